"""The .deb from first installation to last file: what a rep and their manager go through."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from job import say
from linux.chroot import Failed, Root, User, fresh
from linux.session import DESKTOP, log_in, press, state, wait_for, window_process

from offhook.sandbox import CallLogRecord, Sandbox

TOKEN = "sandbox-token"
NUMBER = "+14182579084"
LATER = "+15142221234"


def expect(holds: object, what: str) -> None:
    """Raise :class:`Failed` unless it holds."""
    if not holds:
        raise Failed(what)


def try_deb(new: Path, old: Path, version: str, old_version: str) -> None:
    """Go through all of it. Raises :class:`Failed`."""
    root = fresh("deb")
    root.run("apt-get", "-q", "update")
    newer, older = root.put(new), root.put(old)
    rep = root.user("rep")
    bare(root, rep, newer)
    root.install(*DESKTOP)
    before = root.files()
    root.install(older)
    with Sandbox(token=TOKEN) as crm:
        settle(rep, crm)
        first_call(rep, crm)
        colleague = second_user(root, rep)
        wait_offline(rep, crm)
        refused_upgrade(root, rep, newer, old_version)
        upgrade(root, (rep, colleague), crm, newer, version)
        newer_journal(rep)
        remove(root, rep, colleague, before)


def bare(root: Root, rep: User, package: str) -> None:
    """The .deb and what apt draws, nothing else, suffice for all that the program needs."""
    say("deb: installed with nothing but what it depends on; tests itself; purged")
    root.install(package)
    print(rep.run("offhook", "self-test").stdout)
    root.run("apt-get", "-q", "-y", "purge", "offhook")
    nothing_left(root)


def settle(rep: User, crm: Sandbox) -> None:
    """A session, the token in the key store, the program started from the menu."""
    say("deb: an older version, the token in GNOME Keyring, started by its desktop entry")
    log_in(rep, key_store=True)
    rep.run("offhook", "settings", "base_url", crm.base_url)
    rep.run("offhook", "settings", "own_number", "514 652 6793")
    for hours in ("calling_hours", "calling_hours_weekend"):
        rep.run("offhook", "settings", hours, "")  # this may run at night: no warning before a dial
    rep.run("offhook", "token", "set", said=f"{TOKEN}\n")
    kept = rep.run("secret-tool", "search", "--all", "service", "Offhook")
    expect(TOKEN in kept.stdout, "the token is not in the key store")
    data = rep.home / ".local/share/Offhook"
    found = [path for path in data.rglob("*") if path.is_file() and TOKEN in _text(path)]
    expect(not found, f"the token is also in {found}")
    rep.start("gio", "launch", "/usr/share/applications/offhook.desktop")
    wait_for(lambda: state(rep)["token"] == "ok", "the window with a token that works")


def first_call(rep: User, crm: Sandbox) -> None:
    """From a link on a page to a completed call log, with keys alone."""
    say("deb: xdg-open tel:, dialled, answered, hung up; complete in the CRM")
    default = rep.run("xdg-mime", "query", "default", "x-scheme-handler/tel").stdout.strip()
    expect(default == "offhook.desktop", f"tel: links go to {default!r}")
    rep.run("xdg-open", f"tel:{NUMBER}")
    expect(not crm.call_logs(), "a link alone has logged a call")
    press(rep, "Return")
    wait_for(crm.call_logs, "the call in the CRM")
    press(rep, "ctrl+1")
    wait_for(lambda: crm.call_logs()[0].statuses[-1] == "answered", "answered in the CRM")
    press(rep, "ctrl+shift+h")
    (log,) = wait_for(lambda: complete(crm, NUMBER), "the completed call")
    expect(log.statuses == ["calling", "answered", "answered"], f"statuses: {log.statuses}")


def second_user(root: Root, rep: User) -> User:
    """Another user of the same computer has a program of their own, and sees nothing."""
    say("deb: two users on one computer do not meet")
    colleague = root.user("colleague")
    colleague.environment["QT_QPA_PLATFORM"] = "offscreen"
    colleague.start("offhook", "--minimized")
    wait_for(lambda: window_process(colleague), "the colleague's own window")
    expect(window_process(rep) != window_process(colleague), "one window for two users")
    calls = colleague.run("offhook", "calls", "--json").stdout
    expect(NUMBER not in calls, "the colleague sees the rep's calls")
    theirs = f"/home/{rep.name}/.local/share/Offhook"
    peeked = colleague.run("offhook", "--data-dir", theirs, "calls", "--json", check=False)
    expect(peeked.returncode != 0, "the colleague can read the rep's folder")
    return colleague


def wait_offline(rep: User, crm: Sandbox) -> None:
    """A whole call without a network, which waits."""
    crm.offline(True)
    rep.run("offhook", "dial", LATER)
    rep.run("offhook", "answered")
    rep.run("offhook", "hangup")
    wait_for(lambda: state(rep)["waiting"] == 1, "one call to send")


def refused_upgrade(root: Root, rep: User, newer: str, old_version: str) -> None:
    """No upgrade in the middle of a call."""
    say("deb: an upgrade while a call is open is refused")
    process = window_process(rep)
    rep.run("offhook", "dial", "+14185550101")
    refused = root.install(newer, check=False)
    expect(refused.returncode != 0, "the upgrade went on in the middle of a call")
    expect("A call is open" in refused.stdout + refused.stderr, refused.stdout + refused.stderr)
    status = root.run("dpkg-query", "-W", "-f", "${Version} ${Status}", "offhook").stdout
    expect(status == f"{old_version}-1 install ok installed", f"dpkg says: {status}")
    expect(window_process(rep) == process, "the rep's window has ended")
    rep.run("offhook", "hangup")


def upgrade(root: Root, users: tuple[User, User], crm: Sandbox, newer: str, version: str) -> None:
    """The same again after the call: everyone's window comes back, and what waited arrives."""
    say("deb: upgraded; the windows come back by themselves; what waited arrives")
    root.install(newer)
    rep = users[0]
    for user in users:
        wait_for(lambda who=user: window_process(who, version), "the new version's window")  # type: ignore[misc]
    expect(state(rep)["token"] != "missing", "the token is gone")
    crm.offline(False)
    (log,) = wait_for(lambda: complete(crm, LATER), "the call that waited")
    expect(log.statuses == ["answered"], f"not one request: {log.statuses}")
    wait_for(lambda: state(rep)["waiting"] == 0, "nothing left to send")
    numbers = sorted(log.to for log in crm.call_logs())
    expect(len(numbers) == len(set(numbers)) == 3, f"doubled or lost: {numbers}")
    handler = rep.run("xdg-mime", "query", "default", "x-scheme-handler/tel").stdout.strip()
    expect(handler == "offhook.desktop", "links are no longer ours")


def newer_journal(rep: User) -> None:
    """A journal that a later version has changed is refused, and not touched."""
    say("deb: a journal of a newer version is refused untouched")
    copy = rep.home / "newer"
    rep.run("cp", "-a", f"/home/{rep.name}/.local/share/Offhook", f"/home/{rep.name}/newer")
    journal = copy / "journal.sqlite3"
    with closing(sqlite3.connect(journal)) as database:
        database.execute("PRAGMA user_version = 1000")
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = journal.read_bytes()
    told = rep.run("offhook", "--data-dir", f"/home/{rep.name}/newer", "calls", check=False)
    expect(told.returncode == 1 and "newer" in told.stderr, f"it said: {told.stderr}")
    expect(journal.read_bytes() == before, "the newer journal was changed")


def remove(root: Root, rep: User, colleague: User, before: set[str]) -> None:
    """Not in a call either; then all of it goes, but for the calls."""
    say("deb: removed, purged; only the users' own data is left")
    colleague.run("offhook", "dial", "+14185550199")
    refused = root.run("apt-get", "-q", "-y", "remove", "offhook", check=False)
    expect(refused.returncode != 0, "removed in the middle of a call")
    expect(window_process(colleague), "the colleague's window has ended")
    colleague.run("offhook", "hangup")
    root.run("apt-get", "-q", "-y", "remove", "offhook")
    root.run("apt-get", "-q", "-y", "purge", "offhook")
    wait_for(lambda: not running(rep) and not running(colleague), "the programs' end", 5)
    nothing_left(root)
    left = root.files() - before
    expect(not left, f"left behind: {sorted(left)}")
    expect((rep.home / ".local/share/Offhook/journal.sqlite3").exists(), "the calls are gone")


def nothing_left(root: Root) -> None:
    """No file of ours, wherever."""
    left = [name for name in root.files() if "offhook" in name.lower()]
    left += [str(path) for path in (root.place / "run").glob("offhook*")]
    expect(not left, f"left behind: {left}")


def running(user: User) -> bool:
    """Whether a process of the program belongs to ``user``."""
    return b"offhook" in b"".join(
        path.read_bytes() for path in Path("/proc").glob("[0-9]*/comm") if _of(path, user)
    )


def complete(crm: Sandbox, number: str) -> list[CallLogRecord]:
    """The completed call logs to ``number``."""
    return [log for log in crm.call_logs() if log.to == number and log.is_complete]


def _of(path: Path, user: User) -> bool:
    try:
        return path.stat().st_uid == user.uid
    except OSError:
        return False


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "replace")
