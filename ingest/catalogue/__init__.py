"""The catalogue: articles, passages, corrections and runs, in a database."""
