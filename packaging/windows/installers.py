"""setup.exe and the MSI, of the frozen program: a target of build.py.

On Windows: NSIS, and the WiX Toolset 3 for the MSI. On Linux, for checks only and named so, the
same by Debian's nsis and wixl, of a program that was frozen under Wine.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from job import WORK, Job, MissingTool, run, say
from windows import dress, msi, registry, signing, wine

NEEDS: dict[str, str] = (
    {} if sys.platform == "win32" else {"makensis": "nsis", "wixl": "wixl", **wine.NEEDED}
)
POLICY = Path(__file__).with_name("policy")
"""Templates for group policy, if there are any: they are put beside the program."""

_NSIS_PLACES = (r"C:\Program Files (x86)\NSIS", r"C:\Program Files\NSIS")
_WIX_PLACES = tuple(rf"C:\Program Files (x86)\WiX Toolset v3.{n}\bin" for n in (14, 11))

_SCRIPT = r"""@echo off
rem Installs the package beside this script, silently, and ends with msiexec's code;
rem or with 1618 while a call is open in Offhook, so that a deployment tries again later.
rem What setup.exe installed for everyone is taken over: calls, settings and token stay.
setlocal
set "home=%ProgramFiles%\Offhook"
if not exist "%home%\offhook.com" goto install
"%home%\offhook.com" quit --everyone
if errorlevel 1 exit /b 1618
if not exist "%home%\uninstall.exe" goto install
"%home%\uninstall.exe" /S _?=%home%
if errorlevel 1 exit /b %errorlevel%
del "%home%\uninstall.exe"
:install
msiexec /i "%~dp0{package}" /qn /norestart %*
exit /b %errorlevel%
"""


def build(job: Job) -> list[Path]:
    """Make both. Raises :class:`~job.MissingTool` and :class:`subprocess.CalledProcessError`."""
    if job.check_only:
        say("For checks only: made by a Python under Wine, never to be released")
    if not signing.sign([job.app / "offhook.exe", job.app / "offhook.com"]):
        signing.say_unsigned()
    made = [make_setup(job), make_msi(job)]
    signing.sign(made)
    return [*made, write_script(job, made[-1])]


def name_of(job: Job, ending: str) -> str:
    """``offhook-1.2.3-x64-setup.exe``, or with ``check-only`` in it."""
    kind = "check-only" if job.check_only else "x64"
    return f"offhook-{job.version}-{kind}{ending}"


def make_setup(job: Job) -> Path:
    """Compile setup.exe."""
    say("setup.exe (NSIS)")
    target = job.dist / name_of(job, "-setup.exe")
    include = WORK / "windows" / "registry.nsh"
    include.write_text(registry.for_nsis(job.version), "utf-8")
    defined = {
        "APP": job.app,
        "ICON": WORK / "windows" / "offhook.ico",
        "SIDE": WORK / "windows" / "side.bmp",
        "INCLUDE": include,
        "OUT": target,
        "VERSION": job.version,
        "VERSION4": ".".join(map(str, dress.four_numbers(job.version))),
        "PUBLISHER": dress.PUBLISHER,
        "UNINSTALL": registry.UNINSTALL,
        "HOME": registry.HOME,
        "AUTOSTART": registry.AUTOSTART,
        "AUTOSTART_SWITCH": registry.AUTOSTART_SWITCH,
    }
    if policy := _policy():
        defined["POLICY"] = policy
    if job.quick:
        defined["QUICK"] = "1"
    if signing.is_named():
        defined["SIGN"] = f'"{sys.executable}" "{Path(signing.__file__)}"'
    tool = _tool("makensis", _NSIS_PLACES, "NSIS 3")
    words = [f"-D{name}={value}" for name, value in defined.items()]
    script = Path(__file__).with_name("setup.nsi")
    run([tool, "-V2", "-WX", "-NOCD", "-INPUTCHARSET", "UTF8", *words, script])
    return target


def make_msi(job: Job) -> Path:
    """Make the MSI."""
    say("MSI")
    target = job.dist / name_of(job, ".msi")
    source = WORK / "windows" / "offhook.wxs"
    icon = source.with_name("offhook.ico")
    source.write_text(msi.wxs(job.version, source.parent, job.app, icon, _policy()), "utf-8")
    target.unlink(missing_ok=True)
    if sys.platform == "win32":
        _by_wix(source, target)
    else:
        _by_wixl(source, target)
    return target


def write_script(job: Job, package: Path) -> Path:
    """Write the script by which the MSI is rolled out to desks where people may be in a call.

    Windows Installer knows no way for a package to end with 1618, "try again later", which
    deployments retry by; what a package refuses is 1603 there. So the script asks first.
    """
    target = job.dist / name_of(job, "-msi.cmd")
    target.write_text(_SCRIPT.format(package=package.name), "ascii", newline="\r\n")
    return target


def _by_wix(source: Path, target: Path) -> None:
    compiled = source.with_suffix(".wixobj")
    run(
        [_tool("candle", _WIX_PLACES, "WiX 3"), "-nologo", "-arch", "x64", "-out", compiled, source]
    )
    # ICE61 warns of an upgrade to the same version, ICE69 of a shortcut's target by its folder.
    quiet = ["-sice:ICE61", "-sice:ICE69", "-spdb"]
    files: list[str | Path] = ["-b", source.parent]
    run([_tool("light", _WIX_PLACES, "WiX 3"), "-nologo", *quiet, *files, "-out", target, compiled])


def _by_wixl(source: Path, target: Path) -> None:
    done = subprocess.run(
        ["wixl", "-a", "x64", "-o", target, source],
        cwd=source.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    # wixl leaves out what it does not know, and says so, and ends with 0.
    if done.returncode or done.stderr.strip() or not target.exists():
        print(done.stderr, file=sys.stderr)
        raise subprocess.CalledProcessError(done.returncode or 1, done.args)


def _policy() -> Path | None:
    return POLICY if POLICY.is_dir() and any(POLICY.iterdir()) else None


def _tool(name: str, places: tuple[str, ...], product: str) -> str:
    found = shutil.which(name) or shutil.which(name, path=";".join(places))
    if found is None:
        raise MissingTool(f"{name} is missing: install {product}.")
    return found
