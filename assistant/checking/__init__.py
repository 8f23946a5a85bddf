"""Checks of a claim against the words it cites, by rule and without a model.

    objection("At least 300 casings were found.", [Cited(article, span)])  # None, or an Objection

English and Spanish. See docs/verification.md for what is checked and what is not.
"""

from assistant.checking.claim import Cited, Objection, objection

__all__ = ["Cited", "Objection", "objection"]
