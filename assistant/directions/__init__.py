"""What a message asks for beside a question: "shorter", "in Spanish", "only from El Faro"."""
