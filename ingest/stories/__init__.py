"""The same story again: which articles tell one story, found when they come in."""
