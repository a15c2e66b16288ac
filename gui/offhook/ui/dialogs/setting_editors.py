"""An editor for each form of setting. What the table says of a setting is all that they know."""

from __future__ import annotations

from ...desk.keys import Key
from ...desk.kinds import Form
from ...desk.settings import Settings
from .editor import ChoiceEditor, Editor, NumberEditor, TextEditor, YesNoEditor
from .hot_key_editor import HotKeyEditor
from .own_editors import (
    EmailEditor,
    FolderEditor,
    LinesEditor,
    PhoneEditor,
    PhonesEditor,
    RegionEditor,
    ServerEditor,
)


def make_editor(key: Key, settings: Settings) -> Editor:
    """An editor for ``key``."""
    match key.kind.form:
        case Form.YES_NO:
            return YesNoEditor(key)
        case Form.CHOICE:
            return ChoiceEditor(key)
        case Form.WHOLE | Form.NUMBER:
            return NumberEditor(key)
        case Form.PHONE:
            return PhoneEditor(key, settings.region)
        case Form.PHONES:
            return PhonesEditor(key, settings.region)
        case Form.REGION:
            return RegionEditor(key)
        case Form.HOT_KEY:
            return HotKeyEditor(key)
        case Form.EMAIL:
            return EmailEditor(key)
        case Form.FOLDER:
            return FolderEditor(key)
        case Form.LINES:
            return LinesEditor(key, settings)
        case Form.URL:
            return ServerEditor(key, settings)
    return TextEditor(key)
