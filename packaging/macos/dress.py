"""What the program wears on macOS: its icon. Made on a Mac, which brings ``iconutil``."""

from __future__ import annotations

import shutil
from pathlib import Path

from job import RESOURCES, ROOT, Job, MissingTool, run

SIZES = (16, 32, 128, 256, 512)
"""In points; each is drawn once and twice as fine (the names of an iconset: *iconutil(1)*)."""


def prepare(job: Job, python: str | Path) -> dict[str, str | Path]:
    """Draw the icon with the build's ``python``; the environment that tells the spec of it."""
    if shutil.which("iconutil") is None:
        raise MissingTool("The icon of macOS is made by iconutil, which every Mac has.")
    iconset = job.folder("macos-icon") / "Offhook.iconset"
    drawing = RESOURCES / "icons" / "offhook.svg"
    wanted = [f"{pixels}={iconset / name}.png" for name, pixels in pictures()]
    draw: list[str | Path] = [python, ROOT / "packaging" / "draw_icon.py", drawing, *wanted]
    run(draw, {"QT_QPA_PLATFORM": "offscreen"})
    icon = iconset.with_suffix(".icns")
    run(["iconutil", "--convert", "icns", "--output", icon, iconset])
    return {"OFFHOOK_ICON": icon, "OFFHOOK_VERSION": job.version}


def pictures() -> list[tuple[str, int]]:
    """The names of the iconset's pictures, with their size in pixels."""
    once = [(f"icon_{size}x{size}", size) for size in SIZES]
    twice = [(f"icon_{size}x{size}@2x", 2 * size) for size in SIZES]
    return once + twice
