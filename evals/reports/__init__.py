"""Runs, comparisons and audits, for reading."""
