"""``offhook self-test``: whether everything came along when the program was packaged.

An installer can lose what no test of the source misses: a plug-in of Qt, a library of the system,
a translation, a module that is only imported by name. So the installed program tries each of them
itself. It needs no display, no account, no network but this computer's own, and keeps nothing.
"""

from __future__ import annotations

import asyncio
import importlib
import platform
import ssl
import sys
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial

from .. import __version__
from ..calls.call import Direction, Status
from ..calls.number_plan import NumberProblem
from ..calls.numbers import BadNumber, pretty, understand
from ..crm.client import CrmClient
from ..crm.connections import system_ssl_context
from ..crm.payloads import CallLogChanges, NewCallLog
from ..crm.secret import Secret
from ..journal.engine import tried_engine
from ..resources import resource_path
from ..sandbox import Sandbox
from ..speech import filled, mark, translate
from ..vault.stores import choose, module_of
from .self_test_window import pictures, plugins, translations, window

Check = Callable[[], str]
"""Tries one thing: what it found, in a few words; whatever it raises is the failure."""

TOKEN = "sandbox-token"  # noqa: S105 - the sandbox's, which everybody may know


def run_self_test() -> int:
    """Try everything, a line for each; the exit code: 1 if anything is missing."""
    print(f"Offhook {__version__}, Python {platform.python_version()}, {platform.platform()}")  # noqa: T201
    return report(CHECKS)


def report(checks: Sequence[tuple[str, Check]]) -> int:
    """Run ``checks`` to the last, whatever the first ones say; the exit code."""
    failures = 0
    well, ill = translate("SelfTest", "ok"), translate("SelfTest", "FAILED")
    names = [in_words(name) for name, _ in checks]
    widths = max(len(well), len(ill)), max(12, *map(len, names))
    for name, (_, check) in zip(names, checks, strict=True):
        try:
            said, verdict = check(), well
        except Exception as error:
            said, verdict = f"{type(error).__name__}: {error}", ill
            failures += 1
        print(f"{verdict:{widths[0]}} {name:{widths[1]}} {said}", flush=True)  # noqa: T201
    return 1 if failures else 0


in_words = partial(translate, "SelfTest")


class Missing(Exception):
    """Something did not come along."""


def resources() -> str:
    """The files that are read while the program runs."""
    wanted = [("icons", "offhook.svg"), ("theme", "offhook.qss")]
    for parts in wanted:
        if not resource_path(*parts).stat().st_size:
            raise Missing("/".join(parts))
    count = len(list(resource_path("icons").glob("*.svg")))
    return translate("SelfTest", "%n drawing(s), the style sheet", "", count)


def licences() -> str:
    """Every licence under which something is shipped."""
    names = {path.stem for path in resource_path("licences").glob("*.txt")}
    wanted = {"LGPL-3.0", "GPL-3.0", "Python", "README"}
    if getattr(sys, "frozen", False):
        wanted |= {"httpx", "keyring", "phonenumbers", "truststore", "platformdirs", "filelock"}
    if absent := wanted - names:
        raise Missing(", ".join(sorted(absent)))
    return translate("SelfTest", "%n file(s)", "", len(names))


def database() -> str:
    """SQLite, with what searching needs."""
    return filled(translate("SelfTest", "SQLite %1, full text and trigrams"), tried_engine())


def numbers() -> str:
    """The number plans of Canada and, as one of those loaded on demand, of France."""
    quebec = understand("418 257-9084", "CA").e164
    france = understand("+33 1 42 68 53 00", "CA").e164
    if (quebec, france) != ("+14182579084", "+33142685300"):
        raise Missing(f"{quebec}, {france}")
    try:
        understand("911", "CA")
    except BadNumber as bad:
        if bad.problem is not NumberProblem.EMERGENCY:
            raise
    else:
        raise Missing("what an emergency number is")
    return f"{pretty('+14182579084', 'CA')}"


def key_store() -> str:
    """The library of this system's key store; nothing is read from the store itself."""
    store = choose()
    importlib.import_module(module_of(store))
    return store.name


def tls() -> str:
    """A greeting as it would be sent to the CRM, with the system's certificates at hand."""
    sent = ssl.MemoryBIO()
    greeting = system_ssl_context().wrap_bio(ssl.MemoryBIO(), sent, server_hostname="localhost")
    try:
        greeting.do_handshake()
    except ssl.SSLWantReadError:
        said = translate("SelfTest", "%1, %n byte(s) of greeting", "", sent.pending)
        return filled(said, ssl.OPENSSL_VERSION)
    raise Missing("a greeting without an answer")


def calls() -> str:
    """One call, begun and completed in the sandbox through the client that speaks to the CRM."""
    with Sandbox(token=TOKEN) as crm:
        asyncio.run(_log_a_call(crm.base_url))
        statuses = [log.statuses for log in crm.call_logs() if log.is_complete]
    if statuses != [["calling", "answered"]]:
        raise Missing(f"a completed call: {statuses}")
    return translate("SelfTest", "one in the sandbox, calling, answered, complete")


async def _log_a_call(base_url: str) -> None:
    start = datetime.now().astimezone().replace(microsecond=0)
    client = CrmClient(base_url, Secret(TOKEN))
    begun = NewCallLog(
        status=Status.CALLING,
        direction=Direction.OUTGOING,
        start_at=start,
        from_="+15146526793",
        to="+14182579084",
    )
    ended = CallLogChanges(
        status=Status.ANSWERED, duration=60, end_at=start + timedelta(seconds=60)
    )
    try:
        answer = await client.create_call_log(begun)
        await client.update_call_log(answer.value.id, ended)
    finally:
        await client.aclose()


CHECKS: tuple[tuple[str, Check], ...] = (
    (mark("SelfTest", "resources"), resources),
    (mark("SelfTest", "licences"), licences),
    (mark("SelfTest", "plug-ins"), plugins),
    (mark("SelfTest", "translations"), translations),
    (mark("SelfTest", "drawings"), pictures),
    (mark("SelfTest", "window"), window),
    (mark("SelfTest", "numbers"), numbers),
    (mark("SelfTest", "database"), database),
    (mark("SelfTest", "key store"), key_store),
    (mark("SelfTest", "TLS"), tls),
    (mark("SelfTest", "calls"), calls),
)
