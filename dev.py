#!/usr/bin/env python3
"""One command for each thing a developer does; needs nothing but Python 3.11 or newer.

    python3 dev.py run [ARGS...]      the program; without a token or a display, its demo
    python3 dev.py test [ARGS...]     the tests; ARGS are pytest's, paths from this folder
    python3 dev.py lint               ruff, mypy, the import contracts, the release workflow
    python3 dev.py soak [ARGS...]     calls while everything breaks: --calls N --seed S
    python3 dev.py shots [DIR]        pictures of every window: themes x languages x scales
    python3 dev.py installers         make this system's installers; on Linux also try them out
    python3 dev.py setup              only what the others do first: .venv, tools, libraries

--no-system, anywhere, leaves the system's packages alone. Otherwise, on Debian and its kin, what
Qt and the tests need is installed through apt where it is missing, and named before it is.
"""

from __future__ import annotations

import sys

if sys.version_info < (3, 11):  # noqa: UP036 # the one line that older ones run
    sys.exit(f"Offhook needs Python 3.11 or newer; this is {sys.version.split()[0]}.")

import ctypes
import hashlib
import importlib.util
import itertools
import os
import platform
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

LINUX = platform.system() == "Linux"
ROOT = Path(__file__).resolve().parent
PINS = ROOT / "packaging" / "pins"

# Libraries, programs and a Python module that the system provides: each with its Debian package.
BOOTSTRAP = {"ensurepip": f"python3.{sys.version_info.minor}-venv"}
QT = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
}
X11 = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
TESTS = {
    "dbus-run-session": "dbus",
    "gnome-keyring-daemon": "gnome-keyring",
    "Xvfb": "xvfb",
    "xauth": "xauth",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "secret-tool": "libsecret-tools",
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
    "/usr/share/fonts/opentype/inter": "fonts-inter",
}
PURPOSES = {
    "to make .venv": BOOTSTRAP,
    "for Qt": QT,
    "for Qt's windows on X11": X11,
    "for the tests of the window and the key store": TESTS,
}


@dataclass(frozen=True)
class Venv:
    """A virtual environment in `folder`, with the packages of `pins`, and maybe Offhook itself."""

    folder: Path
    pins: Path
    editable: bool = False

    @property
    def scripts(self) -> Path:
        """Where its programs are."""
        return self.folder / ("Scripts" if os.name == "nt" else "bin")

    @property
    def python(self) -> str:
        """Its interpreter."""
        return str(self.scripts / ("python.exe" if os.name == "nt" else "python"))

    def healthy(self) -> bool:
        """Tell whether it is a working one of this folder, with a Python that is new enough."""
        probe = "import sys, pip; print(sys.prefix); sys.exit(sys.version_info < (3, 11))"
        command = [self.python, "-c", probe]
        try:
            done = subprocess.run(command, capture_output=True, text=True, check=False)
        except OSError:
            return False
        return done.returncode == 0 and Path(done.stdout.strip()).resolve() == self.folder.resolve()

    def make(self, sound: bool) -> None:
        """Bring it to what is pinned: from nothing, from older pins, or from a broken one."""
        stamp, wanted, place = self.folder / "offhook-setup", self.contents(), f"{ROOT}\n"
        found = stamp.read_text() if stamp.exists() else place
        if sound and found == wanted:
            return
        name = self.folder.relative_to(ROOT)
        if self.folder.exists() and not (sound and found.startswith(place)):
            print(f"The {name} here is broken, moved or half made: it is made anew.", flush=True)
            shutil.rmtree(self.folder)
        print(f"Setting up {name}, as pinned in packaging/pins/{self.pins.name} ...", flush=True)
        if not self.folder.exists():
            subprocess.run([sys.executable, "-m", "venv", self.folder], check=True)
        stamp.write_text("interrupted\n")
        pip = [self.python, "-m", "pip", "install", "-q", "--disable-pip-version-check"]
        pinned: list[str | Path] = ["--only-binary", ":all:", "--require-hashes", "-r", self.pins]
        try:
            subprocess.run([*pip, "--no-input", *pinned], check=True)
            if self.editable:
                subprocess.run([*pip, "--no-deps", "--no-build-isolation", "-e", ROOT], check=True)
        except subprocess.CalledProcessError:
            stamp.unlink()  # pip has undone what it could not finish; a kill would leave the mark
            raise
        stamp.write_text(wanted)

    def contents(self) -> str:
        """Return what it holds once made: its place, since it cannot move, and what it was made of.

        It is up to date for as long as this stays the same.
        """
        sources = [self.pins]
        if self.editable:
            sources += [ROOT / "pyproject.toml", ROOT / "packaging" / "hatch_build.py"]
        contents = b"\0".join(source.read_bytes() for source in sources)
        return f"{ROOT}\n{hashlib.sha256(contents).hexdigest()}\n"


VENV = Venv(ROOT / ".venv", PINS / "dev.txt", editable=True)
SCRIPTS = VENV.scripts
PYTHON = VENV.python


def main(arguments: list[str]) -> int:
    """Run one verb, and return its exit status."""
    system = "--no-system" not in arguments
    verb, *rest = [a for a in arguments if a != "--no-system"] or ["--help"]
    if verb in {"-h", "--help"}:
        print(__doc__)
        return 0
    if verb not in VERBS:
        print(f"dev.py: no such verb: {verb} (there are: {', '.join(VERBS)})", file=sys.stderr)
        return 2
    os.chdir(ROOT)
    if LINUX:
        os.environ.setdefault("LANG", "C.UTF-8")  # Qt warns about an encoding that is not UTF-8
    try:
        return VERBS[verb](rest, system)
    except subprocess.CalledProcessError as error:
        command = " ".join(map(str, error.cmd))
        print(f"dev.py: status {error.returncode} from {command}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def setup(_: list[str], system: bool) -> int:
    """Make ready for everything."""
    ready(QT | X11 | TESTS, system)
    return 0


def run(arguments: list[str], system: bool) -> int:
    """Run the program with `arguments`, or without any what there is to see on this computer."""
    shown = not LINUX or bool({"DISPLAY", "WAYLAND_DISPLAY"} & os.environ.keys())
    ready(QT | X11 if shown else QT, system)
    program = [PYTHON, "-m", "offhook"]
    if arguments:
        return call([*program, *arguments])
    if not shown:
        folder = str(Path("shots", "demo"))
        print(f"No display here: the demo plays unseen and leaves its pictures in {folder}.")
        return call([*program, "demo", "--shots", folder], offscreen())
    if call([*program, "token", "present"]) != 0:
        print("No token is set, so this is the demo: `dev.py run token set` reads one.")
        return call([*program, "demo"])
    return call(program)


def test(arguments: list[str], system: bool) -> int:
    """Run pytest, in two processes more than there are processors: tests wait a good deal. Who has
    nothing left to do takes from the others."""
    ready(QT | X11 | TESTS, system)
    spread = ["-n", str(min((os.cpu_count() or 1) + 2, 4)), "--dist", "worksteal"]
    return call([PYTHON, "-m", "pytest", *spread, *arguments], offscreen())


def soak(arguments: list[str], system: bool) -> int:
    """Make calls while everything breaks, and compare what is left of them."""
    ready(QT | X11 | TESTS, system)
    return call([PYTHON, "-m", "soak", *arguments], os.environ | {"PYTHONPATH": "tests"})


def lint(_: list[str], system: bool) -> int:
    """Run every checker, also after one has complained."""
    ready({}, system)
    checks = [
        [PYTHON, "-m", "ruff", "check"],
        [PYTHON, "-m", "ruff", "format", "--check"],
        [PYTHON, "-m", "mypy"],
        [str(SCRIPTS / "lint-imports")],
        [str(SCRIPTS / "zizmor"), "--offline", "--no-progress", ".github"],
    ]
    return int(any([call(check) != 0 for check in checks]))  # noqa: C419 # any() would stop early


def shots(arguments: list[str], system: bool) -> int:
    """Leave pictures of the demo, and of every moment of every window, in every look."""
    ready(QT, system)
    target = Path(*arguments[:1] or ["shots"])
    for theme, language, scale in itertools.product(("light", "dark"), ("fr", "en"), "12"):
        folder = str(target / f"{theme}-{language}-{scale}x")
        flags = ["--shots", folder, "--theme", theme, "--language", language]
        env = offscreen() | {"QT_SCALE_FACTOR": scale}
        if status := call([PYTHON, "-m", "offhook", "demo", *flags], env):
            return status
    moments: dict[str, list[str]] = {
        "1x": [],
        "2x": [],
        "large-text": ["--text", "2"],
        "small": ["--small"],
    }
    for name, flags in moments.items():
        scale = "2" if name == "2x" else "1"
        env = offscreen() | {"QT_SCALE_FACTOR": scale, "PYTHONPATH": "tests"}
        if status := call([PYTHON, "-m", "looks", str(target / f"moments-{name}"), *flags], env):
            return status
    print(f"The pictures are in {target.resolve()}")
    return 0


def installers(arguments: list[str], system: bool) -> int:
    """Make the installers; on Linux, install, use, upgrade and remove them in a fresh system."""
    flags = [] if system else ["--no-system"]
    status = call([sys.executable, str(ROOT / "packaging" / "build.py"), *arguments, *flags])
    if status or not LINUX:
        return status
    return call([sys.executable, str(ROOT / "packaging" / "try_linux.py")])


VERBS = {verb.__name__: verb for verb in (setup, run, test, soak, lint, shots, installers)}


def ready(needs: dict[str, str], system: bool) -> None:
    """Have `needs` on this computer (Linux only), and .venv as the pins and pyproject.toml say."""
    have(needs, VENV, system)
    if needs:
        subprocess.run([PYTHON, ROOT / "packaging" / "translations.py"], check=True)


def have(needs: dict[str, str], venv: Venv, system: bool) -> None:
    """Have `needs` on this computer (Linux only), and `venv` as its pins say."""
    sound = venv.healthy()
    absent = missing(needs if sound else BOOTSTRAP | needs)
    if absent and system:
        install_packages(absent)
        absent = missing(absent)
    if absent.keys() & BOOTSTRAP:
        raise SystemExit(f"Python's venv is missing here (Debian: {BOOTSTRAP['ensurepip']}).")
    venv.make(sound)
    if fatal := absent.keys() & QT:
        raise SystemExit(f"Qt cannot start without {', '.join(sorted(fatal))}.")
    if absent:
        print(f"Going on without {', '.join(absent)}.")


def missing(needs: dict[str, str]) -> dict[str, str]:
    """Return those that this computer lacks. Only Linux leaves them to the system."""
    if not LINUX:
        return {}
    return {name: package for name, package in needs.items() if not present(name)}


def present(name: str) -> bool:
    """Look for the thing itself: it may be there without its package, or the reverse."""
    if ".so." not in name:
        if name.startswith("/"):
            return Path(name).exists()
        return importlib.util.find_spec(name) is not None or shutil.which(name) is not None
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def install_packages(absent: dict[str, str]) -> None:
    """Say which packages are missing and what for, then install them where that is possible."""
    print("System packages that are missing:")
    for purpose, group in PURPOSES.items():
        if packages := [absent[name] for name in absent if name in group]:
            print(f"  {purpose}: {' '.join(packages)}")
    named = {name for group in PURPOSES.values() for name in group}
    if packages := sorted({absent[name] for name in absent.keys() - named}):
        print(f"  for installers: {' '.join(packages)}")
    if shutil.which("apt-get") is None:
        print("Install what has these, by this system's own means:")
        print(f"  {' '.join(absent)}")
        return
    become_root = root_prefix()
    if become_root is None:
        print("This user may not install them. Please have this run, then call again:")
        print(f"  sudo apt-get install --no-install-recommends {' '.join(absent.values())}")
        return
    print("They are being installed now; --no-system would leave that to you.", flush=True)
    apt = [*become_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-y"]
    install = [*apt, "install", "--no-install-recommends", *absent.values()]
    known = any(Path("/var/lib/apt/lists").glob("*_Packages*"))
    if not known or call(install, stdin=subprocess.DEVNULL) != 0:
        call([*apt, "update"], stdin=subprocess.DEVNULL)
        call(install, stdin=subprocess.DEVNULL)


def root_prefix() -> list[str] | None:
    """Return what to put before a command so that root runs it; None where that cannot be."""
    if os.access("/var/lib/dpkg", os.W_OK):
        return []
    if shutil.which("sudo") is None:
        return None
    asks = sys.stdin is not None and sys.stdin.isatty()
    silent = ["sudo", "-n", "true"]
    if asks or subprocess.run(silent, capture_output=True, check=False).returncode == 0:
        return ["sudo"]
    return None


def offscreen() -> dict[str, str]:
    """Return the environment in which Qt draws unseen, unless another platform was chosen."""
    return {"QT_QPA_PLATFORM": "offscreen"} | os.environ


def call(command: list[str], env: dict[str, str] | None = None, stdin: int | None = None) -> int:
    """Run a command to its end and return its status, also where Ctrl-C ends it."""
    sys.stdout.flush()
    process = subprocess.Popen(command, env=env, stdin=stdin)
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue  # the command got it too, and is ending in its own way


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
