"""The .rpm, for Fedora and its kin."""

from __future__ import annotations

import platform
from pathlib import Path

from job import Job, run, say, source_date
from linux import needs, tree
from linux.scripts_for import SCRIPTS, script

NEEDS = {"rpmbuild": "rpm", "objdump": "binutils"}


def build(job: Job) -> list[Path]:
    """Make it in ``dist``. Raises :class:`job.MissingTool`."""
    say("The .rpm")
    work = job.folder("rpm")
    root = work / "tree"
    tree.plant(job, root)
    spec = work / "offhook.spec"
    spec.write_text(spec_text(job, root), "utf-8")
    settings = {
        "_topdir": work,
        "_rpmdir": job.dist,
        "_build_name_fmt": "%{NAME}-%{VERSION}-%{RELEASE}.%{ARCH}.rpm",
        "_binary_payload": "w1.zstdio" if job.quick else "w19.zstdio",
        "use_source_date_epoch_as_buildtime": 1,
        "clamp_mtime_to_source_date_epoch": 1,
    }
    defined = [word for key, value in settings.items() for word in ("--define", f"{key} {value}")]
    epoch = {"SOURCE_DATE_EPOCH": str(source_date())}
    run(["rpmbuild", "-bb", "--quiet", *defined, str(spec)], epoch)
    return [job.dist / f"offhook-{job.version}-1.{platform.machine()}.rpm"]


def spec_text(job: Job, root: Path) -> str:
    """What rpmbuild is told: what is in ``root``, and what it requires."""
    names = needs.libraries(job.app)
    libraries = [f"{name}()(64bit)" for name in names if not name.startswith("ld-linux")]
    libraries.append(f"libc.so.6(GLIBC_{needs.OLDEST_GLIBC})(64bit)")
    values = {
        "@VERSION@": job.version,
        "@REQUIRES@": "\n".join(f"Requires: {library}" for library in libraries),
        "@ROOT@": str(root),
        "@PRE@": script("rpm-pre"),
        "@PREUN@": script("rpm-preun"),
        "@POSTTRANS@": script("postinst"),
        "@FILES@": "\n".join(_files(root)),
    }
    text = (SCRIPTS.parent / "files" / "rpm.spec").read_text("utf-8")
    for mark, value in values.items():
        text = text.replace(mark, value)
    return text


def _files(root: Path) -> list[str]:
    """Folders of our own are named as such, so that they are removed too."""
    own = ("/usr/lib/offhook", "/usr/share/offhook", "/usr/share/doc/offhook")
    listed = []
    for path in sorted(root.rglob("*")):
        place = f"/{path.relative_to(root).as_posix()}"
        if path.is_symlink() or path.is_file():
            listed.append(f'"{place}"')
        elif place.startswith(own):
            listed.append(f'%dir "{place}"')
    return listed
