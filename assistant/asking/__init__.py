"""What a message asks for, in the light of the conversation."""
