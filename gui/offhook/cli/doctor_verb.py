"""``doctor`` and ``support``: what is amiss on this computer, for its user and for who helps them.

Their words are the window's own, so these two verbs alone load a little of Qt. Where even that is
not to be had, the codes are printed.
"""

from __future__ import annotations

import json
import sys
from argparse import Namespace

from ..checkup import Finding, Verdict
from ..checkup.checkup import look_at
from ..desk.folder import DataFolder
from . import words

_MARKS = {Verdict.OK: "ok", Verdict.WARN: "note", Verdict.FAIL: "MEND", Verdict.SKIPPED: "?"}


def doctor(options: Namespace, folder: DataFolder) -> int:
    """Look, and say what was found and how to mend it; 1 if calls are not logged or kept as it
    is, else 0."""
    worst = 0
    rows = []
    for finding in look_at(folder, options.base_url):
        worst |= finding.verdict is Verdict.FAIL
        what, mend, title = _said(finding)
        if options.json:
            rows.append(_object(finding, what, mend))
            continue
        print(f"{_MARKS[finding.verdict]:5} {title:14} {words.plain(what)}", flush=True)
        if mend:
            print(f"{'':5} {'':14} -> {words.plain(mend)}", flush=True)
    if options.json:
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    return worst


def support(options: Namespace, folder: DataFolder) -> int:
    """Look, and pack what was found with versions and masked logs."""
    from ..checkup.support import pack

    try:
        pack(folder, options.file, look_at(folder, options.base_url))
    except OSError as error:
        print(f"{options.file} was not written: {error.strerror or error}.", file=sys.stderr)
        return 1
    print(options.file)
    return 0


def _object(finding: Finding, what: str, mend: str) -> dict[str, object]:
    """One finding as ``doctor --json`` shows it."""
    return {
        "part": finding.part,
        "found": finding.found,
        "verdict": finding.verdict,
        "facts": list(finding.facts),
        "said": what,
        "mend": mend or None,
    }


def _said(finding: Finding) -> tuple[str, str, str]:
    try:
        from ..ui import checkup_words
    except ImportError:
        return f"{finding.found} {' '.join(finding.facts)}", "", finding.part
    said = checkup_words.said(finding)
    return said.what, said.mend, checkup_words.part(finding)
