"""The words of argparse itself, in the language of the terminal.

argparse has its texts translated by the ``gettext`` that it imports as ``_``, which goes by the
environment and by catalogues of its own kind; Offhook's language is a setting. So for as long as a
parser speaks, that one name of the module is ours. It has been there since Python 3.2, and a test
compares the texts below with those of the Python that runs it.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from ..speech import Translate, mark

TEXTS = (
    mark("argparse", "usage: "),
    mark("argparse", "options"),
    mark("argparse", "positional arguments"),
    mark("argparse", "show this help message and exit"),
    mark("argparse", "show program's version number and exit"),
    mark("argparse", "%(prog)s: error: %(message)s\n"),
    mark("argparse", "argument %(argument_name)s: %(message)s"),
    mark("argparse", "expected one argument"),
    mark("argparse", "expected at most one argument"),
    mark("argparse", "ignored explicit argument %r"),
    mark("argparse", "invalid choice: %(value)r (choose from %(choices)s)"),
    mark(
        "argparse",
        "invalid choice: %(value)r, maybe you meant %(closest)r? (choose from %(choices)s)",
    ),
    mark("argparse", "invalid %(type)s value: %(value)r"),
    mark("argparse", "the following arguments are required: %s"),
    mark("argparse", "unrecognized arguments: %s"),
)
"""What a user can come to see, of Python 3.11 to 3.15."""


@contextmanager
def speaking(translate: Translate) -> Iterator[None]:
    """Have argparse say its texts by ``translate``."""
    said = partial(translate, "argparse")

    def say(text: str | None) -> str | None:  # None is a description that there is not
        return text and said(text)

    before = vars(argparse)["_"]
    vars(argparse)["_"] = say
    try:
        yield
    finally:
        vars(argparse)["_"] = before
