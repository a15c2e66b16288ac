"""This computer: the data folder, the settings, the inbox, the lock and the clock.

Nothing in here knows Qt, SQL, HTTP or the key store, and importing it is cheap: the command line
verbs do so for every call.
"""

from .clock import SystemClock
from .files import write_atomic
from .folder import DataFolder, FolderRefusal, FolderRefused
from .inbox import Inbox, InboxItem
from .keys import KEYS, BadSetting, Group, Key, text_of
from .kinds import BadReason, Form
from .lock import JournalLock
from .machine import machine_id
from .policy import NO_POLICY, Lock, Policy
from .problems import SettingProblem
from .settings import Line, Settings
from .settings_file import SettingsFile
from .shared import SharedKind, looks_shared

__all__ = [
    "KEYS",
    "NO_POLICY",
    "BadReason",
    "BadSetting",
    "DataFolder",
    "FolderRefusal",
    "FolderRefused",
    "Form",
    "Group",
    "Inbox",
    "InboxItem",
    "JournalLock",
    "Key",
    "Line",
    "Lock",
    "Policy",
    "SettingProblem",
    "Settings",
    "SettingsFile",
    "SharedKind",
    "SystemClock",
    "looks_shared",
    "machine_id",
    "text_of",
    "write_atomic",
]
