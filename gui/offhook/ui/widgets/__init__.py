"""The building blocks of the windows: drawn from the tokens, named for screen readers."""
