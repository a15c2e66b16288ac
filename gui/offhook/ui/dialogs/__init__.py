"""The dialogs: none is modal, each leaves nothing behind when it is closed."""
