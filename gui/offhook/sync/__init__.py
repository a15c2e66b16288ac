"""Sync makes the CRM copy of every call equal to the call.

What must be sent is derived (:mod:`offhook.calls.deriving`), one request of a call at a time; the
engine decides when, and commits each attempt before it leaves and its outcome when it is known.
"""

from .status import SyncStatus
from .thread import SyncThread

__all__ = ["SyncStatus", "SyncThread"]
