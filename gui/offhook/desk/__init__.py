"""This computer: the data folder, the settings, the inbox, the lock and the clock.

Nothing in here knows Qt, SQL, HTTP or the key store, and importing it is cheap: the command line
verbs do so for every call.
"""
