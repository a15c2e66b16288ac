"""The history: every call of the journal, found again."""
