"""The command line in French and in English: whose language it is, and that nothing is left out."""

from __future__ import annotations

import argparse
import ast
import errno
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from offhook import speech
from offhook.__main__ import main
from offhook.calls.call import Direction, Status
from offhook.calls.crm_copy import Outcome, SyncState, Verb
from offhook.calls.tokens import TokenState
from offhook.checkup import Finding, Found, Verdict
from offhook.cli import cells, doctor_verb, words
from offhook.cli.argparse_words import TEXTS, speaking
from offhook.cli.grammar import DIRECTIONS, MOMENTS, STATUSES
from offhook.cli.parser import build_parser
from offhook.cli.token_verb import vault_errors
from offhook.desk.folder import DataFolder
from offhook.journal.provenance import Doubt
from offhook.qt import windowless
from offhook.ui import ledger_words
from offhook.ui import words as window_words
from support.translations import compiled_in

NUMBER = "+14182579084"
GUI = Path(__file__).parents[2] / "gui"
Offhook = Callable[..., tuple[int, str, str]]

UNREACHABLE = {
    # What a programmer did wrong in the making of a parser.
    "'required' is an invalid argument for positionals",
    ".__call__() not defined",
    "%r is not callable",
    "cannot have multiple subparser arguments",
    "cannot merge actions - two groups are named %r",
    "conflicting option string: %s",
    "conflicting subparser alias: %s",
    "conflicting subparser: %s",
    "dest= is required for options like %r",
    "invalid conflict_resolution value: %r",
    "invalid option string %(option)r: must start with a character %(prefix_chars)r",
    "mutually exclusive arguments must be optional",
    # What this parser does not use: several values, exclusive groups, short forms of options,
    # FileType, deprecation, defaults in the help, and titles, of which all have one.
    " (default: %(default)s)",
    "%(prog)s: warning: %(message)s\n",
    "ambiguous option: %(option)s could match %(matches)s",
    'argument "-" with mode %r',
    "argument '%(argument_name)s' is deprecated",
    "can't open '%(filename)s': %(error)s",
    "command '%(parser_name)s' is deprecated",
    "expected %s argument",
    "expected at least one argument",
    "not allowed with argument %s",
    "one of the arguments %s is required",
    "option '%(option)s' is deprecated",
    "subcommands",
    "unexpected option string: %s",
    "unknown parser %(parser_name)r (choices: %(choices)s)",
    # The space before a French colon is in the titles, since 3.11 and 3.12 do not ask for this one.
    "%(heading)s:",
}
WRONG = [
    ["dial"],
    ["dial", " "],
    ["dial", NUMBER, "--local"],
    ["dial", "5", "6"],
    ["answered", "--call=1", "--no"],
    ["status", "happy"],
    ["sync", "--wait", "long"],
    ["callback"],
    ["callback", "--at", "tomorrow"],
    ["callback", "--done=1", "--at", "x"],
    ["log", NUMBER, "--start", "2025-06-03", "--duration", "60"],
    ["log", NUMBER, "--start", "09:30", "--duration", "60"],
    ["event", "ringing", "--direction", "outgoing"],
    ["sandbox", "--port", "x"],
    ["--base-url", "http://crm.invalid", "show"],
    ["dance"],
]


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return compiled_in(tmp_path_factory.mktemp("translations"))


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, compiled: Path) -> Iterator[None]:
    monkeypatch.setenv("OFFHOOK_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("OFFHOOK_NO_START", "1")
    monkeypatch.setattr(speech, "resource_path", lambda _: compiled)
    yield
    speech.speak(speech.system_language)


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data")


@pytest.fixture
def offhook(capsys: pytest.CaptureFixture[str]) -> Offhook:
    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        out, err = capsys.readouterr()
        return code, out.strip(), err.strip()

    return run


# Whose language it is


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such variables")
@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "fr_CA.UTF-8"}, "fr"),
        ({"LANG": "fr"}, "fr"),
        ({"LANG": "en_CA.UTF-8", "LC_MESSAGES": "fr_CA.UTF-8"}, "fr"),
        ({"LC_ALL": "en_CA.UTF-8", "LC_MESSAGES": "fr_CA.UTF-8", "LANG": "fr_CA.UTF-8"}, "en"),
        ({"LC_ALL": "", "LANG": "fr_CA"}, "fr"),
        ({"LANG": "fr_CA.UTF-8", "LANGUAGE": "en"}, "en"),
        ({"LANG": "de_DE.UTF-8", "LANGUAGE": "de:fr:en"}, "fr"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "fro"}, "en"),
    ],
)
def test_the_system_s_language_is_the_one_that_qt_would_choose(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], language: str
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert speech.system_language() == language


def test_a_setting_comes_before_the_system(
    offhook: Offhook, folder: DataFolder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("LC_ALL", "fr_CA.UTF-8")
    assert "il manque\N{NO-BREAK SPACE}: NUMÉRO" in offhook("dial")[2]
    folder.create().settings.write_text('{"language": "en"}')
    assert "required: NUMBER" in offhook("dial")[2]
    other = DataFolder(tmp_path / "other").create()
    other.settings.write_text('{"language": "fr"}')
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    assert "NUMÉRO" in offhook("dial", "--data-dir", str(other.path))[2]
    assert "NUMÉRO" in offhook(f"--data-dir={other.path}", "dial")[2]


def test_damaged_settings_are_still_there_to_be_told_of(
    offhook: Offhook, folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "fr_CA.UTF-8")
    folder.create().settings.write_text("{")
    assert "utilisation" in offhook("--help")[1]
    assert folder.settings.read_text() == "{"
    assert "Les valeurs par défaut s’appliquent." in offhook("settings", "region")[2]


def test_what_does_not_come_along_leaves_english(
    monkeypatch: pytest.MonkeyPatch, offhook: Offhook, tmp_path: Path
) -> None:
    monkeypatch.setenv("LC_ALL", "fr_CA.UTF-8")
    for content in (None, b"{", b"[]"):
        monkeypatch.setattr(speech, "resource_path", lambda _: tmp_path)
        if content is not None:
            (tmp_path / "offhook_fr.json").write_bytes(content)
        assert "usage: offhook" in offhook("--help")[1]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such variables")
def test_french_loads_no_qt_and_a_hook_that_is_kept_no_language() -> None:
    def loaded(*arguments: str) -> tuple[str, set[str]]:
        code = (
            "import sys; from offhook.__main__ import main; main(sys.argv[1:]);"
            "print(*sys.modules, file=sys.stderr)"
        )
        env = {**os.environ, "PYTHONPATH": str(GUI), "LC_ALL": "fr_CA.UTF-8"}
        run = [sys.executable, "-c", code, *arguments]
        done = subprocess.run(run, env=env, capture_output=True, text=True, check=True)
        *said, modules = done.stderr.splitlines()
        return "\n".join(said), set(modules.split())

    said, modules = loaded("dial", " ")
    assert "il n’y a pas de numéro" in said
    assert not {"PySide6", "httpx", "sqlite3"} & modules
    said, modules = loaded("event", "ringing", "--number", NUMBER)
    assert said == ""
    assert not {"PySide6", "offhook.desk.settings_file"} & modules


# What programs read


def test_programs_read_the_same_in_every_language(
    offhook: Offhook, monkeypatch: pytest.MonkeyPatch
) -> None:
    verbs = [
        ["--version"],
        ["calls", "--json"],
        ["show", "--json"],
        ["settings", "--json"],
        ["settings", "language"],
        ["dial"],
        ["ledger", "x", "--json"],
    ]

    def said() -> list[tuple[int, str]]:
        return [offhook(*verb)[:2] for verb in verbs]

    english = said()
    monkeypatch.setenv("LC_ALL", "fr_CA.UTF-8")
    assert said() == english
    assert json.loads(english[2][1])["token"] == "unknown"
    assert "jeton\N{NO-BREAK SPACE}:" in offhook("show")[1]


# Nothing is left out


def marked(context: str, source: str, comment: str = "", n: int = -1) -> str:
    """A language of its own: what is translated is in capitals, what argparse fills in as it is."""
    del context, comment
    shouted = re.sub(
        r"(%\(\w+\)[rs]|%[rs])|(.)", lambda m: m[1] or m[2].upper(), source, flags=re.S
    )
    return shouted.replace("%N", str(n))


NAMES = {"offhook", "http", "https", "tel", "set", *MOMENTS, *DIRECTIONS, *STATUSES}
"""What stays as it is in a sentence: it is typed so."""


def of_the_grammar(parser: argparse.ArgumentParser) -> set[str]:
    """Verbs, options and choices, at any depth."""
    names: set[str] = set()
    for action in parser._actions:
        names |= {option.strip("-") for option in action.option_strings}
        names |= set(map(str, action.choices or ()))
        if isinstance(action.choices, dict):
            names = names.union(*map(of_the_grammar, action.choices.values()))
    return names


def left_in_lower_case(text: str, names: set[str]) -> list[str]:
    """Words of ``text`` that nobody translated."""
    return [word for word in re.findall(r"[a-z][a-z-]+", text) if word not in names]


def parsers(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    yield parser
    for action in parser._actions:
        if isinstance(action.choices, dict):
            yield from action.choices.values()


def test_every_help_is_translated() -> None:
    with speaking(marked):
        root = build_parser(marked)
        names = NAMES | of_the_grammar(root)
        helps = [parser.format_help() for parser in parsers(root)]
    assert len(helps) > 22
    assert [word for said in helps for word in left_in_lower_case(said, names)] == []


@pytest.mark.parametrize("arguments", WRONG, ids=" ".join)
def test_every_wrong_usage_is_translated(
    offhook: Offhook, arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = {argument.strip("-") for argument in arguments}
    names = NAMES | of_the_grammar(build_parser()) | typed
    monkeypatch.setattr(
        speech.Speech, "translate", lambda _, *texts, **more: marked(*texts, **more)
    )
    code, out, err = offhook(*arguments)
    assert (code, out) == (2, "")
    assert "USAGE: offhook" in err
    assert "ERROR" in err
    assert left_in_lower_case(err, names) == []


def tables() -> Iterator[str]:
    """What every table of messages says."""
    for table in (
        words.numbers, words.refusals, words.settings, words.urls, words.folders, words.faults,
        words.files, vault_errors, cells.state_labels,
    ):  # fmt: skip
        yield from table().values()
    yield from map(cells.direction, Direction)
    yield from map(cells.status, Status)
    yield from map(cells.whereabouts, SyncState)
    yield from map(cells.verb, Verb)
    yield from map(cells.outcome, (None, *Outcome))
    yield from map(cells.token, TokenState)
    yield from map(cells.doubt, Doubt)
    yield from (cells.length(None), words.plain(True), words.plain(False))


def test_every_message_has_its_french() -> None:
    speech.speak(lambda: "en")
    english = list(tables())
    speech.speak(lambda: "fr")
    french = list(tables())
    assert len(english) == len(french) > 130
    same = {text for text, said in zip(english, french, strict=True) if text == said}
    assert same == {"version"}
    assert not any(re.search(r"\bCRM\b|synchroni|file d’attente", said) for said in french)


@pytest.mark.usefixtures("qapp")
def test_the_doctor_has_the_window_s_words(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    compiled: Path,
    folder: DataFolder,
) -> None:
    monkeypatch.setattr(windowless, "resource_path", lambda _, file: compiled / file)
    findings = [Finding(Found.SETTINGS_NO_LINE, Verdict.FAIL)]
    monkeypatch.setattr(doctor_verb, "look_at", lambda *_: iter(findings))
    speech.speak(lambda: "fr")
    assert doctor_verb.doctor(argparse.Namespace(json=False, base_url=""), folder) == 1
    first, mend = capsys.readouterr().out.splitlines()
    assert re.match(r"CORRIGER Paramètres +Votre propre numéro manque", first)
    assert re.match(r" +-> Donnez-le dans les paramètres\.", mend)
    assert doctor_verb.doctor(argparse.Namespace(json=True, base_url=""), folder) == 1
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["said"], row["mend"]) == (
        "Your own number is missing, so calls wait here.",
        "Give it in the settings.",
    )


def test_what_the_system_says_of_a_disk_is_said_in_french_too() -> None:
    full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    speech.speak(lambda: "en")
    assert words.not_kept(full) == f"This computer did not keep it: {full.strerror}."
    speech.speak(lambda: "fr")
    said = "Cet ordinateur ne l’a pas conservé\N{NO-BREAK SPACE}: le disque est plein."
    assert words.not_kept(full) == said


@pytest.mark.parametrize(("language", "texts"), [("fr", ("1 à envoyer", "2 à envoyer"))])
def test_what_counts_is_counted(language: speech.Language, texts: tuple[str, ...]) -> None:
    speech.speak(lambda: language)
    said = [speech.translate("Terminal", "%n to send", "", n) for n in (1, 2)]
    assert tuple(said) == texts
    counted = [speech.translate("SelfTest", "%n file(s)", "", n) for n in (0, 1, 2)]
    assert counted == ["0 fichier", "1 fichier", "2 fichiers"]
    speech.speak(lambda: "en")
    counted = [speech.translate("SelfTest", "%n file(s)", "", n) for n in (0, 1, 2)]
    assert counted == ["0 files", "1 file", "2 files"]


def test_a_fact_is_not_taken_for_a_place() -> None:
    assert speech.filled("%1: %2 %3", "%2", "b") == "%2: b %3"


def test_argparse_has_no_text_that_is_not_ours() -> None:
    tree = ast.parse(Path(argparse.__file__).read_text("utf-8"))
    found = {
        call.args[0].value
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in ("_", "ngettext")
        if isinstance(call.args[0], ast.Constant)
    }
    assert len(found) > 30
    assert found <= set(TEXTS) | UNREACHABLE
    speech.speak(lambda: "fr")
    with speaking(speech.translate):
        ours = vars(argparse)["_"]
        assert {text for text in TEXTS if ours(text) == text} == set()
    assert vars(argparse)["_"] is not ours


def test_places_of_argparse_are_those_of_its_text(compiled: Path) -> None:
    said = speech.catalogue("fr", compiled)["argparse"]
    places = re.compile(r"%(?:\(\w+\))?[rs]")
    for source, (french,) in said.items():
        assert sorted(places.findall(french)) == sorted(places.findall(source))
        assert french.endswith("\n") is source.endswith("\n")
        assert french.endswith(" ") is source.endswith(" ")


def test_the_window_has_the_same_words() -> None:
    speech.speak(lambda: "en")
    assert [cells.status(each) for each in Status] == [*map(window_words.status_name, Status)]
    assert [cells.verb(each) for each in Verb] == [*map(ledger_words.verb_name, Verb)]
