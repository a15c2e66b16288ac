"""Write the group policy templates of Windows: packaging/windows/policy/offhook.admx and its words.

    python packaging/policy_templates.py            write them
    python packaging/policy_templates.py --check    exit 1 where they are not up to date

They follow from the table of settings (gui/offhook/desk/keys.py) and its words, in English and,
from resources/translations/offhook_fr.ts, in French; a test runs --check. Needs PySide6.

Each setting is there twice, for the computer and for the user: to lock it, and to preset it. What
they write is read by gui/offhook/desk/policy_places.py.
"""

from __future__ import annotations

import math
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "gui"))

from offhook.desk.keys import KEYS, Group, Key
from offhook.desk.kinds import Form
from offhook.desk.policy_places import REGISTRY_KEY
from offhook.ui import setting_words

FOLDER = ROOT / "packaging" / "windows" / "policy"
FRENCH = ROOT / "resources" / "translations" / "offhook_fr.ts"
SCHEMA = "http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions"
SORTS = ("Locks", "Presets")
# Windows shows the words of its own language, else English; it has two kinds of French.
LANGUAGES = {"en-US": "en", "fr-CA": "fr", "fr-FR": "fr"}

Say = Callable[[str], str]

_OWN_FRENCH = {
    "Locked": "Verrouillés",
    "Preset": "Préréglés",
    "Offhook 0.1 and later": "Offhook 0.1 et versions suivantes",
    "Who has set this": "Qui a réglé ceci",
    "Offhook's window names whom you write here wherever a setting is locked: your company or its"
    " IT, so that people know whom to ask.": "La fenêtre d’Offhook nomme la personne ou le service"
    " que vous inscrivez ici partout où un paramètre est verrouillé\u00a0: votre entreprise ou son"
    " service informatique, pour qu’on sache à qui s’adresser.",
    "Enabled: everybody has this value and nobody can change it. Not configured: each person's own"
    " choice.": "Activé\u00a0: tout le monde a cette valeur et personne ne peut la changer. Non"
    " configuré\u00a0: au choix de chacun.",
    "Enabled: this is the value for whoever has chosen no other. Not configured: Offhook's own"
    " default.": "Activé\u00a0: c’est la valeur de quiconque n’en a pas choisi une autre. Non"
    " configuré\u00a0: la valeur par défaut d’Offhook.",
    "Enabled: yes. Disabled: no.": "Activé\u00a0: oui. Désactivé\u00a0: non.",
    "Each number in a line of its own, as +14185550101.": "Un numéro par ligne, sous la forme"
    " +14185550101.",
    "Each line as Desk=+14185550101.": "Chaque ligne sous la forme Bureau=+14185550101.",
    "A number as +14185550101.": "Un numéro sous la forme +14185550101.",
    "As Ctrl+Shift+F9; empty for none.": "Comme Ctrl+Shift+F9 ; vide pour aucune.",
    "As 9:00-21:30, or never; empty for any hour.": (
        "Comme 9:00-21:30, ou never (jamais) ; vide pour toute heure."
    ),
    "The whole path; ~ stands for each person's own folder. Empty for none.": (
        "Le chemin complet\u00a0; ~ tient lieu du dossier personnel de chacun. Vide pour aucun."
    ),
    "With {id} where the number of the lead goes.": ("Avec {id} à la place du numéro du client."),
    "Policies of Offhook, the companion for phone calls logged in Activix.": "Stratégies d’Offhook,"
    " le compagnon des appels inscrits dans Activix.",
}
_HINTS = {
    Form.YES_NO: "Enabled: yes. Disabled: no.",
    Form.PHONES: "Each number in a line of its own, as +14185550101.",
    Form.LINES: "Each line as Desk=+14185550101.",
    Form.PHONE: "A number as +14185550101.",
    Form.HOURS: "As 9:00-21:30, or never; empty for any hour.",
    Form.HOT_KEY: "As Ctrl+Shift+F9; empty for none.",
    Form.FOLDER: "The whole path; ~ stands for each person's own folder. Empty for none.",
    Form.PAGE: "With {id} where the number of the lead goes.",
}


def lockable() -> list[Key]:
    """The settings that an administrator may set."""
    return [key for key in KEYS.values() if key.lockable]


def admx() -> ET.Element:
    """What can be set, and which value of the registry it writes."""
    root = ET.Element("policyDefinitions", revision="1.0", schemaVersion="1.0", xmlns=SCHEMA)
    spaces = ET.SubElement(root, "policyNamespaces")
    ET.SubElement(spaces, "target", prefix="offhook", namespace="Offhook.Policies")
    ET.SubElement(root, "resources", minRequiredRevision="1.0")
    supported = ET.SubElement(ET.SubElement(root, "supportedOn"), "definitions")
    ET.SubElement(supported, "definition", name="Since_0_1", displayName="$(string.Since_0_1)")
    categories = ET.SubElement(root, "categories")
    _category(categories, "Offhook", "")
    used = {key.group for key in lockable()}
    for sort in SORTS:
        _category(categories, sort, "Offhook")
        for group in Group:
            if group in used:
                _category(categories, f"{sort}_{group}", sort)
    policies = ET.SubElement(root, "policies")
    set_by = _policy(policies, "SetBy", REGISTRY_KEY, "Offhook", "SetBy")
    elements = ET.SubElement(set_by, "elements")
    ET.SubElement(elements, "text", id="SetBy", valueName="SetBy", required="true", maxLength="200")
    for sort in SORTS:
        for key in lockable():
            name = f"{sort}_{key.name}"
            place = rf"{REGISTRY_KEY}\{sort}"
            if key.kind.form is Form.YES_NO:
                policy = _policy(policies, name, place, f"{sort}_{key.group}", "")
                policy.set("valueName", key.name)
                for state, value in (("enabledValue", "1"), ("disabledValue", "0")):
                    ET.SubElement(ET.SubElement(policy, state), "decimal", value=value)
            else:
                policy = _policy(policies, name, place, f"{sort}_{key.group}", name)
                _element(ET.SubElement(policy, "elements"), key)
    return root


def _category(parent: ET.Element, name: str, above: str) -> None:
    category = ET.SubElement(parent, "category", name=name, displayName=f"$(string.{name})")
    if above:
        ET.SubElement(category, "parentCategory", ref=above)


def _policy(
    parent: ET.Element, name: str, key: str, category: str, presentation: str
) -> ET.Element:
    policy = ET.SubElement(parent, "policy", name=name)
    policy.set("class", "Both")
    policy.set("displayName", f"$(string.{name})")
    policy.set("explainText", f"$(string.{name}_Explain)")
    policy.set("key", key)
    if presentation:
        policy.set("presentation", f"$(presentation.{presentation})")
    ET.SubElement(policy, "parentCategory", ref=category)
    ET.SubElement(policy, "supportedOn", ref="Since_0_1")
    return policy


def _element(parent: ET.Element, key: Key) -> None:
    """In the schema's words; numbers are whole ones there."""
    named = {"id": key.name, "valueName": key.name}
    match key.kind.form:
        case Form.CHOICE:
            choices = ET.SubElement(parent, "enum", named, required="true")
            for choice in key.kind.choices:
                item = ET.SubElement(choices, "item", displayName=f"$(string.{key.name}_{choice})")
                ET.SubElement(ET.SubElement(item, "value"), "string").text = choice
        case Form.WHOLE | Form.NUMBER:
            lowest, highest = math.ceil(key.kind.lowest), math.floor(key.kind.highest)
            limits = {"minValue": str(lowest), "maxValue": str(highest)}
            ET.SubElement(parent, "decimal", named, required="true", **limits)
        case Form.PHONES | Form.LINES:
            ET.SubElement(parent, "multiText", named, required="true")
        case _:
            ET.SubElement(parent, "text", named, required="true", maxLength="1000")


def adml(say: Say) -> ET.Element:
    """The words of it, through ``say``."""
    root = ET.Element(
        "policyDefinitionResources", revision="1.0", schemaVersion="1.0", xmlns=SCHEMA
    )
    ET.SubElement(root, "displayName").text = "Offhook"
    about = "Policies of Offhook, the companion for phone calls logged in Activix."
    ET.SubElement(root, "description").text = say(about)
    resources = ET.SubElement(root, "resources")
    strings = ET.SubElement(resources, "stringTable")
    for name, text in _strings(say).items():
        ET.SubElement(strings, "string", id=name).text = text
    presentations = ET.SubElement(resources, "presentationTable")
    by = ET.SubElement(presentations, "presentation", id="SetBy")
    box = ET.SubElement(by, "textBox", refId="SetBy")
    ET.SubElement(box, "label").text = say("Who has set this")
    for sort in SORTS:
        for key in lockable():
            if key.kind.form is not Form.YES_NO:
                place = ET.SubElement(presentations, "presentation", id=f"{sort}_{key.name}")
                _presentation(place, key, say)
    return root


def _strings(say: Say) -> dict[str, str]:
    words, choices = setting_words.settings(), setting_words.choices()
    strings = {
        "Offhook": "Offhook",
        "Since_0_1": say("Offhook 0.1 and later"),
        "Locks": say("Locked"),
        "Presets": say("Preset"),
        "SetBy": say("Who has set this"),
        "SetBy_Explain": say(
            "Offhook's window names whom you write here wherever a setting is locked: your company"
            " or its IT, so that people know whom to ask."
        ),
    }
    explained = {
        "Locks": "Enabled: everybody has this value and nobody can change it. Not configured: each"
        " person's own choice.",
        "Presets": "Enabled: this is the value for whoever has chosen no other. Not configured:"
        " Offhook's own default.",
    }
    titles = setting_words.groups()
    for sort in SORTS:
        for group in {key.group: None for key in lockable()}:
            strings[f"{sort}_{group}"] = say(titles[group])
        for key in lockable():
            said = [say(words[key.name].sentence), say(explained[sort])]
            said += [say(_HINTS[key.kind.form])] if key.kind.form in _HINTS else []
            strings[f"{sort}_{key.name}"] = say(words[key.name].label)
            strings[f"{sort}_{key.name}_Explain"] = " ".join([*said, f"[{key.name}]"])
    for key in lockable():
        for choice in key.kind.choices:
            strings[f"{key.name}_{choice}"] = say(choices[key.name, choice])
    return strings


def _presentation(parent: ET.Element, key: Key, say: Say) -> None:
    label = say(setting_words.settings()[key.name].label)
    unit = say(setting_words.unit(key.kind.unit)).strip()
    match key.kind.form:
        case Form.CHOICE:
            ET.SubElement(parent, "dropdownList", refId=key.name, noSort="true").text = label
        case Form.WHOLE | Form.NUMBER:
            box = ET.SubElement(parent, "decimalTextBox", refId=key.name)
            box.set("defaultValue", str(round(key.default)))
            box.text = f"{label} ({unit})" if unit else label
        case Form.PHONES | Form.LINES:
            ET.SubElement(parent, "multiTextBox", refId=key.name).text = label
        case _:
            box = ET.SubElement(parent, "textBox", refId=key.name)
            ET.SubElement(box, "label").text = label


def french() -> Say:
    """The words in French. Raises KeyError for those that have none."""
    known = dict(_OWN_FRENCH)
    for context in ET.parse(FRENCH).getroot().iter("context"):
        if context.findtext("name") == "Settings":
            for message in context.iter("message"):
                translation = message.find("translation")
                assert translation is not None
                if translation.get("type") is None:
                    known[message.findtext("source", "")] = translation.text or ""

    def say(text: str) -> str:
        return known[text] if text not in ("", "English", "Français") else text

    return say


def templates() -> dict[Path, str]:
    """Each file and what belongs into it."""
    words = {"en": adml(str), "fr": adml(french())}
    made = {FOLDER / "offhook.admx": _text(admx())}
    for folder, language in LANGUAGES.items():
        made[FOLDER / folder / "offhook.adml"] = _text(words[language])
    return made


def _text(root: ET.Element) -> str:
    ET.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, "unicode")}\n'


def main(arguments: list[str]) -> int:
    """Write or check."""
    stale = 0
    for path, text in templates().items():
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        if "--check" in arguments:
            print(f"{path.relative_to(ROOT)} is not up to date; run packaging/policy_templates.py")
            stale = 1
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
    return stale


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
