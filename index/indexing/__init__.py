"""Sources go in: read, cut, stored, embedded; what a run tells, and whether all agree."""
