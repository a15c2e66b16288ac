"""The language of the command line: Offhook's setting, else the system's."""

from __future__ import annotations

from ..speech import Language, system_language


def language_of(data_dir: str | None) -> Language:
    """The language that the settings of this data folder name; the system's where they do not.

    Never raises: whatever is amiss there is for the verb to say, and it has to be said somehow.
    """
    from ..desk.folder import DataFolder, FolderRefused
    from ..desk.settings_file import SettingsFile

    try:
        chosen = SettingsFile(DataFolder.locate(data_dir).settings).peek("language")
    except (OSError, FolderRefused):
        chosen = ""
    if chosen == "fr":
        return "fr"
    return "en" if chosen == "en" else system_language()
