"""The writer: drafts claims with a language model, mends them, and rewrites follow-ups."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.answer import Answer
from assistant.answering.compose import DraftClaim, Evidence
from assistant.checking.orders import gives_orders
from assistant.kept.conversations import Conversation
from assistant.proper_names import names_in
from assistant.support import Judge
from assistant.writing.marks import Written, cited_sentences, spoken
from assistant.writing.model import LanguageModel
from assistant.writing.options import WritingOptions
from assistant.writing.sheet import Sheet, sheet
from index.hit import Hit
from prompts import render

REFUSAL = re.compile(r"\W*not in the sources\b", re.IGNORECASE)
TURNS, SAID = 4, 600  # turns and characters of each answer that a follow-up is rewritten from
_NUMBERED = re.compile(r"^\s*(\d{1,2})[.):]\s*(.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Objection:
    """A sentence that may not be said as it is, and why."""

    claim: DraftClaim
    reason: str


@dataclass(frozen=True, slots=True)
class Writer:
    """Asks one language model. Nothing that it writes is said before it is verified.

    Attributes:
        judge: of what it writes, beside the checks; None judges nothing.
    """

    model: LanguageModel
    options: WritingOptions
    judge: Judge | None = None

    def dares(self, plain: Answer) -> bool:
        """Whether the sources are likely enough to answer, by the reader, to ask the model."""
        return plain.outcome.confidence >= self.options.doubt

    def write(self, question: str, hits: Sequence[Hit], manner: str = "") -> "Reply":
        """Answer a question from passages; the reply's claims come as the model writes them.

        Args:
            manner: how, as words after "Answer", such as " in Spanish".
        """
        rules = render("answer_rules")
        asked = self.model.tokens(rules) + self.model.tokens(render_answer(question, "", manner))
        room = self.model.window - self.options.reply - asked
        shown = sheet(hits[: self.options.passages], room, self.model.tokens)
        prompt = render_answer(question, shown.text, manner)
        return Reply(self._spoken(rules, prompt, self.options.reply), shown)

    def mend(self, objections: Sequence[Objection]) -> list[DraftClaim | None]:
        """Each claim as the model writes it when it is told what is wrong; None where it gives up.

        Raises:
            LanguageModelFailed: it could not be asked.
        """
        told = "\n\n".join(_told(n, each) for n, each in enumerate(objections, start=1))
        rules, prompt = render("repair_rules"), render("repair", claims=told)
        reply = "".join(self._spoken(rules, prompt, self.options.reply))
        lines = {int(number): line for number, line in _NUMBERED.findall(reply)}
        return [_mended(each.claim, lines.get(n)) for n, each in enumerate(objections, start=1)]

    def standalone(self, question: str, conversation: Conversation) -> str | None:
        """A follow-up that stands alone; None where the model gives nothing that could be one.

        Raises:
            LanguageModelFailed: it could not be asked.
        """
        turns = "\n".join(
            f"Question: {turn.question}\nAnswer: {_said(turn.answer)}"
            for turn in conversation.turns[-TURNS:]
        )
        prompt = render("standalone", turns=turns, question=question)
        reply = "".join(self._spoken(render("standalone_rules"), prompt, 200))
        rewritten = " ".join(_first_line(reply).split())
        return rewritten if _keeps(question, rewritten) else None

    def _spoken(self, rules: str, prompt: str, most: int) -> Iterator[str]:
        return spoken(self.model.reply(rules, prompt, most))


class Reply:
    """A reply as it comes in: iterate over its claims, then ask whether it was a refusal."""

    def __init__(self, pieces: Iterator[str], shown: Sheet) -> None:
        self._pieces, self._shown = pieces, shown
        self._beginning = ""
        self._cites = False

    def __iter__(self) -> Iterator[DraftClaim]:
        """Claims, those without evidence included.

        Raises:
            LanguageModelFailed: the model failed, perhaps in the middle.
        """
        for written in cited_sentences(self._heard(), self._shown.sentences):
            if written.ids or not REFUSAL.match(written.text):
                self._cites = self._cites or bool(written.ids)
                yield self._claim(written)

    @property
    def refuses(self) -> bool:
        """Whether the model said that the sources do not answer, and cited nothing."""
        return not self._cites and bool(REFUSAL.match(self._beginning))

    @property
    def orders(self) -> list[str]:
        """Sentences that the model was shown and that tell it what to do."""
        return [e.quote for e in self._shown.sentences.values() if gives_orders(e.quote)]

    def _heard(self) -> Iterable[str]:
        for piece in self._pieces:
            if len(self._beginning) < 200:
                self._beginning += piece
            yield piece

    def _claim(self, written: Written) -> DraftClaim:
        known = self._shown.sentences
        # One unknown id spoils a sentence: nobody can tell what it was meant to say.
        evidence = (
            tuple(known[each] for each in written.ids)
            if all(each in known for each in written.ids)
            else ()
        )
        return DraftClaim(written.text, evidence, 1.0)


def render_answer(question: str, sentences: str, manner: str = "") -> str:
    """The prompt for an answer."""
    asked = " ".join(question.split())
    return render("answer", question=asked, sentences=sentences, manner=manner)


def _told(number: int, objection: Objection) -> str:
    quotes = "\n".join(f"   cited: {_line(e)}" for e in objection.claim.evidence)
    return f"{number}. {objection.claim.text}\n   wrong: {objection.reason}\n{quotes}"


def _mended(claim: DraftClaim, line: str | None) -> DraftClaim | None:
    if line is None or re.fullmatch(r"\W*drop\W*", line, re.IGNORECASE):
        return None
    ids = frozenset[str]()
    text = " ".join(written.text for written in cited_sentences([line + "\n"], ids))
    return replace(claim, text=text) if text else None


def _line(evidence: Evidence) -> str:
    return " ".join(evidence.quote.split())


def _said(answer: Answer) -> str:
    said = " ".join(claim.text for claim in answer.claims) or answer.short_answer
    return (said or "The sources do not say.")[:SAID]


def _first_line(reply: str) -> str:
    lines = [line.strip().strip("\"“”'`*") for line in reply.splitlines()]
    return next((line for line in lines if line), "")


def _keeps(question: str, rewritten: str) -> bool:
    """Whether a rewritten question can be the same one: no essay, and its own names still there."""
    if not rewritten or len(rewritten) > 4 * len(question) + 300:
        return False
    named = names_in(question)
    return all(name.casefold() in rewritten.casefold() for name in named)
