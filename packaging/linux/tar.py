"""The .tar."""

from __future__ import annotations

from pathlib import Path

from job import Job

NEEDS: dict[str, str] = {}


def build(job: Job) -> list[Path]:
    """Make it."""
    return []
