"""What lies between a request and its route, and around all of them."""
