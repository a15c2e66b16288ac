"""The domain: what a call is, what can happen to it, and what that makes of it.

Pure Python. Nothing in here opens a file, a socket or a window.
"""
