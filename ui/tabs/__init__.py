"""The other views of the chat: library, names, statements, timeline, evals."""
