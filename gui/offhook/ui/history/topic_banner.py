"""What the history tells or asks above the list."""

from __future__ import annotations

from collections.abc import Sequence

from ..widgets.banner import Banner, Tone


class TopicBanner(Banner):
    """Remembers what it speaks of, so that whoever began it can say it anew or take it down."""

    topic = ""

    def say(
        self, tone: Tone, text: str, answers: Sequence[tuple[object, str]] = (), *, topic: str = ""
    ) -> None:
        """Put ``text`` in the place of whatever stood here."""
        self.topic = topic
        self.show_message(tone, text, answers)

    def take_down(self, topic: str) -> None:
        """Clear it, unless it speaks of something else by now."""
        if self.topic == topic:
            self.clear()
