"""A recording on its way: streamed from the disk, and only whole if the file stayed as it was."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Callable
from functools import partial
from pathlib import Path
from typing import BinaryIO, TypeVar
from uuid import uuid4

import httpx

from offhook.calls.follow_ups import AudioKind, BadFile, FileProblem, RecordingFile

FILE_SECONDS = 60.0
"""A bit of the file that takes longer is not coming: the computer that has it does not answer."""

PIECE = 64 * 1024  # bytes handed to the network at once
READ = 1024 * 1024  # bytes read at once, in a thread: a file may lie on another computer

_T = TypeVar("_T")

_TYPES = {AudioKind.WAV: "audio/wav", AudioKind.MP3: "audio/mpeg"}


class Upload(httpx.AsyncByteStream):
    """The body of one upload; for one request.

    The end of the body is handed over only once the file was read whole and found unchanged, so
    whatever else happens, the server cannot take it for complete. ``problem`` then says what was
    wrong with the file. ``progress`` is told the bytes of the file that were handed over.
    """

    def __init__(
        self, file: RecordingFile, progress: Callable[[int], None] = lambda _: None
    ) -> None:
        boundary = uuid4().hex
        # By its content: the file's own name may say anything, and is nobody else's business.
        name = f"recording.{file.kind.value}"
        self._head = (
            f"--{boundary}\r\n"
            f'Content-Disposition: form-data; name="recording"; filename="{name}"\r\n'
            f"Content-Type: {_TYPES[file.kind]}\r\n\r\n"
        ).encode()
        self._tail = f"\r\n--{boundary}--\r\n".encode()
        self.content_type = f"multipart/form-data; boundary={boundary}"
        self.length = len(self._head) + file.size + len(self._tail)
        self.handed_over = False
        self.problem: FileProblem | None = None
        self._left = False
        self._file = file
        self._progress = progress

    async def __aiter__(self) -> AsyncIterator[bytes]:
        file = await self._off_loop(self._open)
        try:
            yield self._head
            left = self._file.size
            while left:
                data = await self._off_loop(partial(self._read, file, min(READ, left)))
                if not data:
                    raise self._bad(FileProblem.CHANGED)
                left -= len(data)
                if not left:
                    await self._off_loop(partial(self._check, file))
                for start in range(0, len(data), PIECE):
                    yield data[start : start + PIECE]
                    self._progress(self._file.size - left - max(0, len(data) - start - PIECE))
            self.handed_over = True
            yield self._tail
        finally:
            if not self._left:  # or closing it would wait for what hangs
                file.close()

    async def _off_loop(self, read: Callable[[], _T]) -> _T:
        """Do it in a thread, which is left to itself if it takes too long."""
        try:
            async with asyncio.timeout(FILE_SECONDS):
                return await asyncio.get_running_loop().run_in_executor(None, read)
        except OSError as error:  # a TimeoutError is one
            self._left = isinstance(error, TimeoutError)
            raise self._bad(FileProblem.GONE) from None
        except asyncio.CancelledError:
            self._left = True
            raise

    def _read(self, file: BinaryIO, size: int) -> bytes:
        data = file.read(size)
        if self._left:
            file.close()
        return data

    def _open(self) -> BinaryIO:
        file = Path(self._file.path).open("rb")  # noqa: SIM115  (closed by whoever reads)
        try:
            if self._left:
                raise self._bad(FileProblem.GONE)
            self._check(file)
        except BaseException:
            file.close()
            raise
        return file

    def _check(self, file: BinaryIO) -> None:
        """Also that it has no more bytes than it had: recorders go on writing."""
        now = os.fstat(file.fileno())
        if (now.st_size, now.st_mtime_ns) != (self._file.size, self._file.modified_ns):
            raise self._bad(FileProblem.CHANGED)

    def _bad(self, problem: FileProblem) -> BadFile:
        self.problem = problem
        return BadFile(problem)
