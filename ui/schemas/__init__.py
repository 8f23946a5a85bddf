"""The JSON of the HTTP interface, field by field: what is checked on the way in, and documented."""
