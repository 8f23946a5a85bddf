"""Pages: of the web, and saved from it."""
