"""A door for clients that speak OpenAI's chat protocol."""
