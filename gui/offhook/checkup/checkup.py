"""The whole look, in the order in which things depend on each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..desk.folder import DataFolder
from ..desk.policy import Policy
from ..desk.policy_places import system_policy
from ..desk.settings_file import SettingsFile
from . import account, data, recordings, system
from .findings import Finding


def look_at(
    folder: DataFolder, base_url: str = "", policy: Callable[[], Policy] = system_policy
) -> Iterator[Finding]:
    """What is found, as it is found; ``base_url``, unless empty, stands for the setting.

    Contacts that server alone.
    """
    file = SettingsFile(folder.settings, policy)
    settings = file.load()
    if not base_url or "base_url" in file.policy.locks:
        base_url = settings.base_url
    checks: tuple[Callable[[], Iterator[Finding]], ...] = (
        lambda: iter((system.display(), system.disk(folder.path))),
        lambda: data.settings(SettingsFile(folder.settings, policy)),
        lambda: data.journal(folder),
        lambda: data.inbox(folder),
        lambda: account.account(base_url, folder.person),
        lambda: iter((system.links(),)),
        lambda: recordings.folder(settings.recordings_folder),
    )
    for check in checks:
        yield from check()
