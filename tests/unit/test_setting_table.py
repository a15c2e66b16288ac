"""One table of settings: each field has a row, each row its words."""

from __future__ import annotations

from dataclasses import fields

import pytest

from offhook.desk.keys import KEYS, Group, text_of
from offhook.desk.kinds import Form
from offhook.desk.settings import Settings
from offhook.ui import setting_words

FIELDS = [field.name for field in fields(Settings)]


@pytest.mark.parametrize("name", FIELDS)
def test_every_setting_has_a_row_and_words(name: str) -> None:
    assert name in KEYS, f"a row for {name} is missing in offhook/desk/keys.py"
    key = KEYS[name]
    assert key.parse(text_of(key.default)) == key.default, f"the default of {name} is not allowed"
    words = setting_words.settings().get(name)
    assert words, f"the words of {name} are missing in offhook/ui/setting_words.py"
    assert words.label
    assert words.sentence.endswith("."), f"the sentence of {name} is none"
    if key.kind.form is Form.CHOICE:
        for value in ("", *key.kind.choices):
            assert setting_words.choices().get((name, value)), f"no words for {name} = {value!r}"
    assert not key.kind.unit or setting_words.unit(key.kind.unit), f"no words for {key.kind.unit}"


def test_nothing_speaks_of_a_setting_that_is_none() -> None:
    assert set(KEYS) == set(FIELDS)
    assert set(setting_words.settings()) == set(FIELDS)
    assert {name for name, _ in setting_words.choices()} <= set(FIELDS)


def test_groups_stand_together_and_have_titles() -> None:
    order = list(Group)
    shown = [order.index(key.group) for key in KEYS.values()]
    assert shown == sorted(shown), "the rows of the table are not in the order of the groups"
    assert set(setting_words.groups()) == set(Group)
