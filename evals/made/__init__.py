"""Articles, pages and stories that are made for measuring."""
