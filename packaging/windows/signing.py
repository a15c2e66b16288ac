"""Signing for Windows: with a certificate where the environment names one, else not at all.

``OFFHOOK_SIGN_CERTIFICATE`` is a PKCS #12 file and ``OFFHOOK_SIGN_PASSWORD`` what opens it, or, on
Windows, ``OFFHOOK_SIGN_THUMBPRINT`` names a certificate of the user's store (a token or a service
puts it there). ``OFFHOOK_SIGN_TIMESTAMP`` is the address of a time stamp server (RFC 3161): with
one, a signature holds longer than its certificate.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[1])]

from job import MissingTool, say

_DESCRIPTION = "Offhook"


def is_named() -> bool:
    """Whether there is a certificate to sign with."""
    return bool(
        os.environ.get("OFFHOOK_SIGN_CERTIFICATE") or os.environ.get("OFFHOOK_SIGN_THUMBPRINT")
    )


def sign(files: list[Path]) -> bool:
    """Sign ``files`` in place; ``False`` if no certificate was named.

    Raises :class:`~job.MissingTool` where one was named and nothing here can sign, and
    :class:`subprocess.CalledProcessError`, whose command does not show the password.
    """
    certificate = os.environ.get("OFFHOOK_SIGN_CERTIFICATE", "")
    thumbprint = os.environ.get("OFFHOOK_SIGN_THUMBPRINT", "")
    if not is_named():
        return False
    for file in files:
        if sys.platform == "win32":
            _by_signtool(file, certificate, thumbprint)
        else:
            _by_osslsigncode(file, certificate)
    return True


def say_unsigned() -> None:
    """Tell that it was left out."""
    say("Not signed: no certificate is named (OFFHOOK_SIGN_CERTIFICATE)")


def _by_signtool(file: Path, certificate: str, thumbprint: str) -> None:
    tool = shutil.which("signtool")
    if tool is None:
        raise MissingTool("A certificate is named, but signtool (Windows SDK) is not on the path.")
    command = [tool, "sign", "/q", "/fd", "sha256", "/d", _DESCRIPTION]
    if server := os.environ.get("OFFHOOK_SIGN_TIMESTAMP"):
        command += ["/tr", server, "/td", "sha256"]
    command += ["/sha1", thumbprint] if thumbprint else ["/f", certificate]
    password = os.environ.get("OFFHOOK_SIGN_PASSWORD")
    secret = ["/p", password] if password and not thumbprint else []
    _run(command, [*secret, str(file)], file)


def _by_osslsigncode(file: Path, certificate: str) -> None:
    tool = shutil.which("osslsigncode")
    if tool is None:
        raise MissingTool("A certificate is named, but osslsigncode is missing (Debian's package).")
    signed = file.with_name(f"{file.name}.signed")
    command = [tool, "sign", "-h", "sha256", "-n", _DESCRIPTION, "-pkcs12", certificate]
    if server := os.environ.get("OFFHOOK_SIGN_TIMESTAMP"):
        command += ["-ts", server]
    password = os.environ.get("OFFHOOK_SIGN_PASSWORD")
    secret = ["-pass", password] if password else []
    signed.unlink(missing_ok=True)
    _run(command, [*secret, "-in", str(file), "-out", str(signed)], file)
    signed.replace(file)


def _run(shown: list[str], secret: list[str], file: Path) -> None:
    done = subprocess.run([*shown, *secret], stdout=subprocess.DEVNULL, check=False)
    if done.returncode:
        raise subprocess.CalledProcessError(done.returncode, [*shown, "...", str(file)])


if __name__ == "__main__":
    sign([Path(word) for word in sys.argv[1:]])  # the uninstaller, by NSIS
