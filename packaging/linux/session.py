"""A rep's desktop in a :class:`~.chroot.Root`: X server, session bus, key store, window manager."""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from linux.chroot import CHROOT, Failed, User

DESKTOP = (
    "xvfb", "dbus", "gnome-keyring", "libsecret-tools", "xdg-utils", "desktop-file-utils",
    "openbox", "xdotool", "libglib2.0-bin",
)  # fmt: skip
T = TypeVar("T")


def log_in(user: User, *, key_store: bool) -> None:
    """Start a session for ``user``, whose environment is that of the session from then on."""
    display = _display(user)
    user.environment["DISPLAY"] = display
    address = f"unix:path=/run/user/{user.uid}/bus"
    user.start("dbus-daemon", "--session", "--nofork", f"--address={address}")
    user.environment["DBUS_SESSION_BUS_ADDRESS"] = address
    wait_for((user.root.place / address.partition("=/")[2]).exists, "a session bus")
    if key_store:
        user.run("gnome-keyring-daemon", "--unlock", "--components=secrets", said="secret\n")
    user.start("openbox")


def wait_for(condition: Callable[[], T], what: str, seconds: float = 60) -> T:
    """What ``condition`` gives once it is true. Raises :class:`Failed` if that takes longer."""
    until = time.monotonic() + seconds
    while not (found := condition()):
        if time.monotonic() > until:
            raise Failed(f"not within {seconds:.0f} s: {what}")
        time.sleep(0.1)
    return found


def state(user: User) -> dict[str, Any]:
    """What ``offhook show`` tells of this user's program."""
    told: dict[str, Any] = json.loads(user.run("offhook", "show", "--json").stdout)
    return told


def window_process(user: User, version: str = "") -> int:
    """The process of this user's window, or 0; of that ``version``, if one is named."""
    try:
        told = state(user)
    except Failed:  # right after an upgrade: the window has yet to bring the journal up to date
        return 0
    if not told["running"] or (version and told["version"] != version):
        return 0
    for place in Path("/proc").glob("[0-9]*"):
        try:
            mine = place.stat().st_uid == user.uid
            program = str((place / "exe").readlink())
            words = (place / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if mine and program.endswith("/offhook/offhook") and b"show" not in words:
            return int(place.name)
    return 0


def press(user: User, *keys: str) -> None:
    """Press keys in the window, as the rep would: not within the 0.6 s for which a button whose
    meaning has just changed takes none."""
    time.sleep(1.5)
    found = ["xdotool", "search", "--sync", "--onlyvisible", "--name", "^Offhook"]
    window = user.run(*found).stdout.split()[-1]
    user.run("xdotool", "windowactivate", "--sync", window)
    user.run("xdotool", "key", *keys)


def _display(user: User) -> str:
    reading, writing = os.pipe()
    server = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x900x24", "-nolisten", "tcp"]
    process = subprocess.Popen(
        [CHROOT, f"--userspec={user.uid}:{user.uid}", str(user.root.place), *server],
        env=user.environment,
        pass_fds=(writing,),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    user.root.started.append(process)
    with os.fdopen(reading) as answer:
        number = answer.readline().strip()
    if not number:
        raise Failed("the X server does not start")
    return f":{number}"
