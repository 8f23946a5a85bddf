"""Who says what in the sources, and who denies what: statements by speaker, each a citation."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from assistant.answer import Citation
from assistant.names.joining import Name
from assistant.names.register import Register
from assistant.views.sources_about import Naming, passages_about
from assistant.voice import Voice, VoiceKind, voice_of
from index.retriever import Retriever
from ingest.article import Article
from ingest.catalogue.library import Library
from ingest.prose.characters import fold
from ingest.prose.passages import Passage

MOST = 5_000  # statements of one view


@dataclass(frozen=True, slots=True)
class About:
    """Which statements are wanted; what is left out lets everything through.

    Attributes:
        question: of the passages closest to it.
        article_ids: of these articles.
        name: by or about this one: its id, or words of it.
        denied: denials alone.
    """

    question: str = ""
    article_ids: Sequence[str] = ()
    name: str = ""
    denied: bool = False


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whoever says something.

    Attributes:
        kind: "outlet" where the article hedges and names nobody.
        text: the name, in full; else the description, "residents".
        role: of a name.
        name_id: of the name in the register, where it is known there.
        article_id: of the source that describes somebody without a name: the residents of one
            source are not those of another.
    """

    kind: VoiceKind
    text: str
    role: str | None = None
    name_id: str | None = None
    article_id: str | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """What one speaker says.

    Attributes:
        statements: what is claimed, alleged, suspected or plainly said, source by source.
        denials: what is denied.
    """

    speaker: Speaker
    statements: tuple[Citation, ...]
    denials: tuple[Citation, ...]


def who_says(
    library: Library,
    retriever: Retriever,
    register: Register,
    about: About,
    limit: int = MOST,
) -> list[Account]:
    """The statements that are wanted, by speaker: who is named first, and who says most.

    What an article tells itself, without a hedge, is nobody's statement.

    Raises:
        UnknownArticle: one of the articles is not in the library.
    """
    names = register.meant_by(about.name)
    where = register.articles_of(names) if about.name.strip() else None
    sources = passages_about(library, retriever, about.question, about.article_ids, where)
    known = _Known(register)
    said: dict[Speaker, list[Citation]] = {}
    roles: dict[Speaker, str | None] = {}
    for speaker, citation in islice(_said(sources, known, names, about), limit):
        alike = Speaker(speaker.kind, speaker.text, None, speaker.name_id, speaker.article_id)
        said.setdefault(alike, []).append(citation)
        roles[alike] = roles.get(alike) or speaker.role
    accounts = [
        Account(
            Speaker(one.kind, one.text, roles[one], one.name_id, one.article_id),
            tuple(c for c in citations if c.hedge != "denied"),
            tuple(c for c in citations if c.hedge == "denied"),
        )
        for one, citations in said.items()
    ]
    return sorted(accounts, key=_order)


def _order(account: Account) -> tuple[int, int, str]:
    kinds: tuple[VoiceKind, ...] = ("named source", "unnamed source", "document", "outlet")
    size = len(account.statements) + len(account.denials)
    return kinds.index(account.speaker.kind), -size, account.speaker.text


def _said(
    sources: Iterable[tuple[Article, Passage]],
    known: "_Known",
    names: Sequence[Name],
    about: About,
) -> Iterator[tuple[Speaker, Citation]]:
    ids, named = {name.id for name in names}, Naming(names)
    for article, passage in sources:
        for span in passage.sentences:
            voice = voice_of(article.text, span, article.language)
            if voice.kind == "outlet" and voice.hedge is None:
                continue
            if about.denied and voice.hedge != "denied":
                continue
            citation = Citation(article, span.start, span.end, passage.id, voice)
            speaker = known.speaker(voice, article)
            if not about.name.strip() or speaker.name_id in ids or named.stand_in(citation):
                yield speaker, citation


class _Known:
    """The names of each article by their forms, to tell who a voice is across articles."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._forms: dict[str, list[Name]] | None = None

    def speaker(self, voice: Voice, article: Article) -> Speaker:
        """Whose voice it is: a name of the register, or somebody of this article alone."""
        if voice.kind == "outlet":
            return Speaker("outlet", "", article_id=article.id)
        if voice.name is None:
            return Speaker(voice.kind, voice.role or "", article_id=article.id)
        meant = [name for name in self._named(voice.name) if article.id in name.mentions]
        if len(meant) == 1:
            return Speaker(voice.kind, meant[0].text, voice.role, meant[0].id)
        return Speaker(voice.kind, voice.name, voice.role, None, article.id)

    def _named(self, written: str) -> list[Name]:
        if self._forms is None:
            self._forms = {}
            for name in self._register.names:
                for form in name.forms:
                    self._forms.setdefault(_bare(form), []).append(name)
        return self._forms.get(_bare(written), [])


def _bare(name: str) -> str:
    return fold(name).removeprefix("the ").replace(".", "")
