"""The .rpm in a root of its own, and the .tar.xz without root."""

from __future__ import annotations

from pathlib import Path

from job import Job, say
from linux import needs
from linux.chroot import Root, finished, fresh
from linux.session import wait_for, window_process
from linux.trial_deb import expect, nothing_left, running


def root_with_libraries(name: str) -> Root:
    """A fresh system with the libraries that the program needs, and nothing of the program."""
    root = fresh(name)
    root.run("apt-get", "-q", "update")
    wanted = needs.to_build()
    libraries = sorted({wanted[name] for name in needs.libraries(Job("").app) if name in wanted})
    root.install("ca-certificates", "desktop-file-utils", "xdg-utils", *libraries)
    return root


def try_rpm(new: Path, old: Path, version: str) -> None:
    """Installed into a root, verified, run, upgraded, erased. Raises :class:`Failed`."""
    say("rpm: an older version installed into a root")
    root = root_with_libraries("rpm")
    rep = root.user("rep")
    rep.environment["QT_QPA_PLATFORM"] = "offscreen"
    before = root.files()
    tool = ["rpm", "--root", str(root.place), "--dbpath", "/var/lib/rpm", "--nodeps"]
    env = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8"}
    finished([*tool, "-i", str(old)], env, check=True)
    rep.start("offhook", "--minimized")
    wait_for(lambda: window_process(rep), "the window")
    rep.run("offhook", "dial", "+14185550101")
    say("rpm: an upgrade while a call is open is refused, and goes on after it")
    refused = finished([*tool, "-U", str(new)], env, check=False)
    expect(refused.returncode != 0, "upgraded in the middle of a call")
    expect("A call is open" in refused.stderr, refused.stderr)
    rep.run("offhook", "hangup")
    finished([*tool, "-U", str(new)], env, check=True)
    wait_for(lambda: window_process(rep, version), "the new version's window")
    say("rpm: verified, tests itself, erased")
    verified = finished([*tool, "-V", "offhook"], env, check=False)
    expect(verified.returncode == 0 and not verified.stdout, f"rpm -V: {verified.stdout}")
    rep.run("offhook", "self-test")
    finished([*tool, "-e", "offhook"], env, check=True)
    wait_for(lambda: not running(rep), "the program's end", 5)
    nothing_left(root)
    left = {name for name in root.files() - before if not name.startswith("var/lib/rpm/")}
    expect(not left, f"left behind: {sorted(left)}")


def try_tar(archive: Path, version: str) -> None:
    """Unpacked, run, installed for one user, upgraded, removed. Raises :class:`Failed`."""
    say("tar: runs from a folder with a space and an accent in its name, without root")
    root = root_with_libraries("tar")
    rep = root.user("rep")
    rep.environment["QT_QPA_PLATFORM"] = "offscreen"
    root.install("xz-utils")
    packed = root.put(archive)
    outside = root.files()
    folder = f"/home/rep/Mes téléchargements/{archive.name.removesuffix('.tar.xz')}"
    rep.run("mkdir", "-p", folder)
    rep.run("tar", "-xf", packed, "-C", str(Path(folder).parent))
    print(rep.run(f"{folder}/offhook", "self-test").stdout)
    before = _names(rep.home)
    say("tar: installs itself for this user, is the handler of tel: links, and is removed")
    rep.run(f"{folder}/install.sh")
    default = rep.run("xdg-mime", "query", "default", "x-scheme-handler/tel").stdout.strip()
    expect(default == "offhook.desktop", f"tel: links go to {default!r}")
    rep.environment["PATH"] = f"/home/rep/.local/bin:{rep.environment['PATH']}"
    rep.start("offhook", "--minimized")
    wait_for(lambda: window_process(rep, version), "the window")
    rep.run("offhook", "dial", "+14185550101")
    refused = rep.run(f"{folder}/install.sh", check=False)
    expect(refused.returncode == 1 and "A call is open" in refused.stderr, refused.stderr)
    rep.run("offhook", "hangup")
    rep.run(f"{folder}/install.sh")
    rep.run(f"{folder}/install.sh", "--remove")
    left = {name for name in _names(rep.home) - before if not name.startswith(_OWN)}
    expect(not left, f"left behind: {sorted(left)}")
    expect(root.files() == outside, "something outside the user's home was changed")


_OWN = (
    ".local/share/Offhook",
    ".local/state/Offhook",
    ".cache/",
    ".local/share/applications/mimeinfo.cache",
)


def _names(home: Path) -> set[str]:
    return {path.relative_to(home).as_posix() for path in home.rglob("*") if not path.is_dir()}
