"""People, organisations and places that sources name, with every place where they do. Pure.

Names are found and joined by rule: within an article by what it tells itself (in_article), across
articles by equal full names, and by abbreviations, aliases and surnames with a title where only one
name of the library can be meant (joining).
"""
