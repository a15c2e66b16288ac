"""Coming back after an upgrade: in the user's own session, with their own environment.

A package manager's scripts can end the program but not well start it: they know neither the user's
display nor their session, and what they start ends with them. So the program, asked to end *and
restart*, leaves a small shell behind that waits for the upgrade to be over.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence

UPGRADE_MARK = "/run/offhook.upgrade"
"""Where the package's scripts say that files are being replaced (packaging/linux/scripts)."""
PATIENCE_SECONDS = 900
"""Then it starts whatever the mark says: it may have been left by an upgrade that was killed."""

_WAIT = """\
patience=$1 mark=$2; shift 2
while [ -e "$mark" ] && [ "$patience" -gt 0 ]; do sleep 1; patience=$((patience - 1)); done
exec "$@"
"""


def restart_after_upgrade(command: Sequence[str], mark: str = UPGRADE_MARK) -> None:
    """Run ``command`` once ``mark`` is gone, after this process. Raises :class:`OSError`.

    Not on Windows, where the installer runs in the user's session and starts the program itself.
    """
    if sys.platform == "win32":
        return
    subprocess.Popen(  # noqa: S603 - this very program
        ["/bin/sh", "-c", _WAIT, "offhook-restart", str(PATIENCE_SECONDS), mark, *command],
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
