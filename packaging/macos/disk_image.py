"""The .dmg: the program beside a way into Applications. Made on a Mac; elsewhere it is only said.

PyInstaller has made ``Offhook.app`` (spec: BUNDLE); with an identity it is signed here.
"""

from __future__ import annotations

import platform
import shutil
from pathlib import Path

from job import Job, MissingTool, run, say
from macos.signing import Signing

NEEDS: dict[str, str] = {}
TOOLS = ("hdiutil", "codesign", "xcrun", "security")


def build(job: Job) -> list[Path]:
    """Make the disk image; signed and notarised where the environment allows it."""
    check_tools()
    signing = Signing.of()
    app = job.app.parent / "Offhook.app"
    with signing.unlocked():
        if signing.signs:
            signing.sign_app(app)
            signing.verify(app)
        image = make_image(job, app, signed=signing.signs)
        if signing.signs:
            signing.sign(image)
        if signing.notarises:
            signing.notarise(image)
    if not signing.signs:
        say("Not signed: APPLE_SIGN_IDENTITY is not set. macOS will warn who opens it.")
    elif not signing.notarises:
        say("Signed, not notarised: APPLE_NOTARY_KEY and its ids are not set.")
    return [image]


def check_tools() -> None:
    """Raises :class:`MissingTool` where there is no Mac, or one without the command line tools."""
    if platform.system() != "Darwin":
        raise MissingTool("The macOS installer can only be made on a Mac.")
    if absent := [tool for tool in TOOLS if shutil.which(tool) is None]:
        raise MissingTool(f"Missing here: {', '.join(absent)} (run: xcode-select --install)")


def make_image(job: Job, app: Path, *, signed: bool) -> Path:
    """A compressed disk image with ``app`` and a link to Applications."""
    say("Disk image")
    stage = job.folder("macos-image")
    # ditto keeps what a signature covers: links, modes, attributes.
    run(["ditto", app, stage / app.name])
    (stage / "Applications").symlink_to("/Applications")
    name = f"offhook-{job.version}{'' if signed else '-unsigned'}.dmg"
    image = job.dist / name
    image.unlink(missing_ok=True)
    volume = ["-volname", "Offhook", "-fs", "HFS+"]
    run(["hdiutil", "create", *volume, "-srcfolder", stage, "-format", "UDZO", image])
    run(["hdiutil", "verify", image])
    return image
