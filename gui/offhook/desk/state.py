"""The user's state folder: what is true of this computer, and must not travel with the data."""

from __future__ import annotations

from pathlib import Path


def state_folder() -> Path:
    """Where this user's programs keep their state; never the data folder, nor in it.

    Only Linux has a place for that. Where platformdirs names the data folder instead (Windows, and
    macOS), it is one beside it: a backup of the data that is put back must not bring it along.
    """
    from platformdirs import user_data_path, user_state_path  # 20 ms, often spared

    folder = user_state_path("Offhook", appauthor=False)
    shared = folder == user_data_path("Offhook", appauthor=False, roaming=False)
    return folder.with_name("Offhook State") if shared else folder
