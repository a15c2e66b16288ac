"""The tables of what was learnt of leads: a cache, which the CRM can fill again.

``lead`` holds each lead as last seen (``card``: JSON, see :mod:`.lead_rows`), ``lead_number`` which
leads have a number, newest first by ``place``, and ``lead_asked`` when a number was looked up
itself: only that tells a number that nobody has from one that nobody asked about. All are stamped
with the server and the account that said so.
"""

from __future__ import annotations

STATEMENTS = (
    """CREATE TABLE lead (
    base_url TEXT NOT NULL,
    account_id TEXT NOT NULL,
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    card TEXT NOT NULL,
    fetched INTEGER NOT NULL,
    PRIMARY KEY (base_url, account_id, id)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE lead_number (
    base_url TEXT NOT NULL,
    account_id TEXT NOT NULL,
    number TEXT NOT NULL,
    lead_id INTEGER NOT NULL,
    place INTEGER NOT NULL,
    PRIMARY KEY (base_url, account_id, number, lead_id)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE lead_asked (
    base_url TEXT NOT NULL,
    account_id TEXT NOT NULL,
    number TEXT NOT NULL,
    more INTEGER NOT NULL,
    fetched INTEGER NOT NULL,
    PRIMARY KEY (base_url, account_id, number)
) STRICT, WITHOUT ROWID""",
)
