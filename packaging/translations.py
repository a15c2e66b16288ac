"""Keep the translations: resources/translations/*.ts, and what is compiled from them: a .qm for
the window, and a .json for the command line, which has no time to load Qt.

    python packaging/translations.py             compile what is stale: all that a build needs
    python packaging/translations.py --update    after a change of words in the source: bring the
                                                 .ts to it, then compile

--update adds new texts to offhook_fr.ts as unfinished, for a translator to finish (in Qt Linguist
or any editor), and drops those that are gone. offhook_en.ts holds only what English needs:
singular and plural of the texts that count.

The texts are found through Python's own parser and handed to Qt's `lupdate` in a plain form,
because lupdate 6.11 overlooks calls inside f-strings and `translate()` with a number.

Needs PySide6 in the interpreter that runs it. What is compiled is not in git; `dev.py` and the
build hook make it.
"""

from __future__ import annotations

import ast
import importlib.util
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
TRANSLATIONS = ROOT / "resources" / "translations"
SOURCES = tuple(ROOT / "gui" / "offhook" / layer for layer in ("app", "cli", "qt", "sandbox", "ui"))


@dataclass(frozen=True, slots=True, order=True)
class Message:
    """A text that is shown. ``counts``: it has a number in it, and so a plural."""

    context: str
    source: str
    comment: str = ""
    counts: bool = False


# Compiling


def stale(folder: Path = TRANSLATIONS) -> list[Path]:
    """Return the .ts files of which something compiled is missing or older."""
    return [source for source in sorted(folder.glob("*.ts")) if _is_stale(source)]


def compile_stale(folder: Path = TRANSLATIONS) -> None:
    """Compile what is stale. Raises RuntimeError, with what to do, where that is impossible."""
    for source in stale(folder):
        # A program that runs has the old file mapped: written over, it would be killed.
        fresh = source.with_suffix(".qm.new")
        _run("lrelease", "-silent", source, "-qm", fresh)
        fresh.replace(source.with_suffix(".qm"))
        fresh = source.with_suffix(".json.new")
        text = json.dumps(catalogue(source), ensure_ascii=False, separators=(",", ":"))
        fresh.write_text(text, "utf-8")
        fresh.replace(source.with_suffix(".json"))


def catalogue(source: Path) -> dict[str, dict[str, list[str]]]:
    """Return what a .ts file says, as offhook.speech reads it: by context and source text, the
    translation, or singular and plural of a text that counts. What is unfinished is left out."""
    said: dict[str, dict[str, list[str]]] = {}
    for context in ElementTree.parse(source).getroot().iter("context"):
        texts = said.setdefault(context.findtext("name", ""), {})
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is None or translation.get("type"):
                continue
            many = [form.text or "" for form in translation.iter("numerusform")]
            texts[message.findtext("source", "")] = many or [translation.text or ""]
    return said


def _is_stale(source: Path) -> bool:
    compiled = [source.with_suffix(suffix) for suffix in (".qm", ".json")]
    changed = source.stat().st_mtime
    return any(not path.exists() or path.stat().st_mtime < changed for path in compiled)


# Updating


def messages() -> list[Message]:
    """Return every text of the source, sorted. Raises RuntimeError for one that is computed."""
    files = sorted(path for folder in SOURCES for path in folder.rglob("*.py"))
    found = {message for path in files for message in messages_of(path)}
    return sorted(found)


def messages_of(path: Path) -> Iterator[Message]:
    """Yield the texts of one file. Raises RuntimeError for one that is computed."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for call, enclosing in _calls(tree, ""):
        spoken = ast.unparse(call.func)
        texts = [_literal(argument) for argument in call.args]
        if spoken == "self.tr":
            texts.insert(0, enclosing)
        elif spoken not in ("translate", "QCoreApplication.translate", "mark"):
            continue
        counts = len(texts) > 3 or any(word.arg == "n" for word in call.keywords)
        context, source, comment = [*texts, "", ""][:3]
        if not context or not source or comment is None:
            raise RuntimeError(f"{path.name}:{call.lineno}: a translated text must be a literal")
        yield Message(context, source, comment, counts)


def update(folder: Path = TRANSLATIONS) -> None:
    """Bring the .ts files in ``folder`` to the texts of the source; RuntimeError as above."""
    with tempfile.TemporaryDirectory() as name:
        plain = Path(name, "texts.py")
        plain.write_text("\n".join(map(_plain, messages())) + "\n", encoding="utf-8")
        tidy = ("-silent", "-locations", "none", "-no-obsolete", "-sort-messages")
        for language, only in (("en", ["-pluralonly"]), ("fr", [])):
            languages = ("-source-language", "en", "-target-language", f"{language}_CA")
            target = folder / f"offhook_{language}.ts"
            _run("lupdate", *tidy, *languages, *only, plain, "-ts", target)


def _calls(node: ast.AST, enclosing: str) -> Iterator[tuple[ast.Call, str]]:
    """Yield every call below ``node``, with the class that it stands in."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call):
            yield child, enclosing
        yield from _calls(child, child.name if isinstance(child, ast.ClassDef) else enclosing)


def _literal(argument: ast.expr) -> str | None:
    """Return the text, empty where the source has None; None for what is computed."""
    if not isinstance(argument, ast.Constant):
        return None
    value = argument.value or ""
    return value if isinstance(value, str) else None


def _plain(message: Message) -> str:
    texts = (message.context, message.source, message.comment)
    escaped = (text.replace("\\", "\\\\").replace('"', '\\"') for text in texts)
    quoted = ", ".join('"' + text.replace("\n", "\\n") + '"' for text in escaped)
    return f"translate({quoted}{', 1' if message.counts else ''})"


# Qt's tools


def _run(tool: str, *arguments: str | Path) -> None:
    done = subprocess.run([_tool(tool), *arguments], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"{tool}: {(done.stderr or done.stdout).strip()}")


def _tool(name: str) -> Path:
    found = importlib.util.find_spec("PySide6")
    if found is None or not found.submodule_search_locations:
        raise RuntimeError(
            f"the translations need PySide6-Essentials in {sys.executable}: "
            "pip install PySide6-Essentials, or run dev.py setup"
        )
    program = f"{name}.exe" if sys.platform == "win32" else name
    return Path(found.submodule_search_locations[0]) / program


def main(arguments: list[str]) -> None:
    """Run the command line. Raises RuntimeError with what to do."""
    if arguments not in ([], ["--update"]):
        raise RuntimeError(str(__doc__))
    if arguments:
        update()
    compile_stale()


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except RuntimeError as error:
        sys.exit(str(error))
