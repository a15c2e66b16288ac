"""The group policy templates: as the table of settings is, whole, and read back as they write."""

from __future__ import annotations

import subprocess
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from offhook.desk.keys import KEYS, text_of
from offhook.desk.kinds import Form
from offhook.desk.policy import Policy
from offhook.desk.policy_places import REGISTRY_KEY, from_registry

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "packaging" / "windows" / "policy"
SPACE = "{http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions}"
WORDS = sorted(FOLDER.glob("*/offhook.adml"))
EXAMPLES = {
    Form.TEXT: "anything",
    Form.EMAIL: "rep@garage.example",
    Form.PHONE: "+14185550101",
    Form.REGION: "CA",
    Form.URL: "https://crm.example/v2",
    Form.PAGE: "https://crm.example/leads/{id}",
    Form.HOURS: "8:30-17:00",
    Form.FOLDER: "~/Recordings",
    Form.HOT_KEY: "Ctrl+Shift+F9",
}


def policies() -> Iterator[ET.Element]:
    yield from ET.parse(FOLDER / "offhook.admx").getroot().iter(f"{SPACE}policy")


def test_they_are_as_the_table_is() -> None:
    script = ROOT / "packaging" / "policy_templates.py"
    command = [sys.executable, str(script), "--check"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr


def written(policy: ET.Element) -> Iterator[tuple[str, object, object]]:
    """The registry values that Windows writes for ``policy``, and what they are to mean."""
    name = policy.get("valueName")
    if name is not None:
        for state, meant in (("enabledValue", True), ("disabledValue", False)):
            decimal = policy.find(f"{SPACE}{state}/{SPACE}decimal")
            assert decimal is not None
            yield name, int(decimal.get("value", "")), meant
    for element in policy.iterfind(f"{SPACE}elements/*"):
        name = element.get("valueName", "")
        assert element.get("id") == name
        match element.tag.removeprefix(SPACE):
            case "enum":
                for text in element.iter(f"{SPACE}string"):
                    yield name, text.text, text.text
            case "decimal":
                for limit in ("minValue", "maxValue"):
                    value = int(element.get(limit, ""))
                    yield name, value, value
            case "multiText" if KEYS[name].kind.form is Form.LINES:
                lines = ["Desk=+14185550101", "Mobile=+14185550102"]
                yield name, lines, KEYS[name].parse(", ".join(lines))
            case "multiText":
                yield name, ["+14185550101"], ("+14185550101",)
            case "text":
                example = EXAMPLES[KEYS[name].kind.form]
                yield name, example, KEYS[name].parse(example)
            case other:
                pytest.fail(f"an element of a kind that the reader does not know: {other}")


@pytest.mark.parametrize("sort", ["Locks", "Presets"])
def test_what_a_template_writes_is_what_the_program_reads(sort: str) -> None:
    place = rf"{REGISTRY_KEY}\{sort}"
    read = set()
    for policy in policies():
        if policy.get("key") != place:
            continue
        assert policy.get("class") == "Both"
        for name, value, meant in written(policy):
            registry = {("HKLM", place): {name: value}}
            found = Policy.of(from_registry(("HKLM",), lambda *at, r=registry: r.get(at)))
            assert found.problems == ()
            got = found.locks[name].value if sort == "Locks" else found.presets[name]
            assert got == meant, text_of(got)
            read.add(name)
    assert read == {key.name for key in KEYS.values() if key.lockable}


@pytest.mark.parametrize("path", WORDS, ids=lambda path: path.parent.name)
def test_every_word_is_there_once_and_none_is_left_over(path: Path) -> None:
    used = [
        value.removeprefix("$(").removesuffix(")").split(".", 1)
        for element in ET.parse(FOLDER / "offhook.admx").getroot().iter()
        for value in element.attrib.values()
        if value.startswith("$(")
    ]
    root = ET.parse(path).getroot()
    strings = Counter(element.get("id", "") for element in root.iter(f"{SPACE}string"))
    boxes = Counter(element.get("id", "") for element in root.iter(f"{SPACE}presentation"))
    assert max(strings.values()) == max(boxes.values()) == 1
    assert set(strings) == {name for kind, name in used if kind == "string"}
    assert set(boxes) == {name for kind, name in used if kind == "presentation"}
    assert all((element.text or "").strip() for element in root.iter(f"{SPACE}string"))
    fields = {
        element.get("id")
        for element in policies()
        for element in element.iter()
        if element.get("valueName")
    }
    shown = {element.get("refId") for element in root.iter() if element.get("refId")}
    assert shown == fields - {None}


def test_the_languages_of_windows_are_there() -> None:
    assert {path.parent.name for path in WORDS} == {"en-US", "fr-CA", "fr-FR"}
    english, canadian, french = (path.read_text(encoding="utf-8") for path in WORDS)
    assert canadian == french
    assert canadian != english
