"""Sync makes the CRM copy of every call equal to the call.

What must be sent is derived (:mod:`offhook.calls.deriving`), one request of a call at a time; the
engine decides when, and commits each attempt before it leaves and its outcome when it is known.
Start at :mod:`offhook.sync.engine`. The window reads :mod:`offhook.sync.status` alone, which loads
no HTTP library.
"""
