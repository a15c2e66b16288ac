"""Build hook: a wheel carries `resources`, with its translations compiled, as offhook/_resources.

An editable installation reads `resources` where it lies; there a translation that cannot be
compiled is only told of.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ResourcesHook(BuildHookInterface):  # type: ignore[type-arg]
    """Called by hatchling before it builds a wheel; `version` is `standard` or `editable`."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the translations, and add the resources where the wheel is a real one."""
        compiler = Path(self.root, "packaging", "translations.py")
        compiled = subprocess.run([sys.executable, compiler], check=False).returncode == 0
        if version == "editable":
            return
        if not compiled:
            raise RuntimeError("no wheel without its translations: see the message above")
        build_data["force_include"]["resources"] = "offhook/_resources"
