"""A run: what was asked, what came back, its scores, and what they must not fall below."""
