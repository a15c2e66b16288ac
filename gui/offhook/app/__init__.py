"""The program put together: every object built once, wired, run, and stopped in order.

Start-up order: the data folder and the lock (another window owns it: raise that one), Qt, the
window, its first paint; then the journal and, on a thread of their own, what takes long to load:
the HTTP library, sync, the key store. A rep can type and dial from the first paint on; what is said
before the journal is open waits for it, with the time of the key press.
"""

from .demo import run_demo
from .start import run_window

__all__ = ["run_demo", "run_window"]
