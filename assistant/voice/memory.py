"""What has been read of an article so far: who spoke, who was introduced, whom it is about."""

import re
from dataclasses import dataclass, field

from assistant.voice.attributions import Attribution
from assistant.voice.mentions import BACK, ONE, mention
from assistant.voice.nouns import head_of, is_document, is_people, is_person, is_plural
from assistant.voice.people import Person, introduced_in, is_definite, latest
from assistant.voice.subjects import subject_before

_ANYBODY = frozenset("speaker subject source man woman".split())
"""Who is called so, and is nobody introduced before, is whoever spoke last without a name."""

_FINITE = re.compile(
    r"\s(?:who|whose|which|is|are|was|were|has|had|have|did|does|will|would|can|could|spoke|wrote"
    r"|went|came|took|gave|stands|(?<!\sa\s)(?<!\san\s)(?<!\sthe\s)\w{3,}ed"
    r"|es|fue|era|ha|había|está|no|\w{2,}(?:ó|aba|ía))\b"
)
"""Where a sentence's first noun phrase ends, near enough."""


@dataclass(slots=True)
class Memory:
    """The people of an article, as far as it has been read.

    Attributes:
        known: in the order in which they were introduced or spoke.
        speaker: who spoke last.
        subject: whom the sentence before is about, within its paragraph.
        introduced: whom it introduced, where nobody spoke in it.
        topic: whom the paragraph before was about at its end.
        open: whether a quotation was not closed with its paragraph.
    """

    known: list[Person] = field(default_factory=list)
    speaker: Person | None = None
    subject: Person | None = None
    introduced: Person | None = None
    topic: Person | None = None
    open: bool = False

    def begin_paragraph(self) -> None:
        """Pronouns point back within their paragraph first."""
        self.topic = self.subject or self.topic
        self.subject = self.introduced = None

    def hear(self, speaker: Person) -> None:
        """Somebody speaks."""
        self.speaker = speaker
        self.known.append(speaker)

    def end_sentence(self, narration: str, *, spoken: bool) -> None:
        """Remember whom a sentence was about and whom it introduced."""
        introduced = introduced_in(narration)
        self.known += introduced
        self.introduced = introduced[-1] if introduced and not spoken else None
        self.subject = self.speaker if spoken else self.subject_of(narration)

    def resolve(self, one: Attribution, narration: str) -> Person | None:
        """Who an attribution's phrase stands for; None where it points to nobody."""
        who = one.speaker
        pointed = (self.subject, self.introduced, self.speaker, self.topic)
        match who.form:
            case "name":
                return Person(who.name, who.role)
            case "description":
                return self._described(who.role or "")
            case "person":
                return next((one for one in pointed if one and _is_one(one)), None)
            case "pronoun":
                return next(filter(None, pointed), None)
            case "subject":
                return self.subject_of(narration) or self.subject or self.speaker
            case "thing":
                it = self.subject_of(narration[: one.span.start]) or self.subject
                return it if it and not is_person(it.role or "") else None

    def _described(self, description: str) -> Person:
        alone = Person(None, description)
        if not is_definite(description):
            return alone
        found = latest(self.known, self.speaker, description)
        if found is None and head_of(description) in _ANYBODY and self.speaker:
            return alone if self.speaker.name else self.speaker
        return found or alone

    def subject_of(self, narration: str) -> Person | None:
        """Whom a sentence is about: its first noun phrase, or that behind its first comma."""
        for begin in (0, narration.find(",") + 1):
            verb = _FINITE.search(narration, begin)
            if not verb:
                return None
            span = subject_before(narration, verb.start())
            who = mention(narration[span.start : span.end]) if span else None
            if who in (BACK, ONE):
                return self.subject or self.speaker
            if who and who.form == "name":
                return Person(who.name, who.role)
            if who and who.role and (is_people(who.role) or is_document(who.role)):
                known = latest(self.known, None, who.role) if is_definite(who.role) else None
                return known or Person(None, who.role)
        return None


def _is_one(subject: Person) -> bool:
    """Whether "she" may point to it: a name, or a description of one person."""
    return bool(subject.name) or (
        is_person(subject.role or "") and not is_plural(subject.role or "")
    )
