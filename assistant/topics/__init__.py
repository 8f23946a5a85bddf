"""What a follow-up leaves unsaid: the phrases of the conversation that it still speaks of."""
