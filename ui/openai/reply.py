"""An answer as a message of OpenAI's chat protocol, whole or sentence by sentence.

The whole answer goes with it under `dossier`: prose with marks cannot say where a quote stands.
"""

import secrets
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from assistant.answer import Answer, Citation, Claim
from assistant.answer_json import answer_json
from assistant.events import Event, Said
from ui.wording.terminal import REASONS

Json = dict[str, Any]

MODEL = "dossier"
"""The one model that there is here."""

REFUSAL = "The sources do not say."
"""How the text of every abstention begins."""


def refusal_text(answer: Answer) -> str:
    """What is said in place of an answer: that the sources do not say, why, and the note."""
    why = REASONS[answer.outcome.reason or "not in the sources"]
    told = REFUSAL if why == REFUSAL else f"{REFUSAL} {why}"
    return f"{told} {answer.note}" if answer.note else told


def completion(answer: Answer) -> Json:
    """The answer as one message."""
    prose = _Prose()
    content = "".join(prose.say(claim) for claim in answer.claims) or refusal_text(answer)
    message = {"role": "assistant", "content": content, "refusal": None, **prose.beside(answer)}
    return _envelope("chat.completion") | {
        "choices": [{"index": 0, "message": message, "logprobs": None, "finish_reason": "stop"}],
        "usage": None,
    }


def chunks(events: Iterable[Event]) -> Iterator[Json]:
    """The same as it is made: verified sentences, a chunk each; the citations with the last one.

    A sentence that was mended is verified after those that follow it, and said after them. The
    answer under `dossier` has the sentences in the order in which they were said here.
    """
    envelope = _envelope("chat.completion.chunk")
    prose = _Prose()
    yield _chunk(envelope, {"role": "assistant", "content": ""})
    for event in events:
        if isinstance(event, Said):
            yield _chunk(envelope, {"content": prose.say(event.claim)})
        elif isinstance(event, Answer):
            for claim in event.claims:
                if claim not in prose.said:
                    yield _chunk(envelope, {"content": prose.say(claim)})
            if not event.answered:
                yield _chunk(envelope, {"content": refusal_text(event)})
            answer = replace(event, claims=tuple(prose.said))
            yield _chunk(envelope, prose.beside(answer), finish="stop")


@dataclass(slots=True)
class _Prose:
    """Claims as they become prose, and where in it their marks stand."""

    said: list[Claim] = field(default_factory=list)
    _numbers: dict[Citation, int] = field(default_factory=dict)
    _marks: list[tuple[Citation, int, int]] = field(default_factory=list)
    _length: int = 0

    def say(self, claim: Claim) -> str:
        """The claim with its marks, and with the space after the one before it."""
        text = f" {claim.text} " if self.said else f"{claim.text} "
        for citation in claim.citations:
            mark = f"[{self._numbers.setdefault(citation, len(self._numbers) + 1)}]"
            start = self._length + len(text)
            self._marks.append((citation, start, start + len(mark)))
            text += mark
        self.said.append(claim)
        self._length += len(text)
        return text

    def beside(self, answer: Answer) -> Json:
        """What a message has beside its text; sources without an address are in `dossier` alone."""
        annotations = [
            {
                "type": "url_citation",
                "url_citation": {
                    "start_index": start,
                    "end_index": end,
                    "title": citation.article.title,
                    "url": citation.article.url,
                },
            }
            for citation, start, end in self._marks
            if citation.article.url
        ]
        return {"annotations": annotations, "dossier": answer_json(answer)}


def _envelope(kind: str) -> Json:
    return {
        "id": f"chatcmpl-{secrets.token_hex(12)}",
        "object": kind,
        "created": int(time.time()),
        "model": MODEL,
    }


def _chunk(envelope: Json, delta: Json, finish: str | None = None) -> Json:
    choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}
    return envelope | {"choices": [choice]}
