"""The translations: complete, in step with the source, and spelt as people here spell."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

from support.translations import (
    ENGLISH,
    FRENCH,
    ROOT,
    SCRIPT,
    compiled_in,
    copied_to,
    forms,
    messages,
)

SHOWING = {
    "setText", "setPlaceholderText", "setToolTip", "setStatusTip", "setWhatsThis", "setPrefix",
    "setAccessibleName", "setAccessibleDescription", "setWindowTitle", "setTitle", "setSuffix",
    "addAction", "addMenu", "addItem", "addItems", "set_texts", "set_help", "set_error",
    "set_name", "set_head", "set_empty_text", "Unfit", "QLabel", "QPushButton", "QCheckBox",
    "QAction", "Pill",
}  # fmt: skip
SHOWING_SECOND = {"show_message", "set_state", "set_hours", "IconButton"}
"""These have a tone or an icon before what they show."""
ROLE_AFTER = {"make_label", "KeyButton", "ElidedLabel"}
"""Of these only the first argument is shown."""
UNTRANSLATED = {"https://"}


def translated() -> Iterator[tuple[str, str]]:
    """Each text in French: source, and every form of the translation."""
    for _, message in messages(FRENCH):
        for form in forms(message):
            yield message.findtext("source", ""), form


# Complete and in step


def test_the_files_are_what_update_would_make_of_them(tmp_path: Path) -> None:
    """Otherwise: python packaging/translations.py --update, and finish what is unfinished."""
    SCRIPT.update(copied_to(tmp_path))
    for path in (FRENCH, ENGLISH):
        assert tmp_path.joinpath(path.name).read_text("utf-8") == path.read_text("utf-8")


def test_french_has_every_text_of_the_source() -> None:
    known = {(context, message.findtext("source")) for context, message in messages(FRENCH)}
    assert known == {(message.context, message.source) for message in SCRIPT.messages()}


def test_english_has_the_texts_that_count_and_no_others() -> None:
    known = {(context, message.findtext("source")) for context, message in messages(ENGLISH)}
    counting = (message for message in SCRIPT.messages() if message.counts)
    assert known == {(message.context, message.source) for message in counting}


@pytest.mark.parametrize("path", [FRENCH, ENGLISH], ids=lambda path: path.stem)
def test_every_translation_is_finished(path: Path) -> None:
    unfinished = [
        message.findtext("source")
        for _, message in messages(path)
        if message.find("translation[@type]") is not None or not all(map(str.strip, forms(message)))
        if message.findtext("source", "").strip()
    ]
    assert not unfinished


@pytest.mark.parametrize("path", [FRENCH, ENGLISH], ids=lambda path: path.stem)
def test_a_translation_has_the_places_of_its_source(path: Path) -> None:
    places = re.compile(r"%(?:L?n|\d)")
    for _, message in messages(path):
        wanted = sorted(places.findall(message.findtext("source", "")))
        for form in forms(message):
            assert sorted(places.findall(form)) == wanted


def test_a_counting_text_has_singular_and_plural() -> None:
    for path in (FRENCH, ENGLISH):
        for _, message in messages(path):
            counts = message.get("numerus") == "yes"
            assert len(forms(message)) == (2 if counts else 1)
            placed = re.search("%L?n", message.findtext("source", "")) is not None
            assert placed is counts


# Spelt well


def test_a_mnemonic_and_an_ellipsis_stay_where_the_source_has_one() -> None:
    for source, french in translated():
        assert len(re.findall(r"&\w", french)) == len(re.findall(r"&\w", source)), french
        assert french.endswith("…") is source.endswith("…") or source == "Calling", french


def test_french_spaces_are_the_typographic_ones() -> None:
    """A narrow space before ? ! and ;, a wide one before : and inside « », none of them breaks."""
    for _, french in translated():
        text = re.sub(r"https?://|\btel:", "", french)
        assert not re.search(r"[^\u202f][?!;]", text), french
        assert not re.search(r"[^\u00a0\d]:|:(?=[^\s\d])", text), french
        assert not re.search(r"«[^\u00a0]|[^\u00a0]»", text), french
        assert not re.search(r"\d (?:h|min|s)\b", text), french
        assert not re.search(r"['\"“”]|\.\.\.", text), french


# Compiled


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return compiled_in(tmp_path_factory.mktemp("translations"))


def test_what_is_older_than_its_source_is_compiled(tmp_path: Path) -> None:
    folder = copied_to(tmp_path)
    assert [path.name for path in SCRIPT.stale(folder)] == [ENGLISH.name, FRENCH.name]
    SCRIPT.compile_stale(folder)
    assert SCRIPT.stale(folder) == []


@pytest.mark.parametrize(
    ("language", "source", "said"),
    [
        ("en", "%Ln call(s)", {0: "0 calls", 1: "1 call", 2: "2 calls", 12: "12 calls"}),
        ("fr", "%Ln call(s)", {0: "0 appel", 1: "1 appel", 2: "2 appels", 12: "12 appels"}),
        ("en", "%Ln call(s) need you", {1: "1 call needs you", 3: "3 calls need you"}),
        ("fr", "%Ln call(s) need you", {1: "1 appel vous attend", 3: "3 appels vous attendent"}),
        ("en", "%Ln answered", {0: "0 answered", 1: "1 answered", 7: "7 answered"}),
        ("fr", "%Ln answered", {0: "0 répondu", 1: "1 répondu", 7: "7 répondus"}),
        ("fr", "%Ln to send", {1: "1 à envoyer", 3: "3 à envoyer"}),
    ],
)
def test_numbers_are_counted_as_the_language_counts(
    compiled: Path, language: str, source: str, said: dict[int, str]
) -> None:
    translator = QTranslator()
    assert translator.load(str(compiled / f"offhook_{language}.qm"))
    # QCoreApplication puts the number in; a translator alone gives the form.
    counted = {n: str(translator.translate("Words", source, "", n)) for n in said}
    assert {n: form.replace("%Ln", str(n)) for n, form in counted.items()} == said


def test_a_text_that_is_computed_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "wrong.py"
    path.write_text('class Pane:\n    def say(self):\n        self.tr(f"Hello {self}")\n')
    with pytest.raises(RuntimeError, match=r"wrong\.py:3"):
        list(SCRIPT.messages_of(path))


def test_texts_are_found_wherever_they_stand(tmp_path: Path) -> None:
    path = tmp_path / "right.py"
    path.write_text(
        "class Outer:\n    class Inner:\n        def say(self):\n"
        "            print(f\"{self.tr('One')} {translate('Words', '%n two', '', len(self.x))}\")\n"
        '    def said(self):\n        return self.tr("Three" " four")\n'
    )
    found = {(each.context, each.source, each.counts) for each in SCRIPT.messages_of(path)}
    assert found == {
        ("Inner", "One", False),
        ("Words", "%n two", True),
        ("Outer", "Three four", False),
    }


# The source


def shown_literals(path: Path) -> Iterator[str]:
    """Texts that a call in ``path`` would show as they stand, whatever the language."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        for argument in shown_arguments(name, node.args):
            for text in literals(argument):
                if any(map(str.isalpha, text)) and text not in UNTRANSLATED:
                    yield f"{path.name}:{node.lineno}: {text!r}"


def shown_arguments(name: str, arguments: list[ast.expr]) -> list[ast.expr]:
    """The arguments of a call that end up before the rep's eyes or ears."""
    if name in SHOWING_SECOND:
        return arguments[1:2]
    if name in ROLE_AFTER:
        return arguments[:1]
    return arguments if name in SHOWING else []


def literals(node: ast.expr) -> Iterator[str]:
    """The constants that an argument consists of; what it calls or looks up is another matter."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=parts) | ast.BoolOp(values=parts):
            for part in parts:
                yield from literals(part)
        case ast.BinOp(left=left, right=right) | ast.IfExp(body=left, orelse=right):
            yield from literals(left)
            yield from literals(right)


PRINTED_AS_IT_IS = {
    "Content-Type: application/json",  # what is to be typed into a shell
    "offhook --base-url ",
    "Offhook ",
    ", Python ",
}
"""What a program of ours prints in every language: names, and commands to copy."""

NO_TEXT_FOR_PEOPLE = {
    "AssertionError",  # told to whoever changes the program
    "Missing",  # of the self-test: what a packager looks for, by its name
    "NotDrawn",
}


def printed_literals(path: Path) -> Iterator[str]:
    """Texts of a verb, of two words or more, that no translation has been asked for."""
    tree = ast.parse(path.read_text("utf-8"))
    for text in said_as_written(tree):
        words = re.findall(r"[A-Za-z]{2,}(?:, |: | )[A-Za-z]{2,}", text)
        if words and not any(name in text for name in PRINTED_AS_IT_IS):
            yield f"{path.name}: {text!r}"


def said_as_written(node: ast.AST) -> Iterator[str]:
    """The constants below ``node``, but for docstrings and what is to be translated."""
    match node:
        case ast.Call(func=ast.Name(id="translate" | "mark") | ast.Attribute(attr="tr")):
            return
        case ast.Call(func=ast.Name(id=name)) if name in NO_TEXT_FOR_PEOPLE:
            return
        case ast.Expr(value=ast.Constant()):
            return
        case ast.Constant(value=str(text)):
            yield text
    for child in ast.iter_child_nodes(node):
        yield from said_as_written(child)


def test_nothing_is_printed_that_is_not_translated() -> None:
    offhook = ROOT / "gui" / "offhook"
    files = [*sorted((offhook / "cli").rglob("*.py")), offhook / "sandbox" / "command.py"]
    files += [offhook / "__main__.py", offhook / "app" / "practice.py"]
    files += sorted((offhook / "app").glob("self_test*.py"))
    assert len(files) > 18
    assert [text for path in files for text in printed_literals(path)] == []


def test_who_prints_is_looked_at() -> None:
    """A new verb elsewhere would print past the test above."""
    offhook = ROOT / "gui" / "offhook"
    printing = {
        path.relative_to(offhook).as_posix()
        for path in offhook.rglob("*.py")
        if re.search(r"\bprint\(", path.read_text("utf-8"))
    }
    others = {path for path in printing if not path.startswith("cli/")}
    assert others == {
        "__main__.py",
        "app/demo.py",  # what the sandbox received, as it was sent
        "app/practice.py",
        "app/probe.py",  # read by the doctor
        "app/self_test.py",
        "sandbox/command.py",
    }


def test_nothing_is_shown_that_is_not_translated() -> None:
    files = sorted((ROOT / "gui" / "offhook" / "ui").rglob("*.py"))
    assert len(files) > 30
    assert [text for path in files for text in shown_literals(path)] == []
