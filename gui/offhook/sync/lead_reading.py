"""The CRM's leads as the domain's."""

from __future__ import annotations

from dataclasses import replace

from ..calls import leads
from ..calls.numbers import number_in
from ..crm.resources import Communication, Lead, LeadPage, User
from .outcomes import name_of


def lead_of(lead: Lead, region: str) -> leads.Lead:
    """A lead as a search found it. Numbers are read as in ``region`` where they have no country
    code; what is no number is left out."""
    phones = [
        leads.LeadPhone(number.e164, phone.kind, phone.extension or number.extension)
        for phone in lead.phones
        if (number := number_in(phone.number, region)) is not None and number.e164 is not None
    ]
    return leads.Lead(
        id=lead.id,
        name=name_of(lead),
        language=lead.locale[:2].lower(),
        phones=tuple(phones),
        emails=lead.emails,
        do_not_call=lead.do_not_call,
        no_calls_since=lead.no_calls_since,
        no_contact_since=lead.no_contact_since,
        status=lead.status,
        advisor=_person(lead.advisor),
        advisor_email=lead.advisor.email if lead.advisor else "",
    )


def with_page(found: leads.Lead, page: LeadPage, region: str) -> leads.Lead:
    """The lead that a search found, with what its own page says beside."""
    lead = lead_of(page.lead, region)
    calls = [_contact(one) for one in page.communications if one.method == "phone"]
    contacts = sorted((one for one in calls if one is not None), key=lambda one: one.at)
    return replace(
        lead,
        # An answer without its nested objects would be a lead without a number.
        phones=lead.phones or found.phones,
        emails=lead.emails or found.emails,
        advisor=lead.advisor or found.advisor,
        advisor_email=lead.advisor_email or found.advisor_email,
        contacts=tuple(reversed(contacts))[: leads.MOST_CONTACTS * 2],
    )


def _contact(one: Communication) -> leads.Contact | None:
    at = one.executed_at or one.created_at
    if at is None:
        return None
    return leads.Contact(at, one.kind, one.call_status, one.call_duration, one.id)


def _person(user: User | None) -> str:
    if user is None:
        return ""
    return " ".join(part for part in (user.first_name, user.last_name) if part) or user.email
