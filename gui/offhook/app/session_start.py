"""The setting *start with the session*, and what the system says of it."""

from __future__ import annotations

import logging
from dataclasses import replace

from PySide6.QtCore import QObject, QSettings, Signal

from ..desk.autostart import Autostart
from .program import Program

log = logging.getLogger(__name__)

_KEPT = "autostart/was"


class SessionStart(QObject):
    """Keeps setting and system alike: a change of the setting is done at once; what the person
    changed in the system's own settings changes the setting. ``failed``: the system refused."""

    failed = Signal()

    def __init__(
        self,
        program: Program,
        system: Autostart,
        command: list[str],
        kept: QSettings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._program = program
        self._system = system
        self._command = command
        self._kept = kept

    def start(self) -> None:
        """At the start: has the person changed it elsewhere since?"""
        was, is_on = self._kept.value(_KEPT), self._system.is_on()
        changed_elsewhere = is_on if was is None else (was == "on") is not is_on
        if changed_elsewhere:
            self._keep(is_on)
            self._follow(is_on)
        else:
            self.settings_changed()

    def settings_changed(self) -> None:
        """Do what the setting says."""
        wanted = self._program.settings.start_with_session
        if wanted is not self._system.is_on():
            try:
                if wanted:
                    self._system.turn_on(self._command)
                else:
                    self._system.turn_off()
            except OSError as error:
                log.info("start with the session: %s", error)
        is_on = self._system.is_on()
        if self._kept.value(_KEPT) is not None or wanted:
            self._keep(is_on)
        if is_on is not wanted:
            self._follow(is_on)
            self.failed.emit()

    def _keep(self, is_on: bool) -> None:
        self._kept.setValue(_KEPT, "on" if is_on else "off")

    def _follow(self, is_on: bool) -> None:
        settings = self._program.settings
        if settings.start_with_session is not is_on:
            self._program.save_settings(replace(settings, start_with_session=is_on))
