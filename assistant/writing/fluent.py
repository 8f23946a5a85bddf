"""A fluent answer: a language model's claims, each verified, or else the sources' own words."""

from collections.abc import Generator, Sequence
from dataclasses import replace

from assistant.answer import Answer, Claim, Outcome, Withheld
from assistant.answering.compose import DraftClaim
from assistant.answering.verify import cited, objection, quotes
from assistant.checking.orders import obeys
from assistant.errors import LanguageModelFailed
from assistant.events import Event, Progress, Said
from assistant.support import Judge
from assistant.writing.writer import Objection, Writer


def fluent(writer: Writer, plain: Answer, manner: str = "") -> Generator[Event, None, Answer]:
    """Answer as the model writes it, each claim as soon as it is verified.

    A sentence that its quotes do not hold goes back to the model once; what fails again is
    withheld. Where nothing is left, or the model fails, the plain answer is given and says so.

    Args:
        plain: the answer in the sources' own words, whose `nearest` the model is shown.
        manner: how it should answer, such as " in Spanish".
    """
    reply = writer.write(plain.standalone_question, plain.nearest, manner)
    verdicts = _Verdicts(plain.standalone_question, writer.judge, reply.orders)
    failure = None
    yield Progress("writing")
    try:
        for draft in reply:
            claim = verdicts.take(draft)
            if claim:
                yield Said(claim)
        if verdicts.mendable:
            yield Progress("checking")
            verdicts.mend(writer.mend(verdicts.mendable))
    except LanguageModelFailed as error:
        failure = str(error)
    if verdicts.claims:
        return _told(plain, verdicts, writer.model.name, failure)
    if reply.refuses:
        outcome = Outcome("abstained", "not in the sources", plain.outcome.confidence)
        return replace(
            plain,
            outcome=outcome,
            claims=(),
            withheld=(),
            short_answer=None,
            model=writer.model.name,
        )
    reason = failure or "Nothing that the language model wrote is held by the words it cites."
    note = f"{reason} This is the answer without it, in the sources' own words."
    return replace(plain, withheld=(*plain.withheld, *verdicts.withheld), note=note)


def _told(plain: Answer, verdicts: "_Verdicts", model: str, failure: str | None) -> Answer:
    claims = verdicts.claims
    short = plain.short_answer
    told = short and any(each.holds(short) for claim in claims for each in claim.citations)
    return replace(
        plain,
        outcome=Outcome("answered", None, plain.outcome.confidence),
        claims=claims,
        withheld=verdicts.withheld,
        short_answer=short if told else None,
        model=model,
        note=f"{failure} The answer may be cut short." if failure else None,
    )


class _Verdicts:
    """What a reply says, sentence by sentence: a claim, or what is wrong with it."""

    def __init__(self, asked: str, judge: Judge | None, orders: Sequence[str]) -> None:
        self._asked = asked
        self._judge = judge
        self._orders = orders
        self._said: list[Claim | Objection] = []

    def take(self, draft: DraftClaim) -> Claim | None:
        """The draft as a claim; None if it may not be said, or was said already."""
        reason = self._reason(draft)
        if reason:
            if draft.text not in (each.claim.text for each in self.objections):
                self._said.append(Objection(draft, reason))
            return None
        claim = cited(draft)
        if self._is_said(claim):
            return None
        self._said.append(claim)
        return claim

    def mend(self, mended: Sequence[DraftClaim | None]) -> None:
        """Put what the model made of its objectionable sentences in their places, each once."""
        for before, draft in zip(self.mendable, mended, strict=True):
            if draft and not self._reason(draft):
                at, claim = self._said.index(before), cited(draft)
                self._said[at : at + 1] = [] if self._is_said(claim) else [claim]

    def _is_said(self, claim: Claim) -> bool:
        return any(claim.text == other.text for other in self.claims)

    def _reason(self, draft: DraftClaim) -> str | None:
        """Why a draft may not be said; None if it may."""
        reason = objection(draft, self._asked)
        if reason or not draft.evidence:
            return reason
        told = " ".join(evidence.quote for evidence in draft.evidence)
        language = draft.evidence[0].hit.article.language
        if obeys(draft.text, told, self._orders, language):
            return "it says what a source orders to be said, and its quotes do not"
        if self._judge is None:
            return None
        return self._judge.objection(draft.text, quotes(draft))

    @property
    def claims(self) -> tuple[Claim, ...]:
        return tuple(said for said in self._said if isinstance(said, Claim))

    @property
    def objections(self) -> list[Objection]:
        return [said for said in self._said if isinstance(said, Objection)]

    @property
    def mendable(self) -> list[Objection]:
        """Those that cite something that they could be held to."""
        return [each for each in self.objections if each.claim.evidence]

    @property
    def withheld(self) -> tuple[Withheld, ...]:
        return tuple(Withheld(each.claim.text, each.reason) for each in self.objections)
