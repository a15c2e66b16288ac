"""Putting a number on the list of those that are never logged, and taking it off."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from .. import words
from ..controller import Controller
from .topic_banner import TopicBanner

_TOPIC = "never_log"


class NeverLog(QObject):
    """Asks first, in ``banner``. ``changed``: the list is another."""

    changed = Signal()

    def __init__(self, controller: Controller, banner: TopicBanner, parent: QObject) -> None:
        super().__init__(parent)
        self._controller = controller
        self._banner = banner
        self._number = ""
        banner.chosen.connect(self._answered)

    # Properties

    def holds(self, number: str | None) -> bool:
        """Whether calls with ``number`` are never logged."""
        return number in self._controller.settings.never_log

    # Methods

    def ask(self, number: str) -> None:
        """Say what it means, and ask."""
        self._number = number
        if self.holds(number):
            text = self.tr(
                "%1 is never logged. From now on, calls with it would go to Activix again; those"
                " that were kept here stay here."
            )
            yes = (False, self.tr("Log it again"))
        else:
            text = self.tr(
                "From now on, calls with %1 stay on this computer, marked as private, and never go"
                " to Activix. Calls that are already there stay there."
            )
            yes = (True, self.tr("Never log it"))
        answers = (yes, (None, self.tr("Leave it as it is")))
        self._banner.say("warn", text.replace("%1", self._shown()), answers, topic=_TOPIC)

    def _shown(self) -> str:
        return words.remote_number(self._number, self._controller.settings.region)

    # Slots

    def _answered(self, never: object) -> None:
        if self._banner.topic != _TOPIC:
            return
        self._banner.clear()
        if never is None:
            return
        settings = self._controller.settings
        others = tuple(each for each in settings.never_log if each != self._number)
        listed = (*others, self._number) if never else others
        if not self._controller.save_settings(replace(settings, never_log=listed)):
            self._banner.say("warn", self.tr("The settings cannot be written. Nothing changed."))
            return
        text = (
            self.tr("%1 is never logged from now on.")
            if never
            else self.tr("%1 is logged again from now on.")
        )
        self._banner.say("info", text.replace("%1", self._shown()))
        self.changed.emit()
