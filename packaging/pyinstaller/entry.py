"""What the frozen program runs."""

from offhook.__main__ import start

if __name__ == "__main__":
    start()
