"""What comes beside and within the installers: the bill of materials, licences, checksums."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Any

import freezing
from job import ROOT, WORK, Job

LICENCES = WORK / "licences"

_ASK = """
import json, platform, sqlite3, ssl
from PySide6.QtCore import qVersion
openssl = ssl.OPENSSL_VERSION.split()[1]
print(json.dumps([
    ["Python", platform.python_version(), "PSF-2.0"],
    ["Qt", qVersion(), "LGPL-3.0-only"],
    ["SQLite", sqlite3.sqlite_version, "blessing"],
    ["OpenSSL", openssl, "Apache-2.0"],
]))
"""


def write(job: Job) -> Path:
    """Write the bill of materials of what is shipped, as CycloneDX 1.6; return its file.

    That is what Offhook depends on, directly or not, and what is no Python package: Python, Qt,
    SQLite, and OpenSSL where it is not the system's. Tools that only build are not in it.
    """
    system = {"win32": "windows", "darwin": "macos"}.get(sys.platform, "linux")
    target = job.dist / f"offhook-{job.version}-{system}.cdx.json"
    bill = materials(job.version)
    target.write_text(json.dumps(bill, indent=1, sort_keys=True) + "\n", "utf-8", newline="\n")
    return target


def materials(version: str) -> dict[str, Any]:
    """The bill of materials, with what does not reach the user cut off."""
    tool = [str(freezing.VENV.scripts / "cyclonedx-py"), "environment", freezing.VENV.python]
    flags = ["--pyproject", str(ROOT / "pyproject.toml"), "--mc-type", "application"]
    form = ["--output-format", "JSON", "--output-reproducible"]
    done = subprocess.run([*tool, *flags, *form], stdout=subprocess.PIPE, check=True)
    bill: dict[str, Any] = json.loads(done.stdout)
    root = bill["metadata"]["component"]
    root["version"] = version
    shipped = _reached(root["bom-ref"], bill["dependencies"])
    bill["components"] = [part for part in bill["components"] if part["bom-ref"] in shipped]
    bill["dependencies"] = [part for part in bill["dependencies"] if part["ref"] in shipped]
    bill["components"] += _other_parts()
    return bill


def collect_licences(version: str) -> None:
    """Put the licence of every package that is shipped into ``LICENCES``, a file for each."""
    shutil.rmtree(LICENCES, ignore_errors=True)
    LICENCES.mkdir(parents=True)
    names = {part["name"] for part in materials(version)["components"]}
    for package in distributions(path=[str(site) for site in _site_packages()]):
        texts = [path.read_text("utf-8") for path in _licences(package)]
        if package.name in names and texts:
            (LICENCES / f"{package.name}.txt").write_text("\n\n".join(texts), "utf-8")


def write_checksums(folder: Path) -> Path:
    """Write SHA256SUMS of all files in ``folder``, in the form that ``sha256sum -c`` reads."""
    target = folder / "SHA256SUMS"
    files = sorted(path for path in folder.iterdir() if path.is_file() and path != target)
    lines = (f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files)
    target.write_text("".join(lines), "utf-8", newline="\n")
    return target


def _reached(root: str, dependencies: list[dict[str, Any]]) -> set[str]:
    """All that ``root`` needs, itself among them."""
    needs = {part["ref"]: part.get("dependsOn", []) for part in dependencies}
    reached, waiting = set(), [root]
    while waiting:
        part = waiting.pop()
        if part not in reached:
            reached.add(part)
            waiting += needs.get(part, [])
    return reached


def _other_parts() -> list[dict[str, Any]]:
    done = subprocess.run([freezing.VENV.python, "-c", _ASK], stdout=subprocess.PIPE, check=True)
    parts = json.loads(done.stdout)
    if sys.platform.startswith("linux"):
        parts = [part for part in parts if part[0] != "OpenSSL"]
    return [
        {
            "bom-ref": f"{name}=={version}",
            "type": "library",
            "name": name,
            "version": version,
            "licenses": [{"license": {"id": licence}}],
        }
        for name, version, licence in parts
    ]


def _site_packages() -> list[Path]:
    folder = freezing.VENV.folder
    return [*folder.glob("lib/python3*/site-packages"), *folder.glob("Lib/site-packages")]


def _licences(package: Distribution) -> list[Path]:
    """The files that a wheel says or is known to hold its licence in."""
    words = ("LICENSE", "LICENCE", "COPYING", "NOTICE")
    return [
        Path(str(file.locate()))
        for file in package.files or []
        if ".dist-info" in str(file) and file.name.upper().startswith(words)
    ]
