"""Who may come in: keys, what each may do, signing in, and how often somebody may ask."""
