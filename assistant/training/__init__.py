"""How the reader is trained, measured and exported. Nothing here is imported when questions are
answered.
"""
