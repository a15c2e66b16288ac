"""How an installer asks the program of every user to end. Windows only.

Whoever installs is often somebody else, the system itself for a package that is rolled out, and may
neither open a user's pipe nor read their data folder. So each window holds an event of the system,
named after its process, that this user, administrators and the system may set. A window without
an open call ends when it is set; one with a call goes on, and whoever asked sees it still run.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path, PureWindowsPath

PATIENCE = 8.0
"""Seconds that a program without a call has to end."""

_POLL_SECONDS = 0.1

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    _security = ctypes.WinDLL("advapi32", use_last_error=True)
    for _function in (_kernel.CreateEventW, _kernel.OpenEventW, _kernel.OpenProcess):
        _function.restype = wintypes.HANDLE
    _kernel.CloseHandle.argtypes = (wintypes.HANDLE,)
    _kernel.SetEvent.argtypes = (wintypes.HANDLE,)
    _kernel.WaitForSingleObject.argtypes = (wintypes.HANDLE, wintypes.DWORD)
    _kernel.QueryFullProcessImageNameW.argtypes = (
        wintypes.HANDLE,
        wintypes.DWORD,
        wintypes.LPWSTR,
        ctypes.POINTER(wintypes.DWORD),
    )
    _EVENT_MODIFY_STATE = 0x0002  # winnt.h, as all below
    _SYNCHRONIZE = 0x0010_0000
    _PROCESS_QUERY_LIMITED_INFORMATION = 0x1000
    _WHOM = "D:(A;;GA;;;OW)(A;;GA;;;SY)(A;;GA;;;BA)"
    """Owner, system, administrators (Security Descriptor Definition Language, sddl.h)."""

    class _SecurityAttributes(ctypes.Structure):
        _fields_ = (
            ("length", wintypes.DWORD),
            ("descriptor", ctypes.c_void_p),
            ("inherit", wintypes.BOOL),
        )

    def open_end_event() -> int:
        """The handle of this process's event, for its whole life. Raises :class:`OSError`."""
        attributes = _SecurityAttributes(ctypes.sizeof(_SecurityAttributes), None, False)
        revision = 1
        if not _security.ConvertStringSecurityDescriptorToSecurityDescriptorW(
            _WHOM, revision, ctypes.byref(attributes, _SecurityAttributes.descriptor.offset), None
        ):
            raise ctypes.WinError(ctypes.get_last_error())
        # It resets itself: who is refused may ask again.
        event = _kernel.CreateEventW(ctypes.byref(attributes), False, False, _name(os.getpid()))
        error = ctypes.get_last_error()
        _kernel.LocalFree(ctypes.c_void_p(attributes.descriptor))
        if not event:
            raise ctypes.WinError(error)
        return int(event)

    def wait_for_end_event(event: int) -> bool:
        """Wait, for ever, until somebody sets the event; ``False`` if that cannot be."""
        infinite = 0xFFFF_FFFF
        return bool(_kernel.WaitForSingleObject(event, infinite) == 0)

    def running_of(folder: Path) -> list[int]:
        """The other processes whose program lies in ``folder``, as far as this user may see."""
        most = 4096
        found, size = (wintypes.DWORD * most)(), wintypes.DWORD()
        _kernel.K32EnumProcesses(ctypes.byref(found), ctypes.sizeof(found), ctypes.byref(size))
        processes = found[: size.value // ctypes.sizeof(wintypes.DWORD)]
        return [
            process
            for process in processes
            if process not in (0, os.getpid()) and is_program_of(_image(process), folder)
        ]

    def _image(process: int) -> str:
        """The path of a process's program; empty if it ended or may not be asked."""
        rights = _PROCESS_QUERY_LIMITED_INFORMATION | _SYNCHRONIZE
        handle = _kernel.OpenProcess(rights, False, process)
        if not handle:
            return ""
        try:
            ended = _kernel.WaitForSingleObject(handle, 0) == 0
            length = wintypes.DWORD(1 << 15)
            path = ctypes.create_unicode_buffer(length.value)
            told = _kernel.QueryFullProcessImageNameW(handle, 0, path, ctypes.byref(length))
            return path.value if told and not ended else ""
        finally:
            _kernel.CloseHandle(handle)

    def _ask(process: int) -> None:
        event = _kernel.OpenEventW(_EVENT_MODIFY_STATE, False, _name(process))
        if event:
            _kernel.SetEvent(event)
            _kernel.CloseHandle(event)

    def _name(process: int) -> str:
        return f"Global\\Offhook-end-{process}"

else:

    def open_end_event() -> int:
        """Windows only."""
        raise NotImplementedError

    def wait_for_end_event(event: int) -> bool:
        """Windows only."""
        raise NotImplementedError

    def running_of(folder: Path) -> list[int]:
        """Windows only."""
        raise NotImplementedError

    def _ask(process: int) -> None:
        raise NotImplementedError


def is_program_of(image: str, folder: Path) -> bool:
    """Whether ``image`` is one of Offhook's two executables in ``folder``, and not, say, the
    uninstaller beside them."""
    path = PureWindowsPath(image)
    ours = path.stem.casefold() == "offhook"
    return ours and path.parent == PureWindowsPath(folder)  # whatever the case of its letters


def ask_all_to_end(folder: Path, patience: float = PATIENCE) -> list[int]:
    """Ask all programs in ``folder`` to end; those that have not after ``patience`` seconds."""
    asked: set[int] = set()
    until = time.monotonic() + patience
    while running := running_of(folder):
        for process in set(running) - asked:
            _ask(process)
        asked.update(running)
        if time.monotonic() >= until:
            return running
        time.sleep(_POLL_SECONDS)
    return []
