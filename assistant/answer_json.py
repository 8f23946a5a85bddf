"""An answer as JSON: one form for the command line, HTTP, evals and stored conversations."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from assistant.answer import Answer, Citation, Claim, Conflict, Outcome, Withheld
from assistant.provenance_json import provenance_json
from assistant.voice import Voice
from index.hit import Hit, Rank
from ingest.article import Article, Place, Span
from ingest.prose.passages import Passage

Json = dict[str, Any]


def answer_json(answer: Answer) -> Json:
    """The public JSON form of an answer; citation numbers are given here, in order of first use."""
    numbers = answer.numbers
    return {
        "question": answer.question,
        "standalone_question": answer.standalone_question,
        "outcome": answer.outcome.kind,
        "reason": answer.outcome.reason,
        "confidence": round(answer.outcome.confidence, 4),
        "answer": answer.prose,
        "short_answer": answer.short_answer,
        "claims": [_claim_json(claim, numbers) for claim in answer.claims],
        "withheld": [{"text": w.text, "reason": w.reason} for w in answer.withheld],
        "citations": [
            citation_json(c, numbers[c], answer.stories.get(c.article.id, c.article.id))
            for c in answer.citations
        ],
        "independent_sources": answer.independent_sources,
        "conflicts": [
            {"about": conflict.about, "sides": [numbers[c] for c in conflict.sides]}
            for conflict in answer.conflicts
        ],
        "nearest": [nearest_json(hit) for hit in answer.nearest],
        "conversation_id": answer.conversation_id,
        "library_version": answer.library_version,
        "model": answer.model,
        "note": answer.note,
        "timings_ms": {stage: round(ms, 1) for stage, ms in answer.timings_ms.items()},
    }


def _claim_json(claim: Claim, numbers: Mapping[Citation, int]) -> Json:
    return {
        "text": claim.text,
        "citations": [numbers[c] for c in claim.citations],
        "support": round(claim.support, 4),
    }


def claim_json(claim: Claim, numbers: Mapping[Citation, int]) -> Json:
    """A claim with its citations in full; whose story they are is told with the answer."""
    citations = [citation_json(citation, numbers[citation], None) for citation in claim.citations]
    return _claim_json(claim, numbers) | {"citations": citations}


def citation_json(citation: Citation, number: int, story: str | None) -> Json:
    """A citation with its quote and its article's provenance; those of one story name the same."""
    article = citation.article
    return {
        "number": number,
        "passage_id": citation.passage_id,
        "article_id": article.id,
        **provenance_json(article),
        "quote": citation.quote,
        "start": citation.start,
        "end": citation.end,
        "voice": citation.voice.kind if citation.voice else None,
        "hedge": citation.hedge,
        "speaker": _speaker_json(citation.voice),
        "place": place_json(article.place(citation.start, citation.end)),
        "story": story,
    }


def _speaker_json(voice: Voice | None) -> Json | None:
    """Who speaks, where that is not the article itself."""
    if voice is None or voice.kind == "outlet":
        return None
    return {"name": voice.name, "role": voice.role, "manner": voice.manner}


def _stored_voice(item: Json) -> Voice | None:
    """The voice of a stored citation, as it was told then."""
    if item["voice"] is None:
        return None
    return Voice(item["voice"], hedge=item["hedge"], **(item.get("speaker") or {}))


def place_json(place: Place | None) -> Json | None:
    """Where words stand in an original that has pages, times, chapters, rows or messages."""
    return asdict(place) if place else None


def nearest_json(hit: Hit) -> Json:
    """A hit with what each index thought of it."""
    article, passage = hit.article, hit.passage
    return {
        "passage_id": passage.id,
        "article_id": article.id,
        "doc_id": article.doc_id,
        "title": article.title,
        "publisher": article.publisher,
        "published": article.published.isoformat() if article.published else None,
        "url": article.url,
        "text": passage.text,
        "start": passage.start,
        "end": passage.end,
        "place": place_json(article.place(passage.start, passage.end)),
        "score": round(hit.score, 4),
        "dense": {"rank": hit.dense.position, "score": round(hit.dense.score, 4)}
        if hit.dense
        else None,
        "lexical": {"rank": hit.lexical.position, "score": round(hit.lexical.score, 4)}
        if hit.lexical
        else None,
    }


def stored_answer(
    stored: Json,
    articles: Mapping[str, Article],
    sentences: Mapping[str, tuple[Span, ...]],
) -> Answer:
    """The answer that `answer_json` wrote, with its citations resolved again.

    A claim whose source was removed from the library since cannot show its words any more: it
    is listed as withheld.

    Args:
        stored: what `answer_json` returned.
        articles: by id, also old versions, as far as they are still there.
        sentences: of the nearest passages, by id; those of a passage that was cut anew are gone.
    """
    citations = {
        item["number"]: Citation(
            articles[item["article_id"]],
            item["start"],
            item["end"],
            item["passage_id"],
            _stored_voice(item),
        )
        for item in stored["citations"]
        if item["article_id"] in articles
        and articles[item["article_id"]].text[item["start"] : item["end"]] == item["quote"]
    }
    cited = {c.article.id for c in citations.values()}
    stories = {
        item["article_id"]: item.get("story", item["article_id"])  # answers from before have none
        for item in stored["citations"]
        if item["article_id"] in cited
    }
    kept = [claim for claim in stored["claims"] if citations.keys() >= set(claim["citations"])]
    lost = [claim for claim in stored["claims"] if claim not in kept]
    return Answer(
        question=stored["question"],
        standalone_question=stored["standalone_question"],
        outcome=_outcome(stored, said=bool(kept)),
        claims=tuple(
            Claim(claim["text"], tuple(citations[n] for n in claim["citations"]), claim["support"])
            for claim in kept
        ),
        withheld=(
            *(Withheld(item["text"], item["reason"]) for item in stored["withheld"]),
            *(Withheld(claim["text"], "its source was removed from the library") for claim in lost),
        ),
        short_answer=None if lost else stored["short_answer"],
        nearest=tuple(
            _hit(item, articles[item["article_id"]], sentences.get(item["passage_id"], ()))
            for item in stored["nearest"]
            if item["article_id"] in articles
        ),
        stories=stories,
        independent_sources=min(stored["independent_sources"], len(set(stories.values()))),
        conflicts=tuple(
            Conflict(item["about"], tuple(citations[n] for n in item["sides"]))
            for item in stored["conflicts"]
            if citations.keys() >= set(item["sides"])
        ),
        conversation_id=stored["conversation_id"],
        library_version=stored["library_version"],
        model=stored["model"],
        note=stored.get("note"),  # answers stored by the first version have none
        timings_ms=stored["timings_ms"],
        given_numbers={citation: number for number, citation in citations.items()},
    )


def _outcome(stored: Json, *, said: bool) -> Outcome:
    """The stored outcome; an answer of which nothing can be shown any more is none."""
    if stored["outcome"] == "answered" and not said:
        return Outcome("abstained", "source removed", stored["confidence"])
    return Outcome(stored["outcome"], stored["reason"], stored["confidence"])


def _hit(item: Json, article: Article, sentences: tuple[Span, ...]) -> Hit:
    start, end = item["start"], item["end"]
    text = article.text[start:end]
    passage = Passage(item["passage_id"], article.id, start, end, text, sentences)
    return Hit(passage, article, item["score"], _rank(item["dense"]), _rank(item["lexical"]))


def _rank(item: Json | None) -> Rank | None:
    return Rank(item["rank"], item["score"]) if item else None
