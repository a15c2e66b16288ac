"""Every sentence that tells of a lead, of a number's time of day, and of what to mind first.

A warning says a fact and its date; whether to call is the rep's decision.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from ..calls.calling_hours import Hours
from ..calls.guard import Caution, Warned
from ..calls.leads import Contact, Lead, LeadPhone
from ..sync.lead_answer import LeadAnswer, LookState
from . import words

translate = QCoreApplication.translate


class CardWords(NamedTuple):
    """A card's title, and what stands below it."""

    title: str
    below: str = ""


def name_of(lead: Lead, *, hidden: bool = False) -> str:
    """The lead's name, or its number in Activix where it has none."""
    if hidden:
        return translate("Lead", "Name hidden")
    return lead.name or translate("Lead", "Lead %1, no name").replace("%1", str(lead.id))


def card(
    answer: LeadAnswer | None,
    lead: Lead | None,
    there: datetime | None,
    now: datetime,
    *,
    rep: str = "",
    hidden: bool = False,
) -> CardWords:
    """What is known of a number: of ``lead``, the one of the answer that is shown, or of nobody.

    ``rep`` is the rep's own e-mail address: that a customer is theirs need not be said.
    """
    time = time_there(there)
    if lead is not None and answer is not None:
        last = last_call(answer.calls, now)
        first = [language(lead.language), time, last]
        second = [status(lead.status), advisor(lead, rep, hidden=hidden)]
        below = (" · ".join(filter(None, parts)) for parts in (first, second, [age(answer, now)]))
        return CardWords(name_of(lead, hidden=hidden), "\n".join(filter(None, below)))
    if answer is None or answer.state is LookState.ASKING:
        return CardWords(translate("Lead", "Looking in Activix…"), time)
    last = last_call(answer.calls, now)
    if answer.nobody:
        title = translate("Lead", "No lead with this number")
        unknown = translate("Lead", "Offhook cannot tell whether they want calls.")
    else:
        title = _unknown(answer.state)
        unknown = translate("Lead", "Offhook cannot tell who it is, or whether they want calls.")
    facts = " · ".join(filter(None, (time, last)))
    return CardWords(title, "\n".join(filter(None, (unknown, facts, age(answer, now)))))


def _unknown(state: LookState) -> str:
    if state is LookState.REFUSED:
        return translate("Lead", "No right to look up leads")
    if state is LookState.NO_TOKEN:
        return translate("Lead", "No lead is known without a token")
    return translate("Lead", "Activix cannot be asked now")


def found(answer: LeadAnswer | None, count: int, now: datetime) -> str:
    """Below the leads that a name led to, or in their place."""
    if answer is None or (answer.state is LookState.ASKING and not count):
        return translate("Lead", "Looking in Activix…")
    if not count:
        if answer.state is LookState.FRESH:
            return translate("Lead", "No lead of this name or address has a number.")
        return translate("Lead", "%1; none is known here.").replace("%1", _unknown(answer.state))
    more = translate("Lead", "There are more: type more of the name.") if answer.more else ""
    return " ".join(filter(None, (more, age(answer, now))))


def several(count: int, *, more: bool) -> str:
    """One number of several leads."""
    text = translate(
        "Lead", "%1 leads have this number. Activix decides which one the call is logged to."
    )
    if more:
        text = translate(
            "Lead",
            "At least %1 leads have this number. Activix decides which one the call is logged to.",
        )
    return text.replace("%1", str(count))


def phone(one: LeadPhone, region: str, *, hidden: bool = False) -> str:
    """A number of a lead, and which of theirs it is."""
    number = words.number_text(one.number, region)
    if hidden:
        number = re.sub(r"\d(?=(?:\D*\d){2})", "•", number)
    kind = {
        "home": translate("Lead", "home"),
        "work": translate("Lead", "work"),
        "mobile": translate("Lead", "mobile"),
    }.get(one.kind, "")
    if one.extension:
        kind = translate("Words", "ext. %1").replace("%1", one.extension)
    return " · ".join(filter(None, (number, kind)))


def language(code: str) -> str:
    """``Speaks French``."""
    known = {
        "fr": translate("Lead", "Speaks French"),
        "en": translate("Lead", "Speaks English"),
        "es": translate("Lead", "Speaks Spanish"),
    }
    if code in known or not code:
        return known.get(code, "")
    name = QLocale(code).nativeLanguageName() or code
    return words.labelled(translate("Lead", "Language"), name)


def time_there(there: datetime | None) -> str:
    """``14:03 there``."""
    if there is None:
        return translate("Lead", "time there not known")
    return translate("Lead", "%1 there").replace("%1", words.clock_time(there))


def last_call(calls: tuple[Contact, ...], now: datetime) -> str:
    """``last call Tuesday``; of a call today its time, ``last call at 14:03``."""
    if not calls:
        return ""
    at = calls[0].at.astimezone(now.tzinfo)
    if at.date() == now.date():
        return translate("Lead", "last call at %1").replace("%1", words.clock_time(at))
    return translate("Lead", "last call %1").replace("%1", day_name(at, now))


def contact(call: Contact, now: datetime) -> str:
    """One earlier call: when, which way, how it ended, how long."""
    at = call.at.astimezone(now.tzinfo)
    outgoing = call.direction == "outgoing"
    parts = [
        f"{day_name(at, now)} {words.clock_time(at)}",
        translate("Words", "outgoing") if outgoing else translate("Words", "incoming"),
        words.crm_status_name(call.status),
    ]
    if call.duration:
        parts.append(f"{call.duration // 60}:{call.duration % 60:02d}")
    return " · ".join(filter(None, parts))


def status(code: str) -> str:
    """A lead's status where it matters before a call."""
    return {
        "duplicate": translate("Lead", "Duplicate in Activix"),
        "invalid": translate("Lead", "Invalid in Activix"),
        "lost": translate("Lead", "Lost in Activix"),
    }.get(code, "")


def advisor(lead: Lead, rep: str, *, hidden: bool = False) -> str:
    """Whose customer it is, if it is not the rep's."""
    mine = bool(rep) and lead.advisor_email.casefold() == rep.casefold()
    if not lead.advisor or mine or hidden:
        return ""
    return translate("Lead", "advisor %1").replace("%1", lead.advisor)


def age(answer: LeadAnswer, now: datetime) -> str:
    """How old it is, if it is not of now."""
    if answer.state in (LookState.FRESH, LookState.ASKING) or answer.fetched_at is None:
        return ""
    at = answer.fetched_at.astimezone(now.tzinfo)
    moment = f"{day_name(at, now)} {words.clock_time(at)}"
    return translate("Lead", "As known %1: Activix cannot be asked now.").replace("%1", moment)


def warning(warned: Warned, now: datetime, *, several: bool = False, hidden: bool = False) -> str:
    """A fact to mind, with its date. ``several``: say whose wish it is."""
    if warned.caution is Caution.HOURS:
        assert warned.there is not None
        text = translate("Lead", "It is %1 there; calling hours are %2.")
        if not warned.hours or not warned.hours.spans:
            text = translate("Lead", "It is %1 there; that is no day for calls.")
        moment = words.clock_time(warned.there)
        if warned.there.date() != now.date():
            moment = f"{_weekday(warned.there)} {moment}"
        hours = _hours(warned.hours) if warned.hours else ""
        return text.replace("%1", moment).replace("%2", hours)
    if warned.caution is Caution.NO_CONTACT:
        text = translate("Lead", "Asked not to be contacted any more")
    else:
        text = translate("Lead", "Asked not to be called any more")
    if warned.since is not None:
        text = f"{text} ({long_date(warned.since.astimezone(now.tzinfo).date())})"
    if several and warned.lead is not None:
        return words.labelled(name_of(warned.lead, hidden=hidden), f"{text[:1].lower()}{text[1:]}.")
    return f"{text}."


def day_name(at: datetime, now: datetime) -> str:
    """``today``, ``yesterday``, ``Tuesday``, or the date."""
    days = (now.date() - at.date()).days
    if days == 0:
        return translate("Lead", "today")
    if days == 1:
        return translate("Lead", "yesterday")
    if 1 < days < 7:
        return _weekday(at)
    return long_date(at.date())


def long_date(day: date) -> str:
    """``5 January 2026``; French has ``1er`` for the first."""
    text = QLocale().toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")
    return f"1er{text[1:]}" if day.day == 1 and words.language() == "fr" else text


def _weekday(at: datetime) -> str:
    return QLocale().standaloneDayName(at.isoweekday(), QLocale.FormatType.LongFormat)


def _hours(hours: Hours) -> str:
    spans = [f"{_minute(begin)}\u2013{_minute(end)}" for begin, end in hours.spans]
    return ", ".join(spans)


def _minute(minute: int) -> str:
    hour, rest = divmod(minute, 60)
    if words.language() == "fr":
        return f"{hour}\u00a0h\u00a0{rest:02d}" if rest else f"{hour}\u00a0h"
    return f"{hour}:{rest:02d}"
