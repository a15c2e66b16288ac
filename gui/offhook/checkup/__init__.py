"""Whether this computer lets Offhook do its work: what ``offhook doctor`` and the window look at.

It finds codes and facts; :mod:`offhook.ui.checkup_words` says what they mean and how to mend them.
It contacts the server of the settings and nothing else, with the token that is kept for it, and it
changes nothing.

The look itself is :func:`offhook.checkup.checkup.look_at`; it loads the HTTP client and the key
store, which those who only read findings do without.
"""

from .findings import Finding, Found, Verdict

__all__ = ["Finding", "Found", "Verdict"]
