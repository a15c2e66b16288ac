"""Keys that count in every program: what may be set, what is refused, and in which words."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from offhook.desk.keys import KEYS, BadSetting
from offhook.desk.kinds import BadReason
from offhook.qt.desktop_hot_keys import hot_keys_here
from offhook.qt.hot_keys import HotKeys, NoKey
from offhook.ui import beyond
from offhook.ui.shortcuts import TABLE

KEY = KEYS["hot_key_dial"]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("ctrl + shift+f9", "Ctrl+Shift+F9"),
        ("Shift+Ctrl+d", "Ctrl+Shift+D"),
        ("Meta+1", "Meta+1"),
        ("Alt+F12", "Alt+F12"),
        ("Ctrl+Alt+F4", "Ctrl+Alt+F4"),
        ("", ""),
    ],
)
def test_a_key_that_may_be_set(typed: str, kept: str) -> None:
    assert KEY.parse(typed) == kept


@pytest.mark.parametrize(
    "typed",
    ["F9", "D", "Shift+D", "Ctrl+Alt+E", "Ctrl+", "+", "Ctrl+F25", "Ctrl+Ctrl+A", "Hyper+A", "é"],
)
def test_what_types_or_is_no_key_is_refused(typed: str) -> None:
    with pytest.raises(BadSetting) as refused:
        KEY.parse(typed)
    assert refused.value.reason is BadReason.NOT_A_KEY


def test_the_defaults_are_nobody_s_in_the_window() -> None:
    defaults = [KEYS[name].default for name in beyond.GLOBAL_KEYS]
    assert len(set(defaults)) == len(defaults)
    assert not set(defaults) & {shortcut.keys for shortcut in TABLE.values()}
    for name in beyond.GLOBAL_KEYS:
        assert KEYS[name].parse(KEYS[name].default) == KEYS[name].default


class FreeKeys(HotKeys):
    """Of a desktop where every key is free."""

    def _grab(self, name: str, text: str) -> NoKey | None:
        return None


def test_two_of_our_own_on_one_key_are_refused(qtbot: QtBot) -> None:
    keys = FreeKeys()
    assert keys.grab({"a": "Ctrl+1", "b": "", "c": "", "d": "Ctrl+1"}) == {"d": NoKey.SAID_TWICE}


def test_a_key_held_down_is_one_press(qtbot: QtBot) -> None:
    keys = FreeKeys()
    pressed: list[object] = []
    keys.pressed.connect(pressed.append)
    for _ in range(5):
        keys._tell("a")
    keys._tell("b")
    assert pressed == ["a", "b"]


def test_a_wayland_session_has_none_and_says_so(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_SESSION_TYPE", "wayland")
    keys = hot_keys_here()
    why = keys.lacking()
    assert why is NoKey.WAYLAND
    assert "Wayland" in beyond.no_hot_keys(why)
    monkeypatch.setenv("XDG_SESSION_TYPE", "x11")
    why = hot_keys_here().lacking()
    assert why is NoKey.UNSUPPORTED  # these tests have no display
    assert "cannot have keys" in beyond.no_hot_keys(why)


@pytest.mark.parametrize("why", NoKey)
@pytest.mark.parametrize("name", beyond.GLOBAL_KEYS)
def test_each_refusal_has_a_sentence(name: str, why: NoKey) -> None:
    said = beyond.no_hot_key(name, "Ctrl+Shift+F9", why)
    assert "%" not in said
    assert said.endswith(".")


def test_the_sentence_names_key_and_meaning() -> None:
    said = beyond.no_hot_key("hot_key_hang_up", "Ctrl+Shift+F10", NoKey.TAKEN)
    assert said == (
        "Ctrl+Shift+F10 belongs to another program, so it does not do this: Hang up."
        " Choose another."
    )
