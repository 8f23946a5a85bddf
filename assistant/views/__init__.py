"""Views of the sources beside an answer: by date, by speaker."""
