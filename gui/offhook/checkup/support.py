"""A file that may be sent to whoever helps: it tells of Offhook and of nobody.

It holds versions, the settings that tell nothing of a person, what a look at this computer found,
the logs, and the attempts to send calls by what came of them. Left out are names, numbers, e-mails,
notes, the server's own words, and the token, which is not even read. The logs are masked as they
are written; here whatever the journal and the settings know of people is taken out of them again.
"""

from __future__ import annotations

import json
import platform
import re
import zipfile
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from .. import __version__
from ..calls.crm_copy import Attempt, Entry
from ..calls.deriving import sync_state
from ..desk.folder import DataFolder
from ..desk.keys import KEYS, text_of
from ..desk.masking import masked, without
from ..desk.settings import Settings
from ..desk.settings_file import SettingsFile
from ..journal.errors import JournalError
from ..journal.reader import JournalReader
from .findings import Finding, Found

PACKAGES = (
    "PySide6_Essentials", "httpx", "truststore", "keyring", "phonenumbers", "platformdirs",
    "filelock",
)  # fmt: skip
_TOLD = frozenset({"status", "direction", "duration", "call_status", "call_duration"})
"""The fields of a request whose values tell of nobody."""
_TELLING = frozenset({Found.DISPLAY_NONE, Found.DISK_REFUSED, Found.LINKS_OTHER})
"""Findings whose facts quote the system."""
_TIME = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(,\d{3})?(?= |$)")
_MOST_LOG = 2_000_000  # bytes of each log, from its end


def pack(folder: DataFolder, target: Path, found: Iterable[Finding]) -> None:
    """Write ``target``, a ZIP file. Raises :class:`OSError`."""
    file = SettingsFile(folder.settings)
    settings = file.load()
    entries, attempts = _journal(folder)
    secrets = set(_secrets(settings, entries))
    parts: dict[str, Any] = {
        "versions.json": versions(),
        "settings.json": {
            name: text_of(getattr(settings, name)) if not key.personal else _whether(settings, name)
            for name, key in KEYS.items()
        },
        "policy.json": {
            "places": file.policy.places,
            "locked": sorted(file.policy.locks),
            "preset": sorted(file.policy.presets),
        },
        "findings.json": [_finding(each) for each in found],
        "calls.json": [_call(number, entry) for number, entry in enumerate(entries, 1)],
        "attempts.json": [
            {"call": number} | _attempt(attempt)
            for number, several in enumerate(attempts, 1)
            for attempt in several
        ],
    }
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, part in parts.items():
            text = json.dumps(part, ensure_ascii=False, indent=1)
            packed.writestr(name, without(text, _home()))
        for log in sorted(folder.log.glob("*")):
            if log.suffix in (".txt", ".log") or ".log." in log.name:
                packed.writestr(f"logs/{log.name}", _log(log, secrets))


def versions() -> dict[str, str]:
    """Of Offhook and of what it stands on."""
    found = {
        "Offhook": __version__,
        "Python": platform.python_version(),
        "system": platform.platform(),
    }
    for package in PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            found[package] = "?"
    return found


def _journal(folder: DataFolder) -> tuple[list[Entry], list[list[Attempt]]]:
    if not folder.journal.exists():
        return [], []
    try:
        with JournalReader(folder.journal) as reader:
            entries = reader.entries()
            return entries, [reader.attempts(entry.call.id) for entry in entries]
    except (JournalError, OSError):
        return [], []  # the findings say why


def _secrets(settings: Settings, entries: Iterable[Entry]) -> Iterator[str]:
    """All that is known of people."""
    yield from (settings.user_email, settings.user_did, *settings.never_log)
    for line in settings.lines:
        yield from (line.name, line.number)
    for entry in entries:
        call = entry.call
        yield from (call.lead_name or "", call.remote or "", call.remote_text or "", call.note)
        yield from (call.local or "", call.media_url or "")
        yield from (call.stamp.user_email, call.stamp.user_did)
        yield from (call.lead_name or "").split()
    yield from _home()


def _home() -> tuple[str, str]:
    """The home folder, and its name, which is often the user's."""
    home = Path.home()
    return str(home), home.name


def _whether(settings: Settings, name: str) -> str:
    return "set" if getattr(settings, name) else "not set"


def _finding(finding: Finding) -> dict[str, Any]:
    facts = () if finding.found in _TELLING else finding.facts
    return {"found": finding.found, "verdict": finding.verdict, "facts": facts}


def _call(number: int, entry: Entry) -> dict[str, Any]:
    call = entry.call
    return {
        "call": number,
        "direction": call.direction,
        "status": call.status,
        "start_at": call.start_at.isoformat(),
        "duration": call.duration,
        "place": call.place,
        "sync": sync_state(entry),
        "posted": entry.copy.posted,
        "parked": entry.copy.parked,
        "sources": sorted({source for source, _ in call.sources}),
    }


def _attempt(attempt: Attempt) -> dict[str, Any]:
    return {
        "verb": attempt.verb,
        "began": attempt.began.wall.isoformat(),
        "ended": attempt.ended.wall.isoformat() if attempt.ended else None,
        "outcome": attempt.outcome,
        "http_status": attempt.http_status,
        "code": attempt.code,
        "fields": {k: v if k in _TOLD else "…" for k, v in attempt.body.items()},
        "refused_fields": sorted(attempt.field_errors),
        "server_ahead": attempt.server_ahead,
    }


def _log(path: Path, secrets: set[str]) -> str:
    try:
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - _MOST_LOG))
            text = file.read().decode(errors="replace")
    except OSError as error:
        return f"({type(error).__name__})"
    lines = (_masked_line(line) for line in text.splitlines())
    return without("\n".join(lines), secrets)


def _masked_line(line: str) -> str:
    """With the time at its beginning, which looks like a number."""
    time = _TIME.match(line)
    kept = time[0] if time else ""
    return kept + masked(line[len(kept) :])
