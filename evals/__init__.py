"""Is it right, and how do we know: data sets, measures, runs and reports."""
