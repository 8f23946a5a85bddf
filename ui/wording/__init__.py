"""Words for people that all doors share."""
