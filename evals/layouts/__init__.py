"""Public data sets in their own layouts, a file each, told in the words of ours."""
