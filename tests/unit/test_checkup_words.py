"""Whatever a look at this computer can find has its words, and what is amiss a way to mend it."""

from __future__ import annotations

import pytest

from offhook.checkup import Finding, Found, Verdict
from offhook.ui import checkup_words

FINE = ("_ok", "_unknown", "_unchecked")


@pytest.mark.parametrize("found", list(Found))
def test_every_finding_has_words(found: Found) -> None:
    facts = ("base_url", "cut", "/etc/offhook/policy.json")
    finding = Finding(found, Verdict.FAIL, facts)
    said = checkup_words.said(finding)
    assert said.what
    assert "%" not in said.what + said.mend
    assert checkup_words.part(finding)
    needs_mending = not found.endswith(FINE) and found not in (
        Found.POLICY_NONE,
        Found.JOURNAL_NONE,
    )
    assert bool(said.mend) is needs_mending
    for text in filter(None, said):
        assert text.rstrip("”").endswith((".", ": base_url")), text


@pytest.mark.parametrize("verdict", list(Verdict))
def test_every_verdict_has_a_word(verdict: Verdict) -> None:
    assert checkup_words.verdict(Finding(Found.DISK_OK, verdict, ("1",)))
