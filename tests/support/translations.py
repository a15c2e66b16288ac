"""The translations as `packaging/translations.py` knows them, and compiled for a test."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parents[2]


def _load(path: Path) -> ModuleType:
    """`packaging` is no package here, since the name is a library's."""
    spec = importlib.util.spec_from_file_location("offhook_translations", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


SCRIPT = _load(ROOT / "packaging" / "translations.py")
FRENCH: Path = SCRIPT.TRANSLATIONS / "offhook_fr.ts"
ENGLISH: Path = SCRIPT.TRANSLATIONS / "offhook_en.ts"


def copied_to(folder: Path) -> Path:
    """Copy the .ts files into ``folder``."""
    for path in (ENGLISH, FRENCH):
        folder.joinpath(path.name).write_bytes(path.read_bytes())
    return folder


def compiled_in(folder: Path) -> Path:
    """Have the .qm in ``folder``, whatever lies in the resources."""
    SCRIPT.compile_stale(copied_to(folder))
    return folder


def messages(path: Path) -> Iterator[tuple[str, ElementTree.Element]]:
    """Every message of a .ts file, with its context."""
    for context in ElementTree.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            yield context.findtext("name", ""), message


def forms(message: ElementTree.Element) -> list[str]:
    """The translation, or its singular and plural."""
    translation = message.find("translation")
    assert translation is not None
    many = [form.text or "" for form in translation.iter("numerusform")]
    return many or [translation.text or ""]
