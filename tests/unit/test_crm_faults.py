"""Connections that fail at every moment of a request, over real sockets."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import ExitStack, contextmanager

import pytest

from offhook.crm.client import CrmClient, Timeouts
from offhook.crm.connections import CONNECTIONS
from offhook.crm.errors import Invalid, NotSent, Reason, TooManyRequests, Unconfirmed
from offhook.crm.secret import Secret
from support.crm_clients import TOKEN, failure, new_call_log, post, talk
from support.raw_http import Peer, RawServer, message

STORED = message(201, {"data": {"id": 7}})
Conversation = Callable[[CrmClient], Awaitable[object]]
LONG = "https://example.test/" + "a" * 16_000_000  # more than any socket buffers


async def post_long(client: CrmClient) -> object:
    return await client.create_call_log(new_call_log(media_url=LONG))


async def get(client: CrmClient) -> object:
    return await client.probe()


@contextmanager
def full_backlog() -> Iterator[str]:
    """A port that listens but lets no further connection in: to the caller, silence."""
    with ExitStack() as stack:
        listener = stack.enter_context(socket.socket())
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        for _ in range(4):
            waiting = stack.enter_context(socket.socket())
            waiting.setblocking(False)
            waiting.connect_ex(listener.getsockname())
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"


def test_a_refused_connection_sent_nothing() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    for conversation in (post, get):
        error = failure(url, conversation)
        assert type(error) is NotSent
        assert not error.may_be_stored
        assert (error.reason, error.http_status) == (Reason.NO_CONNECTION, None)


def test_a_connection_that_does_not_open_in_time_sent_nothing() -> None:
    with full_backlog() as url:
        error = failure(url, timeouts=Timeouts(connect=0.1))
    assert type(error) is NotSent
    assert error.reason is Reason.CONNECT_TIMEOUT


def test_a_deadline_that_comes_before_the_connection_sent_nothing() -> None:
    with full_backlog() as url:
        error = failure(url, timeouts=Timeouts(total=0.1))
    assert type(error) is NotSent
    assert error.reason is Reason.DEADLINE


def test_waiting_in_vain_for_a_free_connection_sent_nothing() -> None:
    released = threading.Event()

    def hold(peer: Peer) -> None:
        peer.read_request()
        released.wait(10)
        peer.send(STORED)

    async def one_too_many(client: CrmClient) -> list[object]:
        tasks = [asyncio.ensure_future(post(client)) for _ in range(CONNECTIONS + 1)]
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        released.set()
        await asyncio.wait(tasks)
        return [task.exception() for task in done]

    with RawServer(hold) as server:
        (error,) = talk(server.url, one_too_many, Timeouts(pool=0.2))
    assert type(error) is NotSent
    assert error.reason is Reason.BUSY
    assert len(server.requests) == CONNECTIONS


def test_cut_before_the_body_was_written_is_not_stored() -> None:
    def cut(peer: Peer) -> None:
        peer.read_head()
        peer.reset()

    with RawServer(cut) as server:
        error = failure(server.url, post_long)
    assert type(error) is NotSent
    assert error.reason is Reason.CUT
    assert len(server.requests) == 1


def test_a_server_that_stops_reading_the_body_did_not_get_it() -> None:
    def stop(peer: Peer) -> None:
        peer.read_head()
        done.wait(10)

    for timeouts, reason in (
        (Timeouts(write=0.1), Reason.TIMED_OUT),
        (Timeouts(total=0.3), Reason.DEADLINE),
    ):
        done = threading.Event()
        with RawServer(stop) as server:
            error = failure(server.url, post_long, timeouts)
            done.set()
        assert type(error) is NotSent
        assert error.reason is reason


def test_an_answer_that_comes_before_the_body_was_read_counts() -> None:
    def refuse_early(peer: Peer) -> None:
        peer.read_head()
        peer.send(message(413, b"too long", {"Connection": "close"}))
        peer.connection.shutdown(socket.SHUT_WR)
        peer.wait_for_end()

    with RawServer(refuse_early) as server:
        error = failure(server.url, post_long)
    assert type(error) is Invalid
    assert error.http_status == 413


@pytest.mark.parametrize("conversation", [post, get])
def test_cut_after_the_request_was_read_may_be_stored(conversation: Conversation) -> None:
    def cut(peer: Peer) -> None:
        peer.read_request()
        peer.reset()

    def close(peer: Peer) -> None:
        peer.read_request()

    for script in (cut, close):
        with RawServer(script) as server:
            error = failure(server.url, conversation)
        assert type(error) is Unconfirmed
        assert (error.reason, error.http_status) == (Reason.CUT, None)


@pytest.mark.parametrize(
    "sent",
    [
        STORED[:5],
        STORED[: STORED.index(b"\r\n\r\n")],
        b"SSH-2.0-OpenSSH_9.2\r\n\r\n",
        b"HTTP/1.1 999999 Odd\r\n\r\n",
    ],
)
def test_half_a_head_or_none_may_be_stored(sent: bytes) -> None:
    def answer(peer: Peer) -> None:
        peer.read_request()
        peer.send(sent)

    with RawServer(answer) as server:
        error = failure(server.url)
    assert type(error) is Unconfirmed
    assert (error.reason, error.http_status) == (Reason.CUT, None)


def test_a_success_cut_in_the_middle_may_be_stored() -> None:
    def cut(peer: Peer) -> None:
        peer.read_request()
        peer.send(STORED[:-3])

    with RawServer(cut) as server:
        error = failure(server.url)
    assert type(error) is Unconfirmed
    assert (error.reason, error.http_status) == (Reason.CUT, 201)


def test_a_refusal_cut_in_the_middle_is_still_a_refusal() -> None:
    def cut(peer: Peer) -> None:
        peer.read_request()
        peer.send(message(429, b"slow down", {"Retry-After": "3"})[:-3])

    with RawServer(cut) as server:
        error = failure(server.url)
    assert type(error) is TooManyRequests
    assert error.retry_after == 3.0


def test_silence_may_be_stored() -> None:
    def silence(peer: Peer) -> None:
        peer.read_request()
        peer.wait_for_end()

    with RawServer(silence) as server:
        error = failure(server.url, timeouts=Timeouts(read=0.1))
    assert type(error) is Unconfirmed
    assert error.reason is Reason.TIMED_OUT


def test_an_answer_that_dribbles_meets_the_deadline() -> None:
    def dribble(peer: Peer) -> None:
        peer.read_request()
        peer.send(b"HTTP/1.1 201 Created\r\nContent-Length: 100000\r\n\r\n")
        never = threading.Event()
        while not never.wait(0.02):
            peer.send(b"x")  # until the client has left, which ends the script

    with RawServer(dribble) as server:
        error = failure(server.url, timeouts=Timeouts(read=5, total=0.4))
    assert type(error) is Unconfirmed
    assert (error.reason, error.http_status) == (Reason.DEADLINE, 201)


def test_an_endless_answer_is_given_up() -> None:
    def flood(peer: Peer) -> None:
        peer.read_request()
        peer.send(b"HTTP/1.1 201 Created\r\n\r\n")
        while True:
            peer.send(b"x" * 1_000_000)

    with RawServer(flood) as server:
        error = failure(server.url)
    assert type(error) is Unconfirmed
    assert (error.reason, error.http_status) == (Reason.UNREADABLE, 201)


def test_cancelling_is_no_error_of_the_crm() -> None:
    arrived = threading.Event()

    def silence(peer: Peer) -> None:
        peer.read_request()
        arrived.set()
        peer.wait_for_end()

    async def cancel(client: CrmClient) -> None:
        task = asyncio.ensure_future(post(client))
        await asyncio.to_thread(arrived.wait, 10)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    with RawServer(silence) as server:
        talk(server.url, cancel)


def test_no_error_leads_back_to_the_token(capsys: pytest.CaptureFixture[str]) -> None:
    def cut(peer: Peer) -> None:
        peer.read_request()
        peer.reset()

    with RawServer(cut) as server:
        error = failure(server.url)
        client = CrmClient(server.url, Secret(TOKEN))
    assert error.__cause__ is None
    assert error.__context__ is None
    assert TOKEN not in f"{error!r} {error} {vars(error)} {client!r} {capsys.readouterr()}"
