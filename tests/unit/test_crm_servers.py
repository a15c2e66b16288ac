"""A base URL is accepted in one spelling, or refused for a reason."""

from __future__ import annotations

import pytest

from offhook.crm.servers import (
    DEVELOPMENT,
    PRODUCTION,
    BadBaseUrl,
    UrlProblem,
    check_base_url,
    is_loopback,
)


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        (PRODUCTION, PRODUCTION),
        (DEVELOPMENT, DEVELOPMENT),
        (" HTTPS://API.crm.Activix.CA:443/v2/ \n", PRODUCTION),
        ("https://crm.example.test:8443", "https://crm.example.test:8443"),
        ("https://crm.example.test:", "https://crm.example.test"),
        ("https://192.0.2.7/v2//", "https://192.0.2.7/v2"),
        ("https://[2001:DB8:0::7]/v2", "https://[2001:db8::7]/v2"),
        ("http://localhost:8000/v2", "http://localhost:8000/v2"),
        ("http://127.9.9.9:80", "http://127.9.9.9"),
        ("http://[0:0::1]:8000/", "http://[::1]:8000"),
    ],
)
def test_good_ones_come_out_in_one_spelling(text: str, normal: str) -> None:
    assert check_base_url(text) == normal
    assert check_base_url(normal) == normal


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", UrlProblem.EMPTY),
        (" \t", UrlProblem.EMPTY),
        ("api.crm.activix.ca/v2", UrlProblem.SCHEME),
        ("localhost:8000", UrlProblem.SCHEME),
        ("ftp://crm.example.test", UrlProblem.SCHEME),
        ("https:crm.example.test", UrlProblem.SCHEME),
        ("https://", UrlProblem.MALFORMED),
        ("https://crm example.test", UrlProblem.MALFORMED),
        ("https://crm.exa\nmple.test", UrlProblem.MALFORMED),
        ("https://crm.éxample.test", UrlProblem.MALFORMED),
        ("https://crm.example.test:0", UrlProblem.MALFORMED),
        ("https://crm.example.test:99999", UrlProblem.MALFORMED),
        ("https://crm.example.test:port", UrlProblem.MALFORMED),
        ("https://[::1", UrlProblem.MALFORMED),
        ("https://[fe80::1%25eth0]", UrlProblem.MALFORMED),
        ("https://-crm.example.test", UrlProblem.MALFORMED),
        ("https://crm..example.test", UrlProblem.MALFORMED),
        ("https://127.1", UrlProblem.MALFORMED),
        ("https://crm.example.test/v2/../v1", UrlProblem.MALFORMED),
        ("http://127.0.0.1\\@evil.example.test", UrlProblem.MALFORMED),
        ("https://rep:word@crm.example.test", UrlProblem.USERINFO),
        ("http://localhost@evil.example.test", UrlProblem.USERINFO),
        ("https://crm.example.test/v2?a=1", UrlProblem.QUERY),
        ("https://crm.example.test/v2?", UrlProblem.QUERY),
        ("https://crm.example.test/v2#a", UrlProblem.QUERY),
        ("http://api.crm.activix.ca/v2", UrlProblem.INSECURE),
        ("http://localhost.example.test", UrlProblem.INSECURE),
        ("http://0.0.0.0", UrlProblem.INSECURE),
        ("http://192.168.0.1", UrlProblem.INSECURE),
        ("http://[::ffff:127.0.0.1]", UrlProblem.INSECURE),
    ],
)
def test_bad_ones_are_refused_without_being_quoted(text: str, reason: UrlProblem) -> None:
    with pytest.raises(BadBaseUrl) as refusal:
        check_base_url(text)
    assert refusal.value.reason is reason
    assert str(refusal.value) == reason.value


def test_loopback_is_told_from_the_rest() -> None:
    for url in ("http://localhost:1", "https://127.0.0.1", "http://[::1]:8000/v2"):
        assert is_loopback(url)
    for url in (PRODUCTION, "https://192.0.2.7", "https://[2001:db8::7]"):
        assert not is_loopback(url)
