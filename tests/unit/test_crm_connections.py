"""Which connections a request may use: fresh, verified, and through the proxy that is meant."""

from __future__ import annotations

import asyncio
import logging
import ssl
import threading
from pathlib import Path

import pytest
import trustme

from offhook.crm.client import CrmClient, Timeouts
from offhook.crm.connections import system_ssl_context
from offhook.crm.errors import BadCertificate, NotSent, Reason, Unconfirmed
from support.crm_clients import TOKEN, failure, post, talk
from support.raw_http import Peer, RawServer, Received, message

CREATED = {"data": {"id": 7}}


def keep_answering(peer: Peer) -> None:
    while True:
        peer.answer(201, CREATED)


async def post_twice(client: CrmClient) -> None:
    await post(client)
    await post(client)


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


def serving(authority: trustme.CA, name: str = "127.0.0.1") -> ssl.SSLContext:
    """A server's context with a certificate for ``name``."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(context)
    return context


def trusting(authority: trustme.CA) -> ssl.SSLContext:
    """A client's context that trusts this authority alone."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    authority.configure_trust(context)
    return context


def test_a_connection_just_used_is_used_again() -> None:
    with RawServer(keep_answering) as server:
        talk(server.url, post_twice, Timeouts(idle=60))
    assert (server.connections, len(server.requests)) == (1, 2)


def test_a_connection_idle_for_too_long_is_not() -> None:
    async def post_pause_post(client: CrmClient) -> None:
        await post(client)
        await asyncio.sleep(0.1)
        await post(client)

    with RawServer(keep_answering) as server:
        talk(server.url, post_pause_post, Timeouts(idle=0.05))
    assert (server.connections, len(server.requests)) == (2, 2)
    assert Timeouts().idle == 2.0


def test_a_connection_that_the_server_closed_is_not_used_again() -> None:
    closed = threading.Event()

    def answer_once(peer: Peer) -> None:
        peer.answer(201, CREATED)
        peer.connection.close()
        closed.set()

    async def post_until_closed_post(client: CrmClient) -> None:
        await post(client)
        await asyncio.to_thread(closed.wait, 10)
        await post(client)

    with RawServer(answer_once) as server:
        talk(server.url, post_until_closed_post, Timeouts(idle=60))
    assert (server.connections, len(server.requests)) == (2, 2)


def test_after_dropping_a_new_connection_is_opened() -> None:
    async def post_drop_post(client: CrmClient) -> None:
        await client.drop_connections()
        await post(client)
        await client.drop_connections()
        await client.drop_connections()
        await post(client)

    with RawServer(keep_answering) as server:
        talk(server.url, post_drop_post, Timeouts(idle=60))
    assert (server.connections, len(server.requests)) == (2, 2)


def test_dropping_lets_a_request_under_way_finish() -> None:
    arrived, dropped = threading.Event(), threading.Event()

    def answer_late(peer: Peer) -> None:
        peer.read_request()
        arrived.set()
        dropped.wait(10)
        peer.send(message(201, CREATED))
        peer.wait_for_end()

    async def drop_meanwhile(client: CrmClient) -> None:
        task = asyncio.ensure_future(post(client))
        await asyncio.to_thread(arrived.wait, 10)
        await client.drop_connections()
        dropped.set()
        await task

    with RawServer(answer_late) as server:
        talk(server.url, drop_meanwhile, Timeouts(idle=60))
    assert len(server.requests) == 1


def test_closing_breaks_off_a_request_under_way() -> None:
    arrived = threading.Event()

    def silence(peer: Peer) -> None:
        peer.read_request()
        arrived.set()
        peer.wait_for_end()

    async def close_meanwhile(client: CrmClient) -> BaseException | None:
        task = asyncio.ensure_future(post(client))
        await asyncio.to_thread(arrived.wait, 10)
        await client.aclose()
        await asyncio.wait([task])
        return task.exception()

    with RawServer(silence) as server:
        assert type(talk(server.url, close_meanwhile)) is Unconfirmed


def test_a_trusted_certificate_is_accepted(authority: trustme.CA) -> None:
    with RawServer(keep_answering, tls=serving(authority)) as server:
        talk(server.url, post, ssl_context=trusting(authority))
    assert server.requests[0].headers["authorization"] == f"Bearer {TOKEN}"


@pytest.mark.parametrize("bogus", ["SSL_CERT_FILE", "SSL_CERT_DIR"])
def test_an_unknown_authority_is_refused_whatever_the_environment_says(
    authority: trustme.CA, bogus: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(bogus, str(tmp_path / "gone"))
    with RawServer(keep_answering, tls=serving(authority)) as server:
        error = failure(server.url)
    assert type(error) is BadCertificate
    assert not error.may_be_stored
    assert error.reason is Reason.CERTIFICATE
    assert server.requests == []


def test_a_certificate_of_another_server_is_refused(authority: trustme.CA) -> None:
    with RawServer(keep_answering, tls=serving(authority, "crm.example.test")) as server:
        error = failure(server.url, ssl_context=trusting(authority))
    assert type(error) is BadCertificate
    assert server.requests == []


def test_something_that_speaks_no_tls_is_not_given_the_request() -> None:
    def speak_plainly(peer: Peer) -> None:
        peer.send(message(200, b"Sign in to this network"))
        peer.wait_for_end()

    with RawServer(speak_plainly) as server:
        error = failure(server.url.replace("http:", "https:"))
    assert type(error) is NotSent
    assert error.reason is Reason.TLS


def test_tls_is_no_older_than_1_2() -> None:
    context = system_ssl_context()
    assert context.minimum_version == ssl.TLSVersion.TLSv1_2
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.check_hostname


def proxy(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setenv("all_proxy", url)


def test_loopback_is_never_reached_through_a_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    with RawServer(keep_answering) as elsewhere, RawServer(keep_answering) as server:
        proxy(monkeypatch, elsewhere.url)
        talk(server.url, post)
    assert (elsewhere.connections, server.connections) == (0, 1)


def test_a_proxy_carries_the_request_and_does_not_see_it(
    authority: trustme.CA, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = serving(authority, "crm.example.test")

    def tunnel_to_the_crm(peer: Peer) -> None:
        peer.answer(200)
        with context.wrap_socket(peer.connection, server_side=True) as inside:
            keep_answering(Peer(inside, served))

    served: list[Received] = []
    with RawServer(tunnel_to_the_crm) as server:
        proxy(monkeypatch, server.url)
        talk("https://crm.example.test", post, ssl_context=trusting(authority))
    (connect,) = server.requests
    assert (connect.method, connect.target) == ("CONNECT", "crm.example.test:443")
    assert TOKEN not in str(connect)
    assert len(served) == 1


def test_a_proxy_that_refuses_or_breaks_off_sent_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(peer: Peer) -> None:
        peer.answer(407)

    def cut(peer: Peer) -> None:
        peer.read_request()
        peer.reset()

    for script, reason in ((refuse, Reason.PROXY), (cut, Reason.CUT)):
        with RawServer(script) as server:
            proxy(monkeypatch, server.url)
            error = failure("https://crm.example.test")
        assert type(error) is NotSent
        assert error.reason is reason


@pytest.mark.parametrize("url", ["socks5://127.0.0.1:9", "socks://127.0.0.1:9"])
def test_a_proxy_of_another_kind_is_said(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    proxy(monkeypatch, url)
    error = failure("https://crm.example.test")
    assert type(error) is NotSent
    assert error.reason is Reason.PROXY


def test_no_cookie_is_kept() -> None:
    def set_cookie(peer: Peer) -> None:
        while True:
            peer.answer(201, CREATED, {"Set-Cookie": "session=1; Path=/"})

    with RawServer(set_cookie) as server:
        talk(server.url, post_twice)
    assert all("cookie" not in request.headers for request in server.requests)


def test_the_log_holds_no_url_and_no_token(caplog: pytest.LogCaptureFixture) -> None:
    async def search(client: CrmClient) -> None:
        await client.search_leads("4182579084")

    def find_nobody(peer: Peer) -> None:
        peer.answer(200, {"data": [], "meta": {"last_page": 1}})

    with caplog.at_level(logging.DEBUG), RawServer(find_nobody) as server:
        talk(server.url, search)
    assert "4182579084" in server.requests[0].target
    assert "4182579084" not in caplog.text
    assert TOKEN not in caplog.text
