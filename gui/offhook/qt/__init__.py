"""Qt plumbing under the windows: theme, icons, translations, bridge, single instance."""
