"""One setting in the settings window: its field, its sentence, its lock, its way back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from ...desk.kinds import Form
from ...desk.policy import Policy
from ...desk.settings import Settings
from ...qt.theme import current_tokens, set_role
from .. import setting_words
from ..setting_search import matches
from ..widgets.labels import IconLabel, make_label
from .editor import Editor
from .form import Row


class SettingRow(Row):
    """``back`` asks for the default."""

    back = Signal()

    def __init__(self, editor: Editor) -> None:
        super().__init__(editor.field, editor.focus)
        self.editor = editor
        self._label.setWordWrap(True)
        self.reset = QPushButton()
        self.reset.setAutoDefault(False)
        set_role(self.reset, "link", tone="soft")
        self.reset.clicked.connect(self.back)
        self.reset.hide()
        self._lock_icon = IconLabel("lock", "soft")
        self._lock_text = make_label("", "small", wrap=True)
        self._lock = QWidget()
        lock = QHBoxLayout(self._lock)
        lock.setContentsMargins(0, 0, 0, 0)
        lock.setSpacing(current_tokens().space_xs)
        lock.addWidget(self._lock_icon)
        lock.addWidget(self._lock_text, 1)
        self._lock.hide()
        column = self.layout()
        assert isinstance(column, QBoxLayout)
        head = QHBoxLayout()
        head.setSpacing(current_tokens().space_s)
        self._is_box = editor.key.kind.form is Form.YES_NO
        first: QWidget | QLabel = editor.field if self._is_box else self._label
        column.removeWidget(first)
        head.addWidget(first, 1)
        head.addWidget(self.reset)
        column.insertLayout(0, head)
        column.addWidget(self._lock)

    # Properties

    def is_locked(self) -> bool:
        """Whether an administrator has locked it."""
        return not self._lock.isHidden()

    def lock_words(self) -> str:
        """Who has locked it, empty if nobody."""
        return self._lock_text.text() if self.is_locked() else ""

    def found_by(self, query: str, group: str) -> bool:
        """Whether ``query`` speaks of it: by its words, those of its group, or its key."""
        words = setting_words.settings()
        said = [text for name in self.editor.names() for text in (*words[name], name)]
        return matches(query, group, self._lock_text.text(), *said)

    # Methods

    def show_settings(self, settings: Settings, policy: Policy) -> None:
        """Show what is set, who locked it, and whether there is a way back."""
        names = self.editor.names()
        self.editor.show_settings(settings)
        lock = next((policy.locks[name] for name in names if name in policy.locks), None)
        self.editor.field.setEnabled(lock is None)
        self._lock.setVisible(lock is not None)
        self._lock_text.setText(setting_words.locked_by(lock.set_by) if lock else "")
        self._lock.setToolTip(lock.place if lock else "")
        self.show_way_back(settings, policy)

    def show_way_back(self, settings: Settings, policy: Policy) -> None:
        """Offer the default where another value is set."""
        base, names = policy.base(), self.editor.names()
        changed = any(getattr(settings, name) != getattr(base, name) for name in names)
        can_go = changed and not self.editor.key.personal and not self.is_locked()
        if not can_go and self.reset.hasFocus():
            self.focus_field().setFocus()
        self.reset.setVisible(can_go)

    def retranslate(self, policy: Policy) -> None:
        """Say everything in the language of now."""
        self.editor.retranslate()
        said = setting_words.settings()[self.editor.key.name]
        self.set_focus(self.editor.focus)
        self.set_texts("" if self._is_box else said.label, said.sentence)
        self.reset.setText(self.tr("Default"))
        self.reset.setAccessibleName(self.tr("Back to the default: %1").replace("%1", said.label))
        names = self.editor.names()
        lock = next((policy.locks[name] for name in names if name in policy.locks), None)
        self._lock_text.setText(setting_words.locked_by(lock.set_by) if lock else "")
