"""What is kept on this computer: settings, policy, journal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..calls.call import Place
from ..calls.crm_copy import SyncState
from ..calls.deriving import sync_state
from ..desk.clock import SystemClock
from ..desk.folder import DataFolder
from ..desk.inbox import Inbox
from ..desk.settings_file import SettingsFile
from ..journal.errors import JournalDamaged, JournalEmpty, JournalError, JournalOlder, JournalTooNew
from ..journal.provenance import hold_of
from ..journal.reader import JournalReader
from .findings import Finding, Found, Verdict

_TO_SEND = (SyncState.WAITING, SyncState.SENDING, SyncState.UNCONFIRMED)


def settings(file: SettingsFile) -> Iterator[Finding]:
    """What could be read of settings and policy."""
    loaded = file.load()
    policy = file.policy
    own = [problem for problem in file.problems if not problem.place]
    for problem in own:
        if problem.key is None:
            yield Finding(Found.SETTINGS_DAMAGED, Verdict.FAIL)
        else:
            told = (problem.key, str(problem.reason))
            yield Finding(Found.SETTINGS_BAD_KEY, Verdict.WARN, told)
    if not loaded.lines:
        yield Finding(Found.SETTINGS_NO_LINE, Verdict.FAIL)
    elif not own:
        yield Finding(Found.SETTINGS_OK, Verdict.OK)
    for problem in policy.problems:
        if problem.key is None:
            yield Finding(Found.POLICY_UNREADABLE, Verdict.WARN, (problem.place,))
        else:
            facts = (problem.key, str(problem.reason), problem.place)
            yield Finding(Found.POLICY_BAD_KEY, Verdict.WARN, facts)
    if not policy.places:
        yield Finding(Found.POLICY_NONE, Verdict.OK)
    elif not policy.problems:
        counts = (str(len(policy.locks)), str(len(policy.presets)))
        yield Finding(Found.POLICY_OK, Verdict.OK, (*counts, ", ".join(policy.places)))


def journal(folder: DataFolder) -> Iterator[Finding]:
    """Whether calls can be read, and what becomes of them."""
    if not folder.journal.exists():
        yield Finding(Found.JOURNAL_NONE, Verdict.OK)
        return
    try:
        with JournalReader(folder.journal) as reader:
            entries = reader.entries()
            held = hold_of(reader)
    except (JournalEmpty, JournalOlder):  # one is made, the other brought up to date, by the window
        yield Finding(Found.JOURNAL_NONE, Verdict.OK)
    except JournalTooNew:
        yield Finding(Found.JOURNAL_TOO_NEW, Verdict.FAIL)
    except JournalDamaged:
        yield Finding(Found.JOURNAL_DAMAGED, Verdict.FAIL)
    except (JournalError, OSError):
        yield Finding(Found.JOURNAL_UNREADABLE, Verdict.FAIL)
    else:
        states = Counter(
            sync_state(entry)
            for entry in entries
            if not entry.call.is_open and entry.call.place is Place.CRM
        )
        needing = states[SyncState.NEEDS_YOU]
        counts = (str(len(entries)), str(sum(states[state] for state in _TO_SEND)))
        yield Finding(Found.JOURNAL_OK, Verdict.OK, (*counts, str(needing)))
        if held is not None:
            yield Finding(Found.JOURNAL_HELD, Verdict.FAIL)
        if needing:
            yield Finding(Found.JOURNAL_NEEDS_YOU, Verdict.WARN, (str(needing),))


def inbox(folder: DataFolder) -> Iterator[Finding]:
    """Whether anything that phones or scripts told could not be read."""
    if aside := Inbox(folder.inbox, SystemClock()).unreadable():
        yield Finding(Found.JOURNAL_UNREAD, Verdict.WARN, (str(len(aside)),))
