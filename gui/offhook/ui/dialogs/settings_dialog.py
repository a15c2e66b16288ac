"""All settings in one place: found by their words, in effect at once.

What stands here comes from the table (:mod:`offhook.desk.keys`) and its words
(:mod:`offhook.ui.setting_words`); the token, which is no setting, stands beside them.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ...desk.keys import KEYS, Group
from ...qt.hot_keys import NoKey
from ...qt.theme import current_tokens
from ...sync.status import SyncStatus
from .. import beyond, setting_words
from ..controller import Controller
from ..setting_search import matches
from ..widgets.labels import make_label
from .form import make_button
from .lines_field import LinesField
from .own_editors import LinesEditor, ServerEditor
from .server_box import ServerBox
from .setting_form import SettingsForm
from .setting_group import SettingGroup
from .setting_row import SettingRow
from .token_box import TokenBox

KeyProblem = Callable[[str], NoKey | None]
"""Why the key of a setting does not count in every program; ``None`` if it does."""

_NOT_HERE = frozenset({NoKey.WAYLAND, NoKey.UNSUPPORTED})
_WITH_OTHERS = frozenset({"default_line"})  # marked among the lines


class SettingsDialog(SettingsForm):
    """The table's groups under a search."""

    def __init__(
        self,
        controller: Controller,
        parent: QWidget | None = None,
        key_problem: KeyProblem | None = None,
    ) -> None:
        super().__init__(controller, parent)
        self._key_problem = key_problem
        self._groups: dict[Group, SettingGroup] = {}
        self.search = QLineEdit()
        self.token = TokenBox(controller)
        self.done_button = make_button("primary")
        self.nothing = make_label("", "", tone="soft", wrap=True)
        self._build()
        self.retranslate()
        self.follow()
        # Whoever has a number looks for something else, and must not type it over their number.
        known = controller.settings.line is not None
        self.lead_to(self.search if known else self.row("lines").focus_field())

    def _build(self) -> None:
        tokens = current_tokens()
        head = QWidget()
        above = QVBoxLayout(head)
        above.setContentsMargins(tokens.space_l, tokens.space_l, tokens.space_l, tokens.space_s)
        above.addWidget(self.search)
        self.add_head(head)
        for group in Group:
            keys = [key for key in KEYS.values() if key.group is group]
            shown = [key for key in keys if key.name not in _WITH_OTHERS]
            if not shown:
                continue
            section = self._groups[group] = SettingGroup(folded=group is Group.CONNECTION)
            for key in shown:
                section.add(self.make_row(key.name))
                if key.name == "lines":
                    section.add(self.token)
            self.add(section)
        self.add(self.nothing)
        self.nothing.hide()
        self.add_buttons(self.done_button)
        # Enter in a field keeps what stands there; it must not close what is half done.
        self.done_button.setDefault(False)
        self.done_button.setAutoDefault(False)
        self.done_button.clicked.connect(self._close)
        self.server.changed.connect(self.token.set_server)
        self.search.textChanged.connect(self._look)
        self.search.installEventFilter(self)
        self.token.wanted.connect(self._give_token)
        self.token.forgetting.connect(self._forget_token)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self._find)

    # Properties

    @property
    def lines(self) -> LinesField:
        """The rep's own numbers."""
        editor = self._rows["lines"].editor
        assert isinstance(editor, LinesEditor)
        return editor.lines

    @property
    def server(self) -> ServerBox:
        """Which server is spoken to."""
        editor = self._rows["base_url"].editor
        assert isinstance(editor, ServerEditor)
        return editor.server

    # Methods

    def set_status(self, status: SyncStatus) -> None:
        """How things stand with the token, and who the account's users are."""
        self.token.set_status(status)
        self.set_users(status.users)

    def follow(self) -> None:
        """Show the settings in force, and which keys the desktop does not give."""
        super().follow()
        self._show_key_problems()

    def show_token(self) -> None:
        """The rep was asked for a token: here it goes."""
        self.search.clear()
        self._groups[Group.YOU].unfold()
        self.lead_to(self.token.field)

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Settings"))
        find = QKeySequence(QKeySequence.StandardKey.Find)
        key = find.toString(QKeySequence.SequenceFormat.NativeText)
        self.search.setPlaceholderText(self.tr("Search the settings (%1)").replace("%1", key))
        self.search.setAccessibleName(self.tr("Search the settings"))
        self.token.retranslate()
        titles = setting_words.groups()
        for group, section in self._groups.items():
            section.set_title(titles[group])
        for row in self._rows.values():
            row.retranslate(self._controller.policy)
        self.done_button.setText(self.tr("&Close"))
        self._look(self.search.text())
        self._check_user()
        self._show_key_problems()
        if self._pending is not None and self._pending.error():
            self._try(self._pending)  # complains anew

    def _show_key_problems(self) -> None:
        for name in beyond.GLOBAL_KEYS if self._key_problem is not None else ():
            row, keys = self._rows[name], str(getattr(self._controller.settings, name))
            why = self._key_problem(name) if keys and self._key_problem is not None else None
            told = beyond.no_hot_key(name, keys, why) if why is not None else ""
            if why in _NOT_HERE:
                row.set_help(told)
            elif row is not self._pending:
                row.set_error(told)

    # Slots

    def _look(self, query: str) -> None:
        sections = self._groups.values()
        if not query.strip():
            for section in sections:
                section.show_found(None)
            self.nothing.hide()
            return
        found: set[QWidget] = set()
        for section in sections:
            for row in section.rows():
                if isinstance(row, SettingRow):
                    hit = row.found_by(query, section.title())
                else:
                    hit = matches(query, section.title(), *self.token.words(), "token")
                if hit:
                    found.add(row)
        for section in sections:
            section.show_found(found)
        self.nothing.setText(
            self.tr("No setting speaks of “%1”. Try another word.").replace("%1", query.strip())
        )
        self.nothing.setVisible(not found)
        self.area.verticalScrollBar().setValue(0)

    def _find(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _to_first_found(self) -> None:
        for section in self._groups.values():
            for row in section.rows():
                if not row.isVisibleTo(self):
                    continue
                field = row.focus_field() if isinstance(row, SettingRow) else self.token.field
                if field.isEnabled():
                    self.lead_to(field)
                    return

    def _server_for_token(self) -> str:
        """The server that is chosen; a token must not go to another one."""
        row = self._rows["base_url"]
        if row.is_locked():
            return self._controller.settings.base_url
        if self._try(row):
            return self.server.base_url()
        self._groups[Group.CONNECTION].unfold()
        self.lead_to(self.server.address)
        return ""

    def _give_token(self) -> None:
        base_url = self._server_for_token()
        if base_url and not self.token.hand_over(base_url):
            self.lead_to(self.token.field)

    def _forget_token(self) -> None:
        base_url = self._server_for_token()
        if base_url:
            self.token.clear_token(base_url)

    def _close(self) -> None:
        """Keep what is being typed, or say what is unfit in it."""
        if not self.keep_pending():
            return
        if self.token.holds_text():
            # Pasted and not tried: it is, and the dialog stays to say what came of it.
            self._give_token()
            self.lead_to(self.token.field)
        else:
            self.accept()

    # Events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search and isinstance(event, QKeyEvent):
            pressed = event.type() is QEvent.Type.KeyPress
            down = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down)
            if pressed and down:
                self._to_first_found()
                return True
            if pressed and event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
        return super().eventFilter(watched, event)
