"""Where cited words stand in their original, as people say it: "p. 12", "row 3"."""

from ingest.article import Article, Place


def place_of(article: Article, start: int, end: int) -> str:
    """The page, time, chapter, row or message of a slice; empty where there is none."""
    place = article.place(start, end)
    return _words(place) if place else ""


def _words(place: Place) -> str:
    one = place.first == place.last
    span = place.first if one else f"{place.first}–{place.last}"
    match place.kind:
        case "page":
            return f"p. {span}" if one else f"pp. {span}"
        case "time":
            return f"at {span}"
        case "chapter":
            return f"in “{place.first}”" if one else f"in “{place.first}” to “{place.last}”"
        case _:
            return f"{place.kind} {span}"
