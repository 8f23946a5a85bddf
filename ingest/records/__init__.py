"""Exports: tables and lists whose rows are articles."""
