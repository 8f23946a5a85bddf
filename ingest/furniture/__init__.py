"""What a page says around its article, and in the lines that head it."""
