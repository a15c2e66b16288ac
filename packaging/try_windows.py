#!/usr/bin/env python3
"""Install Offhook under Wine as an administrator or a rep would, use it, upgrade it, remove it.

    python3 packaging/try_windows.py [--built] [everyone] [oneself] [msi] [takeover]

Builds setup.exe and the MSI twice (0.0.9 and this version), for checks only, and tries them in a
Windows of their own below build/: silent installation, the registry read back, a call logged to a
sandbox on this computer, the token in the Credential Manager, upgrades in and out of a call, and
removal that leaves only the rep's data. --built takes what dist/ has; a word tries that kind alone.
Each line that it prints was checked; the exit code is 0 if all hold.

Not a part of continuous integration: it wants Wine, a cross compiler and 600 MB of downloads, and
takes a quarter of an hour. What it cannot tell is what Windows itself does: user account control,
SmartScreen, the choice of a program for links, fonts, and group policy.
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import subprocess
import time
from collections.abc import Callable
from contextlib import closing

import build
import freezing
from job import WORK, Job, MissingTool, say
from windows import installers
from windows import trial_steps as steps
from windows.trial import Crm, Failed, Screen, Trial, check
from windows.wine import TimedOut

OLDER = "0.0.9"


def main(arguments: list[str]) -> int:
    """Build and try; the exit code."""
    began = time.monotonic()
    older = Job(OLDER, quick=True, trial=True, system="win32")
    newer = Job(freezing.version(), quick="--quick" in arguments, system="win32")
    try:
        if "--built" not in arguments:
            for job in (older, newer):
                target = build.load("windows")
                build.build([target], job, system="--no-system" not in arguments)
        with closing(Screen()) as screen, closing(Crm(freezing.VENV.python)) as crm:
            wanted = [name for name in STEPS if name in arguments] or list(STEPS)
            for name in wanted:
                step = STEPS[name]
                say(f"{name}: {step.__doc__}")
                trial = Trial(WORK / "wine-trials" / name, crm, screen)
                try:
                    step(trial, older, newer)
                finally:
                    trial.wine.stop()
                trial.remove()  # what failed is left to be looked at
    except (Failed, TimedOut, MissingTool) as error:
        print(f"FAILED  {error}", file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as error:
        print(f"FAILED  status {error.returncode} from {error.cmd}", file=sys.stderr)
        return 1
    say(f"All of it holds. {time.monotonic() - began:.0f} s.")
    return 0


Step = Callable[[Trial, Job, Job], None]


def everyone(trial: Trial, older: Job, newer: Job) -> None:
    """setup.exe for everyone."""
    old, new = (job.dist / installers.name_of(job, "-setup.exe") for job in (older, newer))
    check("setup /S /AllUsers", trial.run(old, "/S", "/AllUsers").code == 0)
    steps.is_installed(trial, OLDER, "setup")
    steps.knows_uninstall(trial, OLDER)
    steps.set_up_by_rep(trial)
    trial.start_window()
    steps.logs_a_call(trial)
    steps.opens_links(trial)
    steps.refuses_in_a_call(trial, [new, "/S"], {steps.BUSY}, "the upgrade")
    check("the upgrade after it", trial.run(new, "/S").code == 0)
    trial.wait_for_window(True)
    check("the window is open again", True)
    steps.is_installed(trial, newer.version, "setup")
    steps.knows_uninstall(trial, newer.version)
    steps.keeps_everything(trial, calls=2)
    code = trial.run(old, "/S").code
    check(f"an older setup over it ends with {code}", code == steps.OTHER_VERSION)
    steps.logs_a_call(trial)
    steps.refuses_in_a_call(trial, steps.removal(trial), {steps.BUSY}, "removal")
    check("removal", steps.uninstall(trial) == 0)
    steps.is_gone(trial, trial.home, data=True)


def oneself(trial: Trial, older: Job, newer: Job) -> None:
    """setup.exe for oneself, in a folder of the rep's, removed with all data."""
    trial.home = trial.local / "Programs" / "Offhook"
    new = newer.dist / installers.name_of(newer, "-setup.exe")
    check("setup /S /CurrentUser", trial.run(new, "/S", "/CurrentUser").code == 0)
    steps.is_installed(trial, newer.version, "setup", "HKCU")
    steps.knows_uninstall(trial, newer.version, "HKCU")
    steps.set_up_by_rep(trial)
    trial.start_window()
    steps.logs_a_call(trial)
    check("removal with all data", steps.uninstall(trial, "/RemoveData") == 0)
    steps.is_gone(trial, trial.home, data=False)


def package(trial: Trial, older: Job, newer: Job) -> None:
    """The MSI."""
    old, new = (job.dist / installers.name_of(job, ".msi") for job in (older, newer))
    check("msiexec /i /qn", steps.msi(trial, "/i", old) == 0)
    steps.is_installed(trial, OLDER, "msi")
    steps.set_up_by_rep(trial)
    trial.start_window()
    steps.logs_a_call(trial)
    code = trial.run(newer.dist / installers.name_of(newer, "-setup.exe"), "/S").code
    check(f"setup.exe over an MSI ends with {code}", code == steps.OTHER_VERSION)
    upgrade: list[str | Path] = ["msiexec", "/i", new, "/qn"]
    steps.refuses_in_a_call(trial, upgrade, steps.REFUSED, "the upgrade")
    script = newer.dist / installers.name_of(newer, "-msi.cmd")
    by_script: list[str | Path] = ["cmd", "/c", script]
    steps.refuses_in_a_call(trial, by_script, {steps.BUSY}, "the upgrade by its script")
    check("the upgrade after it, by its script", trial.run(*by_script, timeout=600).code == 0)
    trial.wait_for_window(False)
    steps.is_installed(trial, newer.version, "msi")
    trial.start_window()
    steps.keeps_everything(trial, calls=3)
    check("an older MSI over it is refused", steps.msi(trial, "/i", old) != 0)
    steps.logs_a_call(trial)
    remove: list[str | Path] = ["msiexec", "/x", new, "/qn"]
    steps.refuses_in_a_call(trial, remove, steps.REFUSED, "removal")
    check("removal", steps.msi(trial, "/x", new) == 0)
    steps.is_gone(trial, trial.home, data=True)


def takeover(trial: Trial, older: Job, newer: Job) -> None:
    """What reps installed themselves, taken over by the MSI."""
    setup = newer.dist / installers.name_of(newer, "-setup.exe")
    check("setup /S /AllUsers", trial.run(setup, "/S", "/AllUsers").code == 0)
    package = newer.dist / installers.name_of(newer, ".msi")
    code = steps.msi(trial, "/i", package)
    check(f"the MSI alone over it ends with {code}", code in steps.REFUSED)
    steps.is_installed(trial, newer.version, "setup")
    script = newer.dist / installers.name_of(newer, "-msi.cmd")
    done = trial.run("cmd", "/c", script, timeout=600)
    check("its script takes it over", done.code == 0, done)
    steps.is_installed(trial, newer.version, "msi")
    check("the uninstaller is gone", not (trial.home / steps.UNINSTALLER).exists())
    check("removal", steps.msi(trial, "/x", package) == 0)
    steps.is_gone(trial, trial.home, data=False)


STEPS: dict[str, Step] = {
    "everyone": everyone,
    "oneself": oneself,
    "msi": package,
    "takeover": takeover,
}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
