"""Every moment of every window: for the tests that read them all, and for pictures to look at."""
