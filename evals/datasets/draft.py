"""Questions that somebody's own sources suggest, for a person to accept, mend or throw away.

Made by rule from sentences that count, date or attribute something, in English and Spanish. A
draft says what its sentence says and no more: what the sources do not say cannot be drafted.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from evals.alterations.sentences import Stated, sentences_of
from evals.datasets.example import Json
from evals.errors import EvalError
from evals.writing import make_folder, write
from ingest.article import Article
from ingest.errors import UnreadableSource
from ingest.gathering.discovery import discover
from ingest.months import MONTHS
from ingest.read import read

Asked = tuple[str, str, str]
"""A question's type, its words, and the answer, which stands in the sentence."""

_NUMBER = (
    r"\d[\d.,]*\d|\d|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
)
_COUNT = re.compile(rf"(?:(?:at least|about|around|some) )?({_NUMBER}) ([a-z]{{3,}}s?\b.*)", re.I)
_FOUND = re.compile(
    r"\b(found|seized|killed|wounded|injured|arrested|detained|raided|burned|displaced) "
    rf"({_NUMBER}) ([a-z]{{3,}}s\b.*)"
)
"""Verbs whose participle is their past: what was found can be asked for without the finder."""

_NAME = r"(?:[A-ZÁÉÍÓÚÑ][\w'’.-]*|of|de|del|la)"
_SAID = {
    "en": re.compile(
        rf"((?:The )?(?:{_NAME}\s){{1,7}})(said|claimed|denied|added|confirmed|admitted|insisted|"
        r"warned|alleged) that (.+)"
    ),
    "es": re.compile(
        rf"((?:El |La )?(?:{_NAME}\s){{1,7}})(dijo|negó|afirmó|aseguró|declaró|confirmó|"
        r"denunció) que (.+)"
    ),
}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DATE = {
    "en": re.compile(
        rf",? ?\bon (\d{{1,2}} (?:{_MONTH})(?: \d{{4}})?|(?:{_MONTH}) \d{{1,2}}(?:, \d{{4}})?)\b,?",
        re.I,
    ),
    "es": re.compile(rf",? ?\bel (\d{{1,2}} de (?:{_MONTH})(?: de \d{{4}})?)\b,?", re.I),
}
_ANAPHORA = re.compile(
    r"(?:He|She|It|They|His|Her|Its|Their|One|Two|This|That|These|Those|There|So|All|Both|Of|"
    r"According|Él|Ella|Ellos|Ellas|Eso|Esta|Este|Esto|Era|Fue|Ese|Esa)\b"
)
"""How sentences begin that nobody understands alone, or that a rule would take wrongly."""

_MOST_WORDS = 26  # of a sentence that a question is made of; longer ones say several things
_LOWER = re.compile(r"(?:The|A|An|In|At|His|Her|Their|El|La|Los|Las|Un|Una|Su|En)\b")


def counted(sentence: str, language: str) -> Asked | None:
    """“Two passengers were wounded.” asks how many passengers were wounded."""
    at = _COUNT.fullmatch(sentence) if language == "en" else None
    clause = _clause(at[2]) if at else ""
    if at is None or re.search(r"\b(?:was|were|had|have|died|fled)\b", clause) is None:
        return None
    return "count", f"How many {clause}?", at[1]


def found(sentence: str, language: str) -> Asked | None:
    """“Police found 412 kilograms behind a wall.” asks how many were found there."""
    at = _FOUND.search(sentence) if language == "en" else None
    if at is None:
        return None
    noun, _, tail = _clause(at[3]).partition(" ")
    if tail.startswith("of "):
        of = " ".join(tail.split()[:2])
        noun, tail = f"{noun} {of}", tail.removeprefix(of).strip()
    return "count", f"How many {noun} were {at[1]} {tail}".strip() + "?", at[2]


def attributed(sentence: str, language: str) -> Asked | None:
    """“Tavares denied that …” asks who denied it."""
    at = _SAID[language].fullmatch(sentence) if language in _SAID else None
    if at is None:
        return None
    who, verb, what = at[1].strip(), at[2], at[3].rstrip(".!")
    if _ANAPHORA.match(who):
        return None
    asked = f"Who {verb} that {what}?" if language == "en" else f"¿Quién {verb} que {what}?"
    return "who-said", asked, re.sub(r"^(?:The|El|La) ", "", who)


def dated(sentence: str, language: str) -> Asked | None:
    """“Gunmen burned a bus on 12 August.” asks when that was."""
    dates = list(_DATE[language].finditer(sentence)) if language in _DATE else []
    if len(dates) != 1:
        return None
    at = dates[0]
    first, last = at.start() == 0, at.end() >= len(sentence.rstrip(".!"))
    if not (first or last) or re.search(r"[“”\"«»:;]", sentence):
        return None  # in the middle it may date a thing that is named, and not what happened
    rest = f"{sentence[: at.start()]} {sentence[at.end() :]}".strip().rstrip(".!")
    if _ANAPHORA.match(rest):
        return None
    if _LOWER.match(rest):
        rest = rest[0].lower() + rest[1:]
    begin = "When was it that" if language == "en" else "¿Cuándo fue que"
    return "date", f"{begin} {' '.join(rest.split())}?", at[1]


RULES: tuple[Callable[[str, str], Asked | None], ...] = (counted, attributed, found, dated)


def drafts(articles: Iterable[Article], per_article: int = 5) -> Iterator[Json]:
    """Lines of a `questions.jsonl`, none of them accepted; a sentence gives one at most."""
    known: set[str] = set()  # a reprint suggests what its original does
    for article in articles:
        made = 0
        for stated in sentences_of(article):
            asked = _asked(stated, article.language)
            if asked is None or made == per_article or asked[1] in known:
                continue
            made += 1
            known.add(asked[1])
            kind, question, answer = asked
            start, end = stated.span
            yield {
                "id": f"{article.doc_id}-{made}",
                "question": question,
                "answers": [answer],
                "evidence": [
                    {
                        "doc_id": article.doc_id,
                        "text": article.text[start:end],
                        "start": start,
                        "end": end,
                    }
                ],
                "answerable": True,
                "type": kind,
                "lang": article.language,
                "accepted": False,
            }


def draft(sources: Path, out: Path, per_article: int = 5) -> tuple[int, int, list[str]]:
    """Read sources and write a data set of drafts beside their texts.

    Args:
        sources: a folder of files, or one file. out: the set's folder; it must hold no set yet.
        per_article: drafts an article at most.

    Returns:
        The numbers of documents and of drafts, and a sentence for each source that was not read.

    Raises:
        EvalError: there is a set in `out` already, nothing could be read, or it suggests nothing.
    """
    if any((out / f"{stem}.jsonl").exists() for stem in ("questions", "corpus")):
        raise EvalError(f"{out} holds a data set already: drafts would be written over it.")
    articles: dict[str, Article] = {}
    failed = []
    for source in discover([sources]):
        try:
            article = source if isinstance(source, UnreadableSource) else read(source)
        except UnreadableSource as error:
            article = error
        if isinstance(article, UnreadableSource):
            failed.append(str(article))
        elif article.doc_id in articles:
            failed.append(f"{article.location}: another source has the name {article.doc_id!r}.")
        else:
            articles[article.doc_id] = article
    questions = list(drafts(articles.values(), per_article))
    if not questions:
        raise EvalError(f"Nothing in {sources} suggests a question: {len(articles)} sources read.")
    make_folder(out)
    _write(out / "corpus.jsonl", map(_document, articles.values()))
    _write(out / "questions.jsonl", questions)
    return len(articles), len(questions), failed


def _asked(stated: Stated, language: str) -> Asked | None:
    captions = (m for m in stated.article.marks if m.kind == "caption")
    if any(mark.start <= stated.span.start < mark.end for mark in captions):
        return None  # what a picture shows is told in the present
    words = stated.text
    if len(words.split()) > _MOST_WORDS:
        return None
    return next((asked for rule in RULES if (asked := rule(words, language))), None)


def _clause(text: str) -> str:
    """Up to where a second clause begins."""
    return re.split(r"[,;:—]| and ", text)[0].rstrip(".!? ")


def _document(article: Article) -> Json:
    told = {
        "id": article.doc_id,
        "title": article.title,
        "text": article.text,
        "url": article.url,
        "date": article.published.isoformat() if article.published else None,
        "source": article.publisher,
        "lang": article.language,
    }
    return {key: value for key, value in told.items() if value is not None}


def _write(path: Path, rows: Iterable[Json]) -> None:
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    write(path, "".join(lines))
