"""Checks of a claim against the words it cites, by rule and without a model."""
