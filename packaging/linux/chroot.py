"""A fresh Debian 12 in a folder, to install in and to run a user's session in.

Mounts and processes belong to namespaces of the trial's own (see :func:`alone`): whatever happens,
they are gone when it ends.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from job import WORK, say

SUITE = "bookworm"
CHROOT = "/usr/sbin/chroot"
BASE = WORK / "trial" / "base"
_INSIDE = "OFFHOOK_TRIAL_INSIDE"


class Impossible(Exception):
    """There is nothing to try with here. The message says why."""


class Failed(Exception):
    """What was tried does not hold."""


def alone() -> None:
    """Go on in mount and process namespaces of our own. Raises :class:`Impossible`."""
    if os.environ.get(_INSIDE):
        return
    if sys.platform != "linux" or os.geteuid() != 0:
        raise Impossible("a fresh system to install in can only be made by root, on Linux")
    unshare = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc"]
    if subprocess.run([*unshare, "true"], capture_output=True, check=False).returncode != 0:
        raise Impossible("this computer allows no namespaces of its own, as some containers")
    os.environ[_INSIDE] = "1"
    os.execvp("unshare", [*unshare, sys.executable, *sys.argv])


def fresh(name: str) -> Root:
    """A new system, as debootstrap leaves it. Raises :class:`Impossible` without a mirror."""
    if not (BASE / "complete").exists():
        shutil.rmtree(BASE, ignore_errors=True)
        BASE.mkdir(parents=True)
        say(f"A fresh Debian ({SUITE})")
        command = ["debootstrap", "--variant=minbase", SUITE, str(BASE), *_mirror()]
        made = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
        if made.returncode != 0:
            raise Impossible(f"debootstrap failed: {made.stdout.strip().splitlines()[-1:]}")
        (BASE / "complete").touch()
    place = WORK / "trial" / name
    if place.exists():
        shutil.rmtree(place)
    subprocess.run(["cp", "-a", "--reflink=auto", str(BASE), str(place)], check=True)
    (place / "complete").unlink()
    return Root(place)


@dataclass
class Root:
    """A system in the folder ``place``."""

    place: Path
    started: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def __post_init__(self) -> None:
        for kind, source, target in (
            ("proc", "proc", "proc"),
            ("tmpfs", "tmpfs", "run"),
            ("tmpfs", "tmpfs", "dev/shm"),
        ):
            (self.place / target).mkdir(exist_ok=True)
            mount = ["mount", "-t", kind, source, str(self.place / target)]
            subprocess.run(mount, check=True)
        for device in ("null", "zero", "urandom", "random", "tty"):
            path = self.place / "dev" / device
            path.touch()
            subprocess.run(["mount", "--bind", f"/dev/{device}", str(path)], check=True)
        (self.place / "usr/sbin/policy-rc.d").write_text("#!/bin/sh\nexit 101\n")
        (self.place / "usr/sbin/policy-rc.d").chmod(0o755)

    def run(self, *command: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        """Run a command as root to its end. Raises :class:`Failed` with what it said."""
        return finished([CHROOT, str(self.place), *command], _ENVIRONMENT, check=check)

    def install(self, *packages: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        """Install packages, or a file below the root, through apt; nothing that is only better."""
        flags = ["-q", "-y", "--no-install-recommends", "--allow-downgrades"]
        return self.run("apt-get", "install", *flags, *packages, check=check)

    def put(self, file: Path) -> str:
        """Copy a file into ``/srv``; its path there."""
        shutil.copy(file, self.place / "srv" / file.name)
        return f"/srv/{file.name}"

    def user(self, name: str) -> User:
        """A new user, with a home and a runtime folder as a login makes them."""
        self.run("useradd", "--create-home", "--shell", "/bin/sh", name)
        uid = int(self.run("id", "-u", name).stdout)
        runtime = self.place / "run" / "user" / str(uid)
        runtime.mkdir(parents=True)
        os.chown(runtime, uid, uid)
        runtime.chmod(0o700)
        (self.place / "home" / name).chmod(0o700)
        return User(self, name, uid)

    def files(self) -> set[str]:
        """Every file but users' own and what apt, dpkg and logs keep for themselves."""
        passed_over = ("home", "proc", "sys", "dev", "run", "srv", "tmp", "var/log", "var/cache")
        found = set()
        for folder, folders, names in os.walk(self.place):
            below = os.path.relpath(folder, self.place)
            folders[:] = [
                name for name in folders if os.path.normpath(f"{below}/{name}") not in passed_over
            ]
            found |= {os.path.normpath(f"{below}/{name}") for name in names}
        return {name for name in found if not name.startswith("var/lib/apt/")}


@dataclass
class User:
    """Someone who works on a :class:`Root`; ``environment`` is that of their session."""

    root: Root
    name: str
    uid: int
    environment: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.environment = {
            "HOME": f"/home/{self.name}",
            "USER": self.name,
            "LANG": "C.UTF-8",
            "PATH": "/usr/local/bin:/usr/bin:/bin",
            "XDG_RUNTIME_DIR": f"/run/user/{self.uid}",
        }

    @property
    def home(self) -> Path:
        """Their home, as seen from outside."""
        return self.root.place / "home" / self.name

    def run(
        self, *command: str, check: bool = True, said: str = "", **extra: str
    ) -> subprocess.CompletedProcess[str]:
        """Run a command as this user to its end; ``said`` is its standard input."""
        return finished(self._as(command), self.environment | extra, check=check, said=said)

    def start(self, *command: str, **extra: str) -> subprocess.Popen[bytes]:
        """Start a command as this user and leave it running."""
        process = subprocess.Popen(
            self._as(command),
            env=self.environment | extra,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.root.started.append(process)
        return process

    def _as(self, command: Sequence[str]) -> list[str]:
        userspec = f"--userspec={self.uid}:{self.uid}"
        return [CHROOT, userspec, str(self.root.place), *command]


_ENVIRONMENT = {
    "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
    "HOME": "/root",
    "LANG": "C.UTF-8",
    "DEBIAN_FRONTEND": "noninteractive",
}


def finished(
    command: Sequence[str], env: dict[str, str], *, check: bool, said: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end. Raises :class:`Failed` with what it said, where ``check``."""
    done = subprocess.run(
        command, env=env, input=said, capture_output=True, text=True, timeout=900, check=False
    )
    if check and done.returncode != 0:
        words = (done.stdout + done.stderr).strip()[-2000:]
        raise Failed(f"status {done.returncode} from {' '.join(command)}\n{words}")
    return done


def _mirror() -> list[str]:
    """Where this computer's own apt has the suite from; nothing leaves it to debootstrap."""
    form = ["--format", "$(RELEASE) $(COMPONENT) $(REPO_URI)", "Created-By: Packages"]
    ask = ["apt-get", "indextargets", *form]
    told = subprocess.run(ask, capture_output=True, text=True, check=False)
    for line in told.stdout.splitlines():
        suite, component, place = line.split(maxsplit=2)
        if (suite, component) == (SUITE, "main"):
            return [place]
    return []
