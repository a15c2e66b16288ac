#!/usr/bin/env python3
"""A Windows Python under Wine, to check Offhook on a computer without Windows.

    python3 packaging/windows/wine_python.py [ARGS...]     make it where it is missing, and run it

FOR CHECKS ONLY, NEVER FOR A RELEASE. There is no Windows Python among the packages of the
registry, so this one is put together: the interpreter's library and its extension modules from a
wheel that carries them, the standard library from the Python that runs this, and a python.exe of
three lines. Its OpenSSL is old. A release is built on Windows, by python.org's Python.

It lies in ``build/wine`` (``OFFHOOK_WINE`` names another folder), with the program's pinned
packages for Windows and PyInstaller. Needs 1.2 GB and a minute.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent)]

from job import ROOT, MissingTool, say
from windows.wine import Done, Wine, compile_c, windows_path

PINS = ROOT / "packaging" / "pins" / "installers.txt"
VERSION = "3.11.9"
"""What the wheel of the interpreter holds; the standard library must be of the same 3.x."""

_WHEEL = HERE / "checks" / "wine-python.txt"
_FOR_WINDOWS = ["--platform", "win_amd64", "--python-version", "3.11", "--only-binary", ":all:"]
_LEFT_OUT = shutil.ignore_patterns("__pycache__", "site-packages", "test", "lib-dynload", "*.so")


class WinePython:
    """The toolchain in one folder: a Python, and the Wine that it runs under."""

    def __init__(self, host: str | Path = sys.executable, folder: Path | None = None) -> None:
        """``host`` is a Python of this computer with pip and packaging, of the same 3.x;
        ``folder`` is where all is put (default: as above)."""
        self._host = str(host)
        chosen = folder or Path(os.environ.get("OFFHOOK_WINE") or ROOT / "build" / "wine")
        self.folder = chosen.resolve()
        self.home = self.folder / "python"
        self.exe = self.home / "python.exe"
        self.wine = Wine(self.folder / "prefix")

    def create(self) -> None:
        """Make what is missing. Raises :class:`~job.MissingTool`."""
        self.wine.create()
        stamp, wanted = self.folder / "stamp", _wanted()
        if stamp.exists() and stamp.read_text("ascii") == wanted:
            return
        if sys.version_info[:2] != (3, 11):
            raise MissingTool("The Python for Wine is put together by a Python 3.11 alone.")
        say("Putting a Windows Python together: for checks only, never for a release")
        stamp.unlink(missing_ok=True)
        shutil.rmtree(self.home, ignore_errors=True)
        self._make_interpreter()
        shutil.copytree(sysconfig.get_path("stdlib"), self.home / "Lib", ignore=_LEFT_OUT)
        self._install_packages()
        stamp.write_text(wanted, "ascii")

    def run(
        self,
        arguments: Sequence[str | Path],
        *,
        timeout: float = 120,
        env: dict[str, str] | None = None,
        cwd: Path | None = None,
    ) -> Done:
        """Run this Python. It writes UTF-8."""
        return self.wine.run(
            [self.exe, *arguments], timeout=timeout, env={"PYTHONUTF8": "1"} | (env or {}), cwd=cwd
        )

    def _make_interpreter(self) -> None:
        modules = self.home / "DLLs"
        modules.mkdir(parents=True)
        with tempfile.TemporaryDirectory() as folder:
            fetch = ["download", "--no-deps", "--require-hashes", "-r", str(_WHEEL), "-d", folder]
            self._pip([*fetch, *_FOR_WINDOWS])
            (wheel,) = Path(folder).glob("*.whl")
            with zipfile.ZipFile(wheel) as archive:
                for name in archive.namelist():
                    if name.startswith("deploy_libs/") and not re.search(r"/(tk|tcl|_tk)", name):
                        beside = modules if name.endswith(".pyd") else self.home
                        (beside / Path(name).name).write_bytes(archive.read(name))
            self._make_forwarder(Path(folder, "python3.def"))
        library = str(self.home / "python311.dll")
        compile_c(HERE / "checks" / "pymain.c", self.exe, "-municode", library)

    def _make_forwarder(self, definition: Path) -> None:
        """python3.dll, by which extension modules of the stable ABI find the interpreter."""
        dump = ["x86_64-w64-mingw32-objdump", "-p", str(self.home / "python311.dll")]
        told = subprocess.run(dump, capture_output=True, text=True, check=True).stdout
        table = told.partition("[Ordinal/Name Pointer] Table")[2].partition("\n\n")[0]
        names = re.findall(r"^\s*\[\s*\d+\]\s+(?:\+base\[\s*\d+\]\s+\w+\s+)?(\w+)$", table, re.M)
        lines = ["LIBRARY python3.dll", "EXPORTS", *(f"{n}=python311.{n}" for n in names)]
        definition.write_text("\n".join(lines) + "\n", "ascii")
        source = definition.with_suffix(".c")
        source.write_text("int python3_forwards;\n", "ascii")
        flags = ("-shared", "-nostdlib", "-Wl,--entry=0", str(definition))
        compile_c(source, self.home / "python3.dll", *flags)

    def _install_packages(self) -> None:
        translate = [self._host, str(HERE / "pins_of_windows.py"), str(PINS), VERSION]
        pins = subprocess.run(translate, stdout=subprocess.PIPE, check=True).stdout
        with tempfile.NamedTemporaryFile(suffix=".txt") as file:
            file.write(pins)
            file.flush()
            target = str(self.home / "Lib" / "site-packages")
            install = ["install", "--no-deps", "--require-hashes", "-r", file.name]
            self._pip([*install, "--target", target, "--no-compile", *_FOR_WINDOWS])

    def _pip(self, arguments: Sequence[str]) -> None:
        pip = [self._host, "-m", "pip", "-q", "--disable-pip-version-check", "--no-input"]
        subprocess.run([*pip, *arguments], check=True)


class WineMachine:
    """Freezes for Windows: a :class:`freezing.Machine`."""

    def __init__(self, host: str) -> None:
        """``host``: see :class:`WinePython`. Raises :class:`~job.MissingTool`."""
        self._python = WinePython(host)
        self._python.create()

    @property
    def python(self) -> Path:
        """The Windows Python."""
        return self._python.exe

    def run(self, command: Sequence[str | Path], env: Mapping[str, str | Path]) -> None:
        """Run a command under Wine; a ``Path`` among what it is given is told as Windows has it.

        Raises :class:`subprocess.CalledProcessError`.
        """
        program, *rest = command
        told = [windows_path(word) if isinstance(word, Path) else word for word in rest]
        known = {k: windows_path(v) if isinstance(v, Path) else v for k, v in env.items()}
        done = self._python.wine.run([program, *told], timeout=1200, env=known)
        print(done.text, end="", flush=True)
        if done.code:
            raise subprocess.CalledProcessError(done.code, [program, *told])


def _wanted() -> str:
    contents = b"\0".join(path.read_bytes() for path in (_WHEEL, PINS, Path(__file__)))
    return hashlib.sha256(contents).hexdigest()


def main(arguments: list[str]) -> int:
    """Run the Windows Python; its exit code."""
    python = WinePython()
    try:
        python.create()
    except MissingTool as missing:
        print(f"wine_python.py: {missing}", file=sys.stderr)
        return 1
    told = [windows_path(Path(word)) if Path(word).exists() else word for word in arguments]
    done = python.run(told or ["-V"], timeout=600)
    print(done.text, end="")
    return done.code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
