"""About: which version this is, what it is made of and under which licences, where data lives."""

from __future__ import annotations

import platform

from PySide6.QtCore import QUrl, qVersion
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ... import __version__
from ...qt.theme import current_tokens
from .. import words
from ..controller import Controller
from ..widgets.labels import make_label
from .form import FormDialog, make_button

PUBLIC_DOMAIN = "public domain"
LICENCES = {
    "LGPL-3.0": ("Qt", "PySide6-Essentials", "shiboken6"),
    "MIT": (
        "anyio", "backports.tarfile", "filelock", "h11", "jaraco.classes", "jaraco.context",
        "jaraco.functools", "jeepney", "keyring", "more-itertools", "platformdirs", "truststore",
        "zipp",
    ),
    "MIT-0": ("cffi",),
    "BSD-3-Clause": (
        "httpcore", "httpx", "idna", "pycparser", "pywin32-ctypes", "SecretStorage",
    ),
    "Apache-2.0": (
        "cryptography", "importlib-metadata", "lazy-importer", "OpenSSL", "phonenumbers",
    ),
    "MPL-2.0": ("certifi",),
    "PSF-2.0": ("Python", "typing-extensions"),
    PUBLIC_DOMAIN: ("SQLite",),
}  # fmt: skip
"""What is bundled on some system or other, by its licence in SPDX's words. A test holds it against
what the packages say of themselves."""


_NAME = f"Offhook {__version__}"


def _versions() -> str:
    system = platform.platform(terse=True)
    return f"Qt {qVersion()} · Python {platform.python_version()} · {system}"


class AboutDialog(FormDialog):
    """Everything in it can be copied in one press, for a letter to whoever helps."""

    def __init__(self, controller: Controller, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = controller.data_folder
        self._name = make_label("", "name", wrap=True)
        self._what = make_label("", "small", wrap=True)
        self._versions = make_label("", "small", wrap=True)
        self._data_title = make_label("", "heading", wrap=True)
        self._data = make_label("", "small", wrap=True)
        self._where = make_label("", "small", wrap=True)
        self._licences_title = make_label("", "heading", wrap=True)
        self._licences = make_label("", "small", wrap=True)
        self.copy, self.open_folder = make_button(), make_button()
        self.done_button = make_button("primary")
        self.add(
            _together(self._name, self._what, self._versions),
            _together(self._data_title, self._data, self._where),
            _together(self._licences_title, self._licences),
        )
        self.add_buttons(self.copy, self.open_folder, self.done_button)
        self.copy.clicked.connect(self._copy)
        self.open_folder.clicked.connect(self._open)
        self.done_button.clicked.connect(self.accept)
        self.retranslate()

    # Properties

    def text(self) -> str:
        """All that it says, for the clipboard."""
        labels = (self._name, self._versions, self._where, self._licences)
        return "\n".join(label.text() for label in labels)

    # Methods

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("About Offhook"))
        self._name.setText(_NAME)
        self._what.setText(self.tr("Keeps the phone calls of a sales rep true in Activix."))
        self._versions.setText(_versions())
        self._data_title.setText(self.tr("Where your data is"))
        self._data.setText(
            self.tr(
                "Calls, settings and logs are in this folder, which only you can read. The token is"
                " in this computer's key store."
            )
        )
        # So that a long path breaks where its folders do.
        self._where.setText(str(self._folder).replace("/", "/\u200b").replace("\\", "\\\u200b"))
        self._licences_title.setText(self.tr("Licences"))
        mine = self.tr("Offhook itself: MIT. It brings along:")
        self._licences.setText(
            "\n".join(
                (
                    mine,
                    *(
                        words.labelled(self._of(each), ", ".join(names))
                        for each, names in LICENCES.items()
                    ),
                )
            )
        )
        self.copy.setText(self.tr("C&opy"))
        self.open_folder.setText(self.tr("Open the &folder"))
        self.done_button.setText(self.tr("&Close"))

    def _of(self, licence: str) -> str:
        return self.tr("public domain") if licence == PUBLIC_DOMAIN else licence

    # Slots

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text().replace("\u200b", ""))
        self.banner.show_message("info", self.tr("Copied."))

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))


def _together(*labels: QLabel) -> QVBoxLayout:
    """What belongs to one heading."""
    column = QVBoxLayout()
    column.setSpacing(current_tokens().space_xs)
    for label in labels:
        column.addWidget(label)
    return column
