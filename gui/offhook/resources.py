"""Where the icons, the style sheet and the translations are."""

from __future__ import annotations

from pathlib import Path


def resource_path(*parts: str) -> Path:
    """A file below the resources, of an installed package or of a source checkout.

    The wheel and the frozen program carry them as ``offhook/_resources``; a checkout has
    them in ``resources`` beside ``gui``. The file need not exist.
    """
    here = Path(__file__).resolve()
    packaged = here.parent / "_resources"
    root = packaged if packaged.is_dir() else here.parents[2] / "resources"
    return root.joinpath(*parts)
