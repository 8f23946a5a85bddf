"""Who else tells an article's story, as people and programs are told. Words only, no markup."""

from collections.abc import Mapping, Sequence
from typing import Any

from ingest.article import Article
from ingest.stories.story import Relative, Telling, is_original
from ui.wording.markup import origin
from ui.words import say

_HOW: dict[Telling, str] = {
    "same": "Same story as",
    "whole": "Told within",
    "part": "Tells all of",
}


def same_story(article: Article, cited: Sequence[Article], stories: Mapping[str, str]) -> list[str]:
    """A sentence for each other cited article that counts as the same story.

    Args:
        stories: by article's id, the story it counts as.
    """
    story = stories.get(article.id)
    return [
        _sentence(say("Same story as"), other, is_original(other, article))
        for other in cited
        if other.id != article.id and story is not None and stories.get(other.id) == story
    ]


def relative_line(relative: Relative) -> str:
    """What another article has to do with the one that is shown."""
    told = _sentence(_HOW[relative.telling], relative.article, relative.is_original)
    return f"{told} ({relative.share:.0%} of its words; {relative.article.id})"


def relative_json(relative: Relative) -> dict[str, Any]:
    """The same for programs."""
    return {
        "id": relative.article.id,
        "title": relative.article.title,
        "publisher": relative.article.publisher,
        "published": relative.article.published.isoformat() if relative.article.published else None,
        "telling": relative.telling,
        "share": round(relative.share, 4),
        "is_original": relative.is_original,
    }


def _sentence(how: str, other: Article, other_is_original: bool | None) -> str:
    about = origin(other)
    named = f"“{other.title}”" + (f", {about}" if about != other.title else "")
    return f"{how} {named}" + (say(", the original") if other_is_original else "")
