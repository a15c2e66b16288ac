"""The MSI's description (WiX 3's language), of which wixl or WiX makes the package.

Both read the same text, so it uses what wixl (msitools 0.101) knows: no Condition of a product, no
Platform of a package. Every id is derived from a path or a name and stays the same for ever:
Windows Installer counts on that when a version follows another.
"""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from xml.sax.saxutils import quoteattr

from windows import registry
from windows.dress import DESCRIPTION, PUBLISHER

UPGRADE_CODE = "5A2B6D84-6C0B-4E53-9D3B-0B5D3C1F7E42"
"""What makes one version follow another. Never changed."""

REFUSE = r'/d /c if exist "[OFFHOOKTHERE]\uninstall.exe" exit 1'
ASK = r'/d /c if exist "[OFFHOOKTHERE]\offhook.com" "[OFFHOOKTHERE]\offhook.com" quit --everyone'
_NAMESPACE = uuid.UUID(UPGRADE_CODE)
_HEAD = """\
<?xml version="1.0" encoding="utf-8"?>
<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi">
  <Product Id="*" Name="Offhook" Language="1033" Version={version} Manufacturer={publisher}
      UpgradeCode="{upgrade_code}">
    <Package InstallerVersion="500" Compressed="yes" InstallScope="perMachine"
        Manufacturer={publisher} Description={description}/>
    <MajorUpgrade DowngradeErrorMessage="A newer version of Offhook is already installed."/>
    <Media Id="1" Cabinet="offhook.cab" EmbedCab="yes"/>
    <Icon Id="offhook.ico" SourceFile={icon}/>
    <Property Id="ARPPRODUCTICON" Value="offhook.ico"/>
    <Property Id="ARPNOMODIFY" Value="1"/>
    <!-- Else Windows would close the window by itself, in the middle of a call. -->
    <Property Id="MSIRESTARTMANAGERCONTROL" Value="Disable"/>
    <!-- Every user's window is asked to end before anything is touched, and where one says no, the
         installation ends. The program may be missing, so the shell looks first. -->
    <Property Id="OFFHOOKTHERE">
      <RegistrySearch Id="OffhookThere" Root="HKLM" Key={home} Name="InstallDir" Type="raw"
          Win64="yes"/>
    </Property>
    <CustomAction Id="FindShell" Property="OFFHOOKSHELL" Value="[System64Folder]cmd.exe"/>
    <CustomAction Id="SetupExeWasHere" Property="OFFHOOKSHELL" ExeCommand={refuse} Return="check"/>
    <CustomAction Id="AskRunning" Property="OFFHOOKSHELL" ExeCommand={ask} Return="check"/>
    <InstallExecuteSequence>
      <Custom Action="FindShell" Sequence="1297">OFFHOOKTHERE</Custom>
      <Custom Action="SetupExeWasHere" Sequence="1298">OFFHOOKTHERE AND NOT Installed</Custom>
      <Custom Action="AskRunning" Sequence="1299">OFFHOOKTHERE</Custom>
    </InstallExecuteSequence>
    <Directory Id="TARGETDIR" Name="SourceDir">
      <Directory Id="ProgramFiles64Folder">
        <Directory Id="INSTALLDIR" Name="Offhook">
"""


def wxs(version: str, place: Path, app: Path, icon: Path, policy: Path | None = None) -> str:
    """The description of a package of the folder ``app``, and of ``policy`` in it, if given.

    Files are named from the folder ``place``, where the tool is to run: wixl takes no other way.
    """
    tree = _Tree(place)
    for path in sorted(app.rglob("*")):
        if path.is_file():
            tree.add(PurePosixPath(path.relative_to(app).as_posix()), path)
    for path in sorted(policy.rglob("*")) if policy else ():
        if path.is_file():
            tree.add(PurePosixPath("policy", path.relative_to(policy or path).as_posix()), path)
    head = _HEAD.format(
        version=quoteattr(version),
        publisher=quoteattr(PUBLISHER),
        description=quoteattr(DESCRIPTION),
        upgrade_code=UPGRADE_CODE,
        icon=quoteattr(os.path.relpath(icon, place)),
        home=quoteattr(registry.HOME),
        ask=quoteattr(ASK),
        refuse=quoteattr(REFUSE),
    )
    lines = [*tree.lines(PurePosixPath("."), 10), *_registry_lines(version)]
    lines += ["        </Directory>", "      </Directory>"]
    lines += ['      <Directory Id="ProgramMenuFolder">', *_menu_lines(), "      </Directory>"]
    lines += ["    </Directory>", '    <Feature Id="Offhook" Level="1">']
    parts = [*tree.components(), "Registry", "StartMenu"]
    lines += [f'      <ComponentRef Id="{part}"/>' for part in parts]
    return head + "\n".join([*lines, "    </Feature>", "  </Product>", "</Wix>", ""])


def guid(name: str) -> str:
    """The component's id that goes with a name, such as a path within the program's folder."""
    return str(uuid.uuid5(_NAMESPACE, name)).upper()


class _Tree:
    """Folders, each with its files; a component for each file, as Windows Installer's rules ask."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._files: dict[PurePosixPath, Path] = {}

    def add(self, inside: PurePosixPath, source: Path) -> None:
        self._files[inside] = source

    def components(self) -> list[str]:
        return [f"C{_id(inside)}" for inside in self._files]

    def lines(self, folder: PurePosixPath, indent: int) -> Iterator[str]:
        pad = " " * indent
        folders: dict[PurePosixPath, None] = {}
        for inside, source in self._files.items():
            if inside.parent == folder:
                known = _id(inside)
                yield f'{pad}<Component Id="C{known}" Guid="{guid(str(inside))}" Win64="yes">'
                yield f'{pad}  <File Id="F{known}" Name={quoteattr(inside.name)}'
                place = quoteattr(os.path.relpath(source, self._place))
                yield f'{pad}      Source={place} KeyPath="yes"/>'
                yield f"{pad}</Component>"
            elif folder in inside.parents:
                parts = inside.relative_to(folder).parts
                folders[folder / parts[0]] = None
        for inner in folders:
            yield f'{pad}<Directory Id="D{_id(inner)}" Name={quoteattr(inner.name)}>'
            yield from self.lines(inner, indent + 2)
            yield f"{pad}</Directory>"


def _id(inside: PurePosixPath) -> str:
    return uuid.uuid5(_NAMESPACE, f"id {inside}").hex


def _registry_lines(version: str) -> Iterator[str]:
    yield f'          <Component Id="Registry" Guid="{guid("the registry")}" Win64="yes">'
    for number, value in enumerate(registry.values(version, "msi")):
        data = value.data.replace("{dir}\\", "[INSTALLDIR]").replace("{dir}", "[INSTALLDIR]")
        name = f" Name={quoteattr(value.name)}" if value.name else ""
        key_path = ' KeyPath="yes"' if number == 0 else ""
        yield f'            <RegistryValue Root="HKLM" Key={quoteattr(value.key)}{name}'
        yield f'                Type="string" Value={quoteattr(data)}{key_path}/>'
    yield "          </Component>"


def _menu_lines() -> Iterator[str]:
    yield f'        <Component Id="StartMenu" Guid="{guid("the Start menu")}" Win64="yes">'
    yield '          <Shortcut Id="StartMenuLink" Name="Offhook" Target="[INSTALLDIR]offhook.exe"'
    yield f'              Description={quoteattr(DESCRIPTION)} WorkingDirectory="INSTALLDIR"/>'
    yield f'          <RegistryValue Root="HKLM" Key={quoteattr(registry.HOME)} Name="StartMenu"'
    yield '              Type="string" Value="1" KeyPath="yes"/>'
    yield "        </Component>"
