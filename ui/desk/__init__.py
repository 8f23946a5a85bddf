"""The chat as a research desk: what is shown around a question, and what its events do."""
