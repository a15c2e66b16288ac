"""The journal: the SQLite file that holds every call, its CRM copy and every attempt to send it.

The truth. One thread owns the writing connection (:class:`JournalThread`); others read through
:class:`JournalReader`. Only this package speaks SQL.
"""
