"""Signing and notarising, where the environment holds what that takes; on a Mac only.

========================== ====================================================================
APPLE_SIGN_IDENTITY        the certificate's name: ``Developer ID Application: ... (TEAM)``
APPLE_CERTIFICATE          the certificate with its key, PKCS #12 in base64; not needed where it
                           lies in a key chain already
APPLE_CERTIFICATE_PASSWORD of that file
APPLE_NOTARY_KEY           an App Store Connect API key (.p8) in base64
APPLE_NOTARY_KEY_ID        its id
APPLE_NOTARY_ISSUER        its issuer's id
========================== ====================================================================

Without an identity nothing is signed, without a notary key nothing is notarised, and each is said.
"""

from __future__ import annotations

import base64
import os
import secrets
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from job import run, say
from macos.bundle import ENTITLEMENTS

MACH_O = (b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe")
"""How a file of code begins: for one processor, and for several (*Mach-O*, ``loader.h``)."""


@dataclass(frozen=True, slots=True)
class Signing:
    """What the environment holds. ``repr`` shows no secret."""

    identity: str
    _certificate: str
    _password: str
    _notary: tuple[str, str, str]

    @classmethod
    def of(cls, environment: Mapping[str, str] = os.environ) -> Signing:
        """Read it. A secret that is not set comes as an empty one from hosted builds."""

        def value(name: str) -> str:
            return environment.get(name, "").strip()

        keys = ("APPLE_NOTARY_KEY", "APPLE_NOTARY_KEY_ID", "APPLE_NOTARY_ISSUER")
        first, second, third = map(value, keys)
        return cls(
            value("APPLE_SIGN_IDENTITY"),
            value("APPLE_CERTIFICATE"),
            environment.get("APPLE_CERTIFICATE_PASSWORD", ""),
            (first, second, third),
        )

    def __repr__(self) -> str:
        return f"Signing({self.identity!r}, notarises={self.notarises})"

    @property
    def signs(self) -> bool:
        """Whether there is a certificate to sign with."""
        return bool(self.identity)

    @property
    def notarises(self) -> bool:
        """Whether Apple can be asked. It takes only what is signed."""
        return self.signs and all(self._notary)

    @contextmanager
    def unlocked(self) -> Iterator[None]:
        """With the certificate in a key chain of its own, which is gone afterwards."""
        if not (self.signs and self._certificate):
            yield
            return
        with tempfile.TemporaryDirectory() as folder:
            chain, file = Path(folder) / "offhook.keychain-db", Path(folder) / "certificate.p12"
            _write_secret(file, self._certificate)
            password = secrets.token_urlsafe(24)
            run(["security", "create-keychain", "-p", password, chain])
            try:
                run(["security", "unlock-keychain", "-p", password, chain])
                key = ["-k", str(chain), "-P", self._password, "-T", "/usr/bin/codesign"]
                _run_hiding(self._password, ["security", "import", file, *key])
                # Or codesign would ask in a dialog that nobody sees.
                tools = ["-S", "apple-tool:,apple:", "-s", "-k", password]
                run(["security", "set-key-partition-list", *tools, chain])
                run(["security", "list-keychains", "-d", "user", "-s", chain, "login.keychain-db"])
                yield
            finally:
                run(["security", "delete-keychain", chain])

    def sign_app(self, app: Path) -> None:
        """Sign from the inside out, as Apple asks: libraries, frameworks, then the program, which
        alone gets the entitlements (*Creating distribution-signed code for macOS*)."""
        code = [file for file in app.rglob("*") if not file.is_symlink() and _is_code(file)]
        frameworks = [folder for folder in app.rglob("*.framework") if not folder.is_symlink()]
        hardened = ["codesign", "--force", "--timestamp", "--options", "runtime"]
        hardened += ["--sign", self.identity]
        for parts in (code, sorted(frameworks, key=lambda path: -len(path.parts))):
            if parts:
                run([*hardened, *parts])
        run([*hardened, "--entitlements", str(ENTITLEMENTS), app])

    def verify(self, app: Path) -> None:
        """Raises :class:`subprocess.CalledProcessError` for a signature that does not hold."""
        run(["codesign", "--verify", "--deep", "--strict", "--verbose=2", app])

    def sign(self, file: Path) -> None:
        """Sign one file, such as a disk image."""
        run(["codesign", "--force", "--timestamp", "--sign", self.identity, file])

    def notarise(self, file: Path) -> None:
        """Have Apple look at it, wait for the word, and fasten that to the file."""
        key, key_id, issuer = self._notary
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"AuthKey_{key_id}.p8"
            _write_secret(path, key)
            who = ["--key", str(path), "--key-id", key_id, "--issuer", issuer]
            say("Apple's notary (minutes)")
            run(["xcrun", "notarytool", "submit", file, *who, "--wait"])
        run(["xcrun", "stapler", "staple", file])
        run(["xcrun", "stapler", "validate", file])


def _is_code(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(4) in MACH_O


def _run_hiding(secret: str, command: Sequence[str | Path]) -> None:
    """Run it; the error of one that fails names the command without ``secret``."""
    try:
        run(command)
    except subprocess.CalledProcessError as error:
        shown = ["***" if part == secret else part for part in command]
        raise subprocess.CalledProcessError(error.returncode, shown) from None


def _write_secret(path: Path, text: str) -> None:
    path.touch(0o600)
    path.write_bytes(base64.b64decode(text))
