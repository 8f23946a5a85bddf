"""Which dated statements a timeline shows: of what was asked, of some articles, of a time."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.names.catalogue import Names
from assistant.names.joining import Name
from assistant.views.sources_about import Naming, passages_about
from assistant.views.timeline import Event, timeline
from index.retriever import Retriever
from ingest.catalogue.library import Library


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a timeline is to be of; what is left out lets everything through.

    Attributes:
        question: of the passages closest to it.
        article_ids: of these articles.
        since, until: what is told happened then, both included: ISO 8601, a year, month or day;
            what is told by its month or year alone may have happened on any day of it.
        name: of sentences with this name: its id, or words of it.
    """

    question: str = ""
    article_ids: Sequence[str] = ()
    since: str = ""
    until: str = ""
    name: str = ""


def dated_statements(
    library: Library, retriever: Retriever, known: Names, wanted: Wanted
) -> list[Event]:
    """The dated sentences that are wanted, earliest first.

    Args:
        known: asked only where a name is wanted.

    Raises:
        UnknownArticle: one of the articles is not in the library.
    """
    since, until = wanted.since, wanted.until
    names: Sequence[Name] = ()
    where = None
    if wanted.name.strip():
        register = known.register()
        names = register.meant_by(wanted.name)
        where = register.articles_of(names)
    named = Naming(names)
    sources = passages_about(library, retriever, wanted.question, wanted.article_ids, where)
    return [
        event
        for event in timeline(sources)
        if event.iso >= since[: len(event.iso)]
        and (not until or event.iso[: len(until)] <= until)
        and (where is None or named.stand_in(event.citation))
    ]
