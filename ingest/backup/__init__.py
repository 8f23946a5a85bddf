"""Backups: a library's catalogue and originals as they were at one moment, with their digests."""
