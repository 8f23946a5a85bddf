"""The web: pages, feeds and sitemaps by their addresses."""
