"""``doctor`` and ``support``: what is amiss on this computer, for its user and for who helps them.

Their words are the window's own, so these two verbs alone load a little of Qt. Where even that is
not to be had, the codes are printed. What ``--json`` says is English in every language.
"""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext

from ..checkup import Finding, Verdict
from ..checkup.checkup import look_at
from ..desk.folder import DataFolder
from ..speech import Language, filled, language, translate
from . import words


def doctor(options: Namespace, folder: DataFolder) -> int:
    """Look, and say what was found and how to mend it; 1 if calls are not logged or kept as it
    is, else 0."""
    findings = look_at(folder, options.base_url)
    if options.json:
        found = list(findings)
        print(json.dumps([_object(each) for each in found], ensure_ascii=False, indent=2))
    else:
        found = list(_told(findings))
    return int(any(each.verdict is Verdict.FAIL for each in found))


def _told(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The same, each told as soon as it is there."""
    marks = {
        Verdict.OK: translate("Terminal", "ok"),
        Verdict.WARN: translate("Terminal", "note"),
        Verdict.FAIL: translate("Terminal", "MEND"),
        Verdict.SKIPPED: "?",
    }
    beside = max(map(len, marks.values()))
    with _qt_speaking(language()):
        below = max(map(len, _titles().values()), default=0)
        for finding in findings:
            what, mend = _said(finding)
            title = _titles().get(finding.part, finding.part)
            mark = marks[finding.verdict]
            print(f"{mark:{beside}} {title:{below}} {words.plain(what)}", flush=True)
            if mend:
                print(f"{'':{beside}} {'':{below}} -> {words.plain(mend)}", flush=True)
            yield finding


def support(options: Namespace, folder: DataFolder) -> int:
    """Look, and pack what was found with versions and masked logs."""
    from ..checkup.support import pack

    try:
        pack(folder, options.file, look_at(folder, options.base_url))
    except OSError as error:
        said = translate("Terminal", "%1 was not written: %2.")
        print(filled(said, options.file, words.trouble(error)), file=sys.stderr)
        return 1
    print(options.file)
    return 0


def _object(finding: Finding) -> dict[str, object]:
    """One finding as ``doctor --json`` shows it."""
    what, mend = _said(finding)
    return {
        "part": finding.part,
        "found": finding.found,
        "verdict": finding.verdict,
        "facts": list(finding.facts),
        "said": what,
        "mend": mend or None,
    }


def _said(finding: Finding) -> tuple[str, str]:
    try:
        from ..ui import checkup_words
    except ImportError:
        return f"{finding.found} {' '.join(finding.facts)}", ""
    said = checkup_words.said(finding)
    return said.what, said.mend


def _titles() -> Mapping[str, str]:
    try:
        from ..ui import checkup_words
    except ImportError:
        return {}
    return checkup_words.titles()


def _qt_speaking(spoken: Language) -> AbstractContextManager[None]:
    """Have the window's words in the terminal's language; Qt's own is English."""
    if spoken == "en":
        return nullcontext()
    try:
        from ..qt.windowless import speaking
    except ImportError:
        return nullcontext()
    return speaking(spoken)
