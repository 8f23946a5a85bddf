"""A claim laid before the checks with one quote."""

from samples import article

from assistant.checking import Cited, objection
from ingest.article import Span


def kind_of(claim, quote, language="en", **fields):
    """The kind of what the checks object to in a claim that cites all of a quote, or None."""
    owner = article(quote, language=language, **fields)
    found = objection(claim, [Cited(owner, Span(0, len(quote)))])
    return found.kind if found else None
