"""What the frozen program runs."""

import os

from offhook.__main__ import start

# PyInstaller's loader has our libraries found through the environment. What Offhook starts, a
# browser or itself after an upgrade, must not find them there.
for name in [name for name in os.environ if name.startswith("_PYI_")]:
    del os.environ[name]
for name in ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"):
    own = os.environ.pop(name, None)
    before = os.environ.pop(f"{name}_ORIG", None)
    if own is not None and before is not None:
        os.environ[name] = before

if __name__ == "__main__":
    start()
