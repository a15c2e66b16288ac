"""Facts about the repository itself that nothing else would notice being broken."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import packaging
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import offhook

ROOT = Path(__file__).resolve().parents[2]
PINS = ROOT / "packaging" / "pins"
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def pinned(name: str) -> dict[str, str]:
    """Read a file of pins as {package: version}."""
    found = re.findall(r"^([a-z0-9-]+)==(\S+)", (PINS / name).read_text("utf-8"), re.MULTILINE)
    return dict(found)


def commands(text: str) -> set[str]:
    """Find the verbs of dev.py that a text calls."""
    return set(re.findall(r"python3 dev\.py (\w+)", text))


def test_our_packaging_folder_hides_no_library() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists()
    assert packaging.__file__ is not None
    assert not Path(packaging.__file__).is_relative_to(ROOT / "packaging")


@pytest.mark.parametrize("name", ["run.txt", "dev.txt", "installers.txt"])
def test_pins_are_hashed_and_name_no_place(name: str) -> None:
    text = (PINS / name).read_text("utf-8")
    # Leading spaces continue a requirement; each starts in the first column.
    requirements = re.split(r"^(?=\S)", text, flags=re.MULTILINE)[1:]
    assert len(requirements) == len(pinned(name))
    assert all("--hash=sha256:" in requirement for requirement in requirements)
    for place in ("://", "index", "find-links", " @ ", "/"):
        assert place not in text


def test_the_program_is_tested_with_what_it_ships_with() -> None:
    assert pinned("run.txt").items() <= pinned("dev.txt").items()
    assert pinned("run.txt").items() <= pinned("installers.txt").items()


@pytest.mark.parametrize(
    ("name", "requirements"),
    [
        ("run.txt", PYPROJECT["project"]["dependencies"]),
        ("dev.txt", PYPROJECT["project"]["optional-dependencies"]["test"]),
        ("dev.txt", PYPROJECT["project"]["optional-dependencies"]["lint"]),
        ("dev.txt", PYPROJECT["build-system"]["requires"]),
    ],
)
def test_pins_satisfy_what_is_required(name: str, requirements: list[str]) -> None:
    pins = pinned(name)
    for requirement in map(Requirement, requirements):
        assert requirement.specifier.contains(pins[canonicalize_name(requirement.name)])


def test_imports_point_down_only() -> None:
    lint = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run(
        [sys.executable, "-c", lint, "--no-cache", "--no-logo"],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT / "gui")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_version_stands_in_one_place() -> None:
    assert "version" not in PYPROJECT["project"]
    named = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "gui").rglob("*.py")
        if f'"{offhook.__version__}"' in path.read_text("utf-8")
    ]
    assert named == ["gui/offhook/__init__.py"]


def test_the_changelog_has_an_entry_for_this_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert f"## [{offhook.__version__}]" in changelog


def test_the_readme_names_how_to_run_and_test() -> None:
    assert commands((ROOT / "README.md").read_text("utf-8")) >= {"run", "test"}


def test_continuous_integration_runs_what_the_readme_names() -> None:
    script = ROOT / ".ci" / "run"
    called = commands(script.read_text("utf-8"))
    assert "test" in called
    assert called <= commands((ROOT / "README.md").read_text("utf-8"))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no executable bit")
def test_continuous_integration_can_be_started() -> None:
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def test_dev_needs_the_standard_library_alone() -> None:
    done = subprocess.run(
        [sys.executable, "-I", "-S", ROOT / "dev.py", "--help"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert commands(done.stdout) == {
        "run", "test", "soak", "lint", "shots", "installers", "setup",
    }  # fmt: skip
