"""Figures in words: what a chart shows, for whoever reads it instead."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from ..calls.figures import Figures
from . import words

translate = QCoreApplication.translate


def summary(figures: Figures) -> str:
    """``12 calls · 7 answered · 41 min``."""
    parts = (
        translate("Words", "%Ln call(s)", "", figures.calls),
        translate("Words", "%Ln answered", "", figures.answered),
        talk_time(figures.talk_seconds),
    )
    return " · ".join(parts)


def talk_time(seconds: int) -> str:
    """``41 min``, from an hour on ``3 h 05 min``."""
    minutes = round(seconds / 60)
    if minutes < 60:
        return translate("Words", "%1 min").replace("%1", str(minutes))
    text = translate("Words", "%1 h %2 min").replace("%1", str(minutes // 60))
    return text.replace("%2", f"{minutes % 60:02}")


def hour_name(hour: int) -> str:
    """``14:00``, or ``14 h`` in French."""
    return f"{hour}\u00a0h" if words.language() == "fr" else f"{hour}:00"


def by_hour(figures: Figures) -> str:
    """``Calls by the hour: 9:00 2, 10:00 5``."""
    hours = sorted(figures.by_hour)
    return words.labelled(
        translate("Words", "Calls by the hour"),
        ", ".join(f"{hour_name(hour)} {figures.by_hour[hour]}" for hour in hours),
    )


def by_day(figures: Figures) -> str:
    """``Calls by the day: Mon 2, Tue 5``."""
    return words.labelled(
        translate("Words", "Calls by the day"),
        ", ".join(f"{day_name(day)} {figures.by_day[day]}" for day in sorted(figures.by_day)),
    )


def day_name(day: date) -> str:
    """``Mon``, ``lun.``: as short as people write it."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "ddd")
