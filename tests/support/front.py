"""What may stand between a desk and the CRM: a proxy, a captive portal, somebody else's server.

A :class:`Front` takes the desk's requests and hands them on to a sandbox, unless it is told to do
something else. It keeps what it received, so a test can see whether the token ever came this way::

    with Front(sandbox) as front, SyncDesk(folder, front.base_url) as desk:
        front.does = lambda peer, received: peer.send(message(302, headers={"Location": ...}))
"""

from __future__ import annotations

import http.client
import ssl
from collections.abc import Callable
from types import TracebackType
from typing import Self

from offhook.sandbox import Sandbox
from support.raw_http import Peer, RawServer, Received, message

Deed = Callable[[Peer, Received], object]


class Front:
    """``does`` answers each request; ``None`` hands it on. It may be changed at any time."""

    def __init__(self, sandbox: Sandbox, tls: ssl.SSLContext | None = None) -> None:
        self.does: Deed | None = None
        self._sandbox = sandbox
        self._server = RawServer(self._serve, tls=tls)

    def __enter__(self) -> Self:
        self._server.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._server.__exit__(kind, fault, traceback)

    @property
    def base_url(self) -> str:
        """What the desk takes for the CRM."""
        return f"{self._server.url}/v2"

    @property
    def requests(self) -> list[Received]:
        """All that came, oldest first."""
        return self._server.requests

    @property
    def connections(self) -> int:
        """How many were opened."""
        return self._server.connections

    def hand_on(self, peer: Peer, received: Received) -> None:
        """Do what a good proxy does."""
        onward = http.client.HTTPConnection("127.0.0.1", self._sandbox.port, timeout=10)
        try:
            headers: dict[str, str] = {
                name: received.headers[name]
                for name in ("authorization", "content-type", "accept")
                if name in received.headers
            }
            onward.request(received.method, received.target, received.body, headers)
            answer = onward.getresponse()
            kept = {name: answer.headers[name] for name in ("Date", "Content-Type")}
            peer.send(message(answer.status, answer.read(), kept))
        finally:
            onward.close()

    def _serve(self, peer: Peer) -> None:
        while True:
            received = peer.read_request()
            (self.does or self.hand_on)(peer, received)


def page(status: int = 200, **headers: str) -> Deed:
    """Answers everything with a web page."""
    body = b"<html><head><title>Welcome</title></head><body>Sign in to go on</body></html>"
    kind = {"Content-Type": "text/html"}
    return lambda peer, _: peer.send(message(status, body, {**kind, **headers}))
