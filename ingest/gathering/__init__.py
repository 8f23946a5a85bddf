"""From what a person names, files, folders and addresses, to sources."""
