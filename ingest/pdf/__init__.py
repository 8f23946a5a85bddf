"""PDF: where letters stand tells what is a line, a column, a paragraph."""
