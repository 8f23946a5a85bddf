"""Where cited words stand in their original, as people say it: "p. 12", "row 3"."""

from ingest.article import Article, Place
from ingest.file_name import file_name
from ui.words import say


def place_of(article: Article, start: int, end: int) -> str:
    """The page, time, chapter, row or message of a slice; empty where there is none."""
    place = article.place(start, end)
    return _words(place) if place else ""


def where_in(article: Article, start: int, end: int) -> str:
    """The place of a slice and the name of the file that it is a place of.

    What is a page of its own is known by its address; what lies in a file also where it has one.
    """
    place = place_of(article, start, end)
    file = file_name(article) if place or not article.url else ""
    return ", ".join(part for part in (place, file) if part)


def _words(place: Place) -> str:
    one = place.first == place.last
    span = place.first if one else f"{place.first}–{place.last}"
    match place.kind:
        case "page":
            return say("p. {page}", page=span) if one else say("pp. {pages}", pages=span)
        case "time":
            return say("at {time}", time=span)
        case "chapter":
            return (
                say("in “{chapter}”", chapter=place.first)
                if one
                else say("in “{first}” to “{last}”", first=place.first, last=place.last)
            )
        case _:
            return f"{say(place.kind)} {span}"
