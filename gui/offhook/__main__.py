"""Where the program starts: the window, the demo, or a verb of the command line.

``--version`` loads nothing, ``--help`` and a wrong usage only what tells the language; a verb loads
no Qt.
"""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from typing import NoReturn

from .cli.language import language_of
from .cli.parser import data_dir_of, parse
from .speech import speak

INTERRUPTED = 130  # as shells call it: 128 + SIGINT


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with ``argv`` (default: the process's own); the exit code."""
    _speak_utf8()
    code = 0
    try:
        code = _run(sys.argv[1:] if argv is None else argv)
        if sys.stdout is not None:  # a program without a console has none
            sys.stdout.flush()
    except KeyboardInterrupt:
        code = INTERRUPTED
    except BrokenPipeError:
        # Whoever read has left, which is no fault of what was done; the verbs print only after it.
        # The interpreter must not try again on its way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return code


def end(code: int) -> NoReturn:
    """Leave the process, however long others take.

    A thread that waits for a key store's user or for a name look-up cannot be ended. Left to the
    interpreter, it is unwound through C++ that does not expect it, and the process aborts.
    """
    threads = sys.modules.get("threading")
    if threads is not None and threads.active_count() > 1:
        logging = sys.modules.get("logging")
        if logging is not None:
            logging.shutdown()
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
        os._exit(code)
    sys.exit(code)


def start() -> NoReturn:
    """What the installed commands call."""
    end(main())


def _run(arguments: Sequence[str]) -> int:
    speak(lambda: language_of(data_dir_of(arguments)))
    try:
        options = parse(arguments)
    except SystemExit as end:  # --help, --version, a wrong usage
        return int(end.code or 0)
    if options.verb == "demo":
        from .app.demo import run_demo

        return run_demo(shots=options.shots, theme=options.theme, language=options.language)
    if options.verb == "self-test":
        from .app.self_test import run_self_test

        return run_self_test()
    if options.verb == "doctor" and options.probe_display:
        from .app.probe import show_platform

        return show_platform()
    if options.verb == "practice":
        from .app.practice import run_practice

        return run_practice(as_steps=options.steps)
    if options.verb in (None, "link"):
        return _open_window(options, options.link if options.verb else "")
    from .cli import run

    return run(options)


def _open_window(options: Namespace, link: str) -> int:
    """Raise the window that runs, or become it."""
    from .cli.window import raise_running
    from .desk.folder import DataFolder

    folder = DataFolder.locate(options.data_dir)
    if raise_running(folder, link=link, minimized=options.minimized):
        return 0
    from .app.start import run_window
    from .desk.folder import FolderRefused

    try:
        return run_window(folder, options.base_url, minimized=options.minimized, link=link)
    except FolderRefused as refused:
        from .cli.words import folder as words_of

        print(words_of(refused), file=sys.stderr)  # noqa: T201 - there is no window to say it
        return 1


def _speak_utf8() -> None:
    """Names have accents, whatever the locale says; what cannot be written must not raise."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


if __name__ == "__main__":
    start()
