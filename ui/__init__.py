"""The doors: command line, HTTP, chat."""
