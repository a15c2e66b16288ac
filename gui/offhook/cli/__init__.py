"""The command line: every verb that needs no window of its own.

Scripts, softphones and tests build on it, so what it prints and its exit codes are stable (README,
*The command line*). A softphone runs it for every call: a verb loads what it needs and no more,
and none loads Qt.
"""

from __future__ import annotations

import sys
from argparse import Namespace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..desk.folder import DataFolder


def run(options: Namespace) -> int:
    """Do what the verb of ``options`` says; the exit code."""
    if options.verb == "sandbox":
        from ..sandbox.command import serve

        return serve(options.port, options.faults, options.file, options.token)
    from ..crm.servers import BadBaseUrl
    from ..desk.folder import DataFolder, FolderRefused

    try:
        return _run(options, DataFolder.locate(options.data_dir))
    except FolderRefused as refused:
        from . import words

        print(words.folder(refused), file=sys.stderr)
    except BadBaseUrl as bad:
        from . import words

        print(words.bad_url_set(bad), file=sys.stderr)
    return 1


def _run(options: Namespace, folder: DataFolder) -> int:
    match options.verb:
        case "settings":
            from . import settings_verb

            return settings_verb.run(options, folder)
        case "token":
            from . import token_verb

            return token_verb.run(options.action, folder, _url_in_use(options, folder))
        case "quit":
            from .window import quit_everyone, quit_window

            if options.everyone:
                return quit_everyone()
            return quit_window(folder, force=options.force, restart=options.restart)
        case "doctor":
            from . import doctor_verb

            return doctor_verb.doctor(options, folder)
        case "support":
            from . import doctor_verb

            return doctor_verb.support(options, folder)
        case "calls" | "show" | "ledger" | "sync":
            return _read(options, folder)
    from . import telling

    return telling.run(options, folder)


def _read(options: Namespace, folder: DataFolder) -> int:
    from ..journal.errors import JournalError
    from . import reading, words

    try:
        match options.verb:
            case "calls":
                return reading.calls(options, folder)
            case "show":
                return reading.show(options, folder, _url_in_use(options, folder))
            case "ledger":
                return reading.ledger(options, folder)
        return reading.sync(options, folder)
    except JournalError as error:
        print(words.journal(error), file=sys.stderr)
        return 1


def _url_in_use(options: Namespace, folder: DataFolder) -> str:
    """The base URL in the one spelling that calls and tokens go by: what the option names, unless
    an administrator has locked another; else what the settings do."""
    from ..crm.servers import check_base_url
    from ..desk.settings_file import SettingsFile
    from .settings_verb import load

    file = SettingsFile(folder.settings)
    set_url = check_base_url(load(file).base_url)
    named: str = options.base_url
    if "base_url" in file.policy.locks:
        if named not in ("", set_url):
            from . import words

            print(words.locked("base_url", file.policy), file=sys.stderr)
        return set_url
    return named or set_url
