"""The window and its parts: they know calls and signals, never HTTP, SQL or the key store."""
