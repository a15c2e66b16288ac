"""Which servers may be given a token."""

from __future__ import annotations

import ipaddress
import re
from enum import StrEnum
from urllib.parse import urlsplit

PRODUCTION = "https://api.crm.activix.ca/v2"
DEVELOPMENT = "https://api.dev.crm.activix.ca/v2"

_DEFAULT_PORTS = {"http": 80, "https": 443}
_HOST_NAME = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)(\.(?!-)[a-z0-9-]{1,63}(?<!-))*")
_PATH = re.compile(r"(/(?!\.{1,2}(/|$))[A-Za-z0-9._~%-]+)*")


class UrlProblem(StrEnum):
    """Why a text is no base URL."""

    EMPTY = "empty"
    MALFORMED = "malformed"
    SCHEME = "scheme"  # neither https:// nor http://
    INSECURE = "insecure"  # plain http to another computer
    USERINFO = "userinfo"  # a user name or password inside
    QUERY = "query"  # a query or a fragment


class BadBaseUrl(ValueError):
    """A text that is no base URL. Never quotes the text, which may hold a password."""

    def __init__(self, reason: UrlProblem) -> None:
        super().__init__(reason.value)
        self.reason = reason


def check_base_url(text: str) -> str:
    """``text`` as a base URL in one spelling: lower-case host, no default port, no last slash.

    HTTPS only; plain HTTP for this computer alone (``localhost``, ``127.0.0.0/8``, ``::1``).
    Deliberately narrow: what two URL parsers could read differently is malformed. Raises
    :class:`BadBaseUrl`.
    """
    text = text.strip()
    if not text:
        raise BadBaseUrl(UrlProblem.EMPTY)
    if not (text.isascii() and text.isprintable()) or " " in text or "\\" in text:
        raise BadBaseUrl(UrlProblem.MALFORMED)
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise BadBaseUrl(UrlProblem.MALFORMED) from None
    if parts.scheme not in _DEFAULT_PORTS or not text[len(parts.scheme) :].startswith("://"):
        raise BadBaseUrl(UrlProblem.SCHEME)
    if "@" in parts.netloc:
        raise BadBaseUrl(UrlProblem.USERINFO)
    if "?" in text or "#" in text:
        raise BadBaseUrl(UrlProblem.QUERY)
    host = _host(parts.hostname or "")
    path = parts.path.rstrip("/")
    if port == 0 or not _PATH.fullmatch(path):
        raise BadBaseUrl(UrlProblem.MALFORMED)
    if parts.scheme == "http" and not _names_this_computer(host):
        raise BadBaseUrl(UrlProblem.INSECURE)
    explicit_port = "" if port in (None, _DEFAULT_PORTS[parts.scheme]) else f":{port}"
    return f"{parts.scheme}://{host}{explicit_port}{path}"


def is_loopback(base_url: str) -> bool:
    """Whether a checked base URL is on this computer."""
    return _names_this_computer(_host(urlsplit(base_url).hostname or ""))


def _host(name: str) -> str:
    """A host as it stands in a URL; a name whose last label is a number must be an address."""
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        if not _HOST_NAME.fullmatch(name) or name.rpartition(".")[2].isdigit() or len(name) > 253:
            raise BadBaseUrl(UrlProblem.MALFORMED) from None
        return name
    if isinstance(address, ipaddress.IPv6Address):
        if address.scope_id is not None:
            raise BadBaseUrl(UrlProblem.MALFORMED)
        return f"[{address.compressed}]"
    return str(address)


def _names_this_computer(host: str) -> bool:
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"
