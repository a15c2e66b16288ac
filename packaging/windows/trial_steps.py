"""What an installer has to do right, step by step: each is said once it holds."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from windows import registry
from windows.trial import NUMBER, TOKEN, Trial, check, wait_for

UNINSTALLER = "uninstall.exe"
BUSY, OTHER_VERSION = 1618, 1638
REFUSED = {1603, 1627}
"""An MSI whose custom action has refused: the second is Wine's."""


def is_installed(
    trial: Trial, version: str, by: Literal["setup", "msi"], root: str = "HKLM"
) -> None:
    """The files are there, and the registry says what it must."""
    check(f"{version} is installed", (trial.home / "offhook.exe").exists())
    said = trial.offhook("--version").strip()
    check(f"the installed program is {version}", said == f"Offhook {version}", said)
    folder = r"C:\Program Files\Offhook"
    if root == "HKCU":
        folder = trial.windows_path(trial.home)
    for value in registry.values(version, by):
        wanted = value.data.replace("{dir}", folder)
        found = trial.registry(root, value.key, value.name)
        same = (found or "").replace("Offhook\\\\offhook", "Offhook\\offhook").rstrip(
            "\\"
        ) == wanted
        if not same:
            check(f"{root}\\{value.key} {value.name} is {wanted}", False, found)
    check(f"{root} says all that Windows is to know, links among it", True)


def knows_uninstall(trial: Trial, version: str, root: str = "HKLM") -> None:
    """The entry under *Apps* of Windows' settings, as setup.exe writes it."""
    wanted = {
        "DisplayName": "Offhook",
        "DisplayVersion": version,
        "Publisher": "The Offhook authors",
    }
    found = {name: trial.registry(root, registry.UNINSTALL, name) for name in wanted}
    check("the entry among the apps", found == wanted, found)
    quiet = trial.registry(root, registry.UNINSTALL, "QuietUninstallString") or ""
    check("its quiet removal", quiet.endswith('uninstall.exe" /S'), quiet)
    size = int(trial.registry(root, registry.UNINSTALL, "EstimatedSize") or "0", 16)
    check("its size in kB", 40_000 < size < 150_000, size)


def set_up_by_rep(trial: Trial) -> None:
    """A number of one's own, and the token in the Credential Manager and nowhere else."""
    trial.offhook("settings", "own_number", "514 652 6793")
    trial.offhook("settings", "base_url", f"{trial.crm.url}/v2")
    trial.offhook("token", "set", stdin=f"{TOKEN}\n")
    check("the token is in the Credential Manager", trial.tokens() == 1, trial.tokens())
    plain = [
        path
        for path in trial.local.rglob("*")
        if path.is_file() and TOKEN.encode() in path.read_bytes()
    ]
    check("and in no file", not plain, plain)


def logs_a_call(trial: Trial) -> None:
    """A call from dial to hang-up, complete in the sandbox."""
    before = len(trial.crm.logs() or [])
    call = trial.offhook("dial", NUMBER).split()[0]
    wait_for("the call is there", trial.calls, lambda calls: call in {c["id"] for c in calls})
    trial.offhook("answered")
    trial.offhook("hangup")
    wait_for("no call is open", lambda: trial.show()["open_calls"], lambda n: n == 0)
    trial.offhook("sync", "--wait", "60")
    logs = trial.crm.logs() or []
    check("the sandbox has one log more", len(logs) == before + 1, logs)
    log = logs[-1]
    complete = (log["status"], log["to"]) == ("answered", NUMBER) and log["duration"] is not None
    check("it is complete", complete and log["end_at"], log)
    (held,) = [one for one in trial.calls() if one["id"] == call]
    check("and the journal knows", held["sync"] == "synced", held)


def opens_links(trial: Trial) -> None:
    """A link raises the window that runs; what a page adds to it is no option."""
    done = trial.run("start", "/wait", "offhook:4185550101", timeout=60)
    check("offhook: opens by Windows' own way", done.code == 0, done)
    bad = trial.run(trial.home / "offhook.com", "--", "tel:1", "--base-url", "https://evil.example")
    check("a link cannot bring options along", bad.code == 2, bad)


def refuses_in_a_call(trial: Trial, command: list[str | Path], wanted: set[int], what: str) -> None:
    """With a call open: the code, and everything as it was."""
    version = trial.show()["version"]
    trial.offhook("dial", NUMBER)
    wait_for("a call is open", lambda: trial.show()["open_calls"], lambda n: n == 1)
    done = trial.run(*command)
    check(f"{what} in a call ends with {done.code}", done.code in wanted, done)
    now = trial.show()
    as_before = now["running"] and now["open_calls"] == 1 and now["version"] == version
    check("the call goes on, in the same version", as_before, now)
    trial.offhook("hangup")
    wait_for("no call is open", lambda: trial.show()["open_calls"], lambda n: n == 0)
    trial.offhook("sync", "--wait", "60")


def keeps_everything(trial: Trial, calls: int) -> None:
    """After an upgrade: journal, settings, token."""
    check("the journal is kept", len(trial.calls()) == calls, trial.calls())
    own = trial.offhook("settings", "own_number").strip()
    check("the settings are kept", own == "+15146526793", own)
    trial.offhook("token", "present")
    check("the token is kept", True)


def is_gone(trial: Trial, home: Path, *, data: bool) -> None:
    """Nothing is left but the rep's data, or not even that."""
    left = list(home.rglob("*")) if home.exists() else []
    check("no file of the program is left", not left, left[:5])
    links = list(trial.wine.drive.rglob("Offhook*.lnk"))
    check("the Start menu is as before", not links, links)
    mentions = trial.mentions()
    check("the registry is clean", not mentions, mentions)
    kept = (trial.local / "Offhook" / "journal.sqlite3").exists()
    check("the rep's journal is kept" if data else "the rep's data is gone", kept is data)
    state = (trial.local / "Offhook State").exists()
    check("so is what else is known of it" if data else "all of it", state is data)
    tokens = trial.tokens()
    check("the token is kept" if data else "the token is gone", bool(tokens) is data, tokens)


def removal(trial: Trial, *switches: str) -> list[str | Path]:
    """The command that removes what setup.exe installed, and waits for it.

    ``_?=`` keeps the uninstaller from going on in a copy of itself; it must stand last.
    """
    home = trial.windows_path(trial.home)
    return [trial.home / UNINSTALLER, "/S", *switches, f"_?={home}"]


def uninstall(trial: Trial, *switches: str) -> int:
    """Remove what setup.exe installed; the uninstaller's code."""
    code = trial.run(*removal(trial, *switches)).code
    if code == 0:  # it cannot remove itself while it runs from there
        (trial.home / UNINSTALLER).unlink(missing_ok=True)
        if trial.home.exists() and not any(trial.home.iterdir()):
            trial.home.rmdir()
    return code


def msi(trial: Trial, flag: str, package: Path) -> int:
    """Windows Installer, silent."""
    return trial.run("msiexec", flag, package, "/qn", "/norestart", timeout=600).code
