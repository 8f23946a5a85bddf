"""Characters, lines, sentences and passages of a text."""
