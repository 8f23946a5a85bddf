"""The words a language model is given: one template a file.

None yet: answers are extractive, and no language model is asked anything.
"""
