"""What macOS is told of the program: the contents of Info.plist and the resources beside it.

Keys as in Apple's *Information Property List*. PyInstaller's spec reads this (BUNDLE).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent

IDENTIFIER = "app.offhook.Offhook"
MINIMUM_SYSTEM = "13.0"
"""The oldest macOS that the pinned Qt runs on (tag of its wheel: ``macosx_13_0_universal2``)."""

LANGUAGES = ("en", "fr")
ENTITLEMENTS = HERE / "entitlements.plist"


def info_plist(version: str) -> dict[str, Any]:
    """What goes into Info.plist beside what PyInstaller puts there itself."""
    return {
        "CFBundleDisplayName": "Offhook",
        "CFBundleShortVersionString": version,
        "CFBundleVersion": version,
        "CFBundleDevelopmentRegion": "en",
        "CFBundleLocalizations": list(LANGUAGES),
        "CFBundleURLTypes": [
            {
                "CFBundleURLName": "Phone call",
                "CFBundleTypeRole": "Viewer",
                "CFBundleURLSchemes": ["tel", "callto", "offhook"],
            }
        ],
        "LSApplicationCategoryType": "public.app-category.business",
        "LSMinimumSystemVersion": MINIMUM_SYSTEM,
        "LSMultipleInstancesProhibited": False,  # one for each data folder; the lock sees to it
        "NSHighResolutionCapable": True,
        "NSRequiresAquaSystemAppearance": False,  # dark where the system is
        "NSSupportsAutomaticTermination": False,  # a call may be open
        "NSSupportsSuddenTermination": False,
        "NSHumanReadableCopyright": "© The Offhook authors, MIT licence",
    }


def localised() -> list[tuple[str, str]]:
    """The translated parts of Info.plist, as pairs of a file and its folder in the program."""
    return [
        (str(HERE / f"{language}.lproj" / "InfoPlist.strings"), f"{language}.lproj")
        for language in LANGUAGES
    ]
