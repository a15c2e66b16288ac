"""A CRM to try against: a real HTTP server on loopback that keeps to the Activix documentation.

What the documentation refuses is refused, what it does not say is accepted, and everything that
can go wrong between a client and a server can be made to go wrong on demand. It reads no network
but this computer's own, and needs nothing but the standard library.
"""

from .faults import FaultKind, FaultPlan
from .follow_up_records import Note, Recording, Task
from .records import Account, CallLogRecord, Communication, Lead, Phone, RequestRecord, User
from .sandbox import Sandbox

__all__ = [
    "Account",
    "CallLogRecord",
    "Communication",
    "FaultKind",
    "FaultPlan",
    "Lead",
    "Note",
    "Phone",
    "Recording",
    "RequestRecord",
    "Sandbox",
    "Task",
    "User",
]
