"""A home folder of the test run's own, so that no test can reach what belongs to the developer."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

_INHERITED = (
    "OFFHOOK_DATA_DIR",
    "OFFHOOK_BASE_URL",
    "LANGUAGE",
    "SSL_CERT_FILE",
    "SSL_CERT_DIR",
    "HTTP_PROXY",
    "HTTPS_PROXY",
    "ALL_PROXY",
    "http_proxy",
    "https_proxy",
    "all_proxy",
)


def enter() -> Path:
    """Point every variable that leads to a user's data at a new folder, and return that folder.

    The key store and the session bus are switched off: a test that wants a real one starts its
    own. The folder's path is short, since a Unix socket's may have 107 bytes at most.
    """
    home = Path(tempfile.mkdtemp(prefix="oh-")).resolve()
    for name in _INHERITED:
        os.environ.pop(name, None)
    os.environ.update(
        HOME=str(home),
        USERPROFILE=str(home),
        APPDATA=_made(home / "roaming"),
        LOCALAPPDATA=_made(home / "local"),
        # platformdirs asks Windows itself for these folders, not the two variables above.
        WIN_PD_OVERRIDE_APPDATA=str(home / "roaming"),
        WIN_PD_OVERRIDE_LOCAL_APPDATA=str(home / "local"),
        XDG_CONFIG_HOME=_made(home / "config"),
        XDG_DATA_HOME=_made(home / "data"),
        XDG_STATE_HOME=_made(home / "state"),
        XDG_CACHE_HOME=_made(home / "cache"),
        XDG_RUNTIME_DIR=_made(home / "run"),
        PYTHON_KEYRING_BACKEND="keyring.backends.fail.Keyring",
        DBUS_SESSION_BUS_ADDRESS="disabled:",
        # Qt warns about any other encoding, and a warning fails a test.
        LC_ALL="C.UTF-8",
    )
    return home


def leave(home: Path) -> None:
    """Remove the folder that `enter` made."""
    shutil.rmtree(home, ignore_errors=True)


def _made(folder: Path) -> str:
    folder.mkdir(mode=0o700)
    return str(folder)
