"""Words as the search sees them: stems, languages, slips, word pieces."""
