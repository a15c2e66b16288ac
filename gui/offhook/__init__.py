"""Offhook: the window beside a sales rep's phone that keeps every call true in the CRM."""

__version__ = "0.1.0"
