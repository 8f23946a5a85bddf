"""What can be taken away: conversations and answers in forms for reading, checking and citing."""
