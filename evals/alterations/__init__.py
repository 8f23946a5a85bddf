"""How many altered claims the checks catch, and how many true paraphrases they let live."""
