"""From a file to an article with passages, and the catalogue that keeps them."""
