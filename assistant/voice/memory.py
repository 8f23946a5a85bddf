"""What has been read of an article so far: who spoke, who was introduced, whom it is about."""

import re
from dataclasses import dataclass, field

from assistant.voice.attributions import Attribution
from assistant.voice.mentions import BACK, ONE, Mention, mention
from assistant.voice.nouns import head_of, is_document, is_people, is_person, is_plural
from assistant.voice.people import Person, introduced_in, is_definite, is_same, latest
from assistant.voice.subjects import subject_before

_ANYBODY = frozenset("speaker subject source man woman".split())
"""Who is called so, and is nobody introduced before, is whoever spoke last without a name."""

_FINITE = re.compile(
    r"\s(?:who|whose|which|is|are|was|were|has|had|have|did|does|will|would|can|could|spoke|wrote"
    r"|went|came|took|gave|stands|(?<!\sa\s)(?<!\san\s)(?<!\sthe\s)\w{3,}ed"
    r"|es|fue|era|ha|había|está|no|\w{2,}(?:ó|aba|ía))\b"
)
"""Where a sentence's first noun phrase ends, near enough."""


@dataclass(frozen=True, slots=True)
class Told:
    """What was said last, to tell who denies it.

    Attributes:
        by: never denies it.
        of: whom it accuses or speaks about.
        accuses: whether it, or what was said just before it, is an accusation.
    """

    by: Person
    of: Person | None
    accuses: bool


@dataclass(slots=True)
class Memory:
    """The people of an article, as far as it has been read.

    Attributes:
        known: in the order in which they were introduced or spoke.
        speaker: who spoke last.
        subject: whom the sentence before is about, within its paragraph.
        introduced: whom it introduced, where nobody spoke in it.
        topic: whom the paragraph before was about at its end.
        told: what was said last, but for denials and what who denied goes on to say.
        denier: whoever denied something and has spoken alone since.
        within: who speaks the sentence that is read, where it tells what is said: "Paz said that".
        open: whether a quotation was not closed with its paragraph.
    """

    known: list[Person] = field(default_factory=list)
    speaker: Person | None = None
    subject: Person | None = None
    introduced: Person | None = None
    topic: Person | None = None
    told: Told | None = None
    denier: Person | None = None
    within: Person | None = None
    open: bool = False

    def begin_paragraph(self) -> None:
        """Pronouns point back within their paragraph first."""
        self.topic = self.subject or self.topic
        self.subject = self.introduced = None
        if self.told and not self.told.of:
            self.told = None

    def hear(self, speaker: Person, one: Attribution) -> None:
        """Somebody speaks."""
        if one.denied:
            self.denier = speaker
        elif not self.denier or not is_same(speaker, self.denier):
            self.denier = None
            self.told = self._told(speaker, one)
        self.within = speaker if one.leads else self.within
        self.speaker = speaker
        self.known.append(speaker)

    def _told(self, speaker: Person, one: Attribution) -> Told:
        before, about = self.told, one.about
        accuses = one.saying.hedge == "alleged"
        of = self._spoken_of(about, speaker) if about else None
        if before and not of and not accuses:
            if before.of and (is_same(speaker, before.of) or is_same(speaker, before.by)):
                return before  # the accuser goes on, or the accused answers
            return Told(speaker, None, before.accuses)
        return Told(speaker, of, accuses)

    def _spoken_of(self, about: Mention, speaker: Person) -> Person | None:
        if about.form == "name":
            return Person(about.name, about.role)
        if about.form == "description":
            return self._described(about.role or "")
        pointed = (self.subject, self.introduced, self.topic)
        return next((one for one in pointed if one and not is_same(one, speaker)), None)

    def end_sentence(self, narration: str, *, spoken: bool) -> None:
        """Remember whom a sentence was about and whom it introduced."""
        self.within = None
        introduced = introduced_in(narration)
        self.known += introduced
        self.introduced = introduced[-1] if introduced and not spoken else None
        self.subject = self.speaker if spoken else self.subject_of(narration)

    def resolve(self, one: Attribution, narration: str) -> Person | None:
        """Who an attribution's phrase stands for; None where it points to nobody."""
        who = one.speaker
        if one.denied and self._answers(one, narration):
            return self._denier(one)
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
                here = self.within or self.subject_of(narration)
                return here or self.subject or self.speaker
            case "thing":
                it = self.subject_of(narration[: one.span.start]) or self.subject
                return it if it and not is_person(it.role or "") else None

    def _answers(self, one: Attribution, narration: str) -> bool:
        """Whether a pronoun denies what was told, so that it is not the teller's."""
        if not self.told or (one.denied != "what was said" and not self.told.accuses):
            return False
        form = one.speaker.form
        leans = form == "subject" and not self.subject_of(narration[: one.span.start])
        return leans or form in ("pronoun", "person", "thing")

    def _denier(self, one: Attribution) -> Person | None:
        """Whom a pronoun that denies stands for: the accused, or else anybody but the teller."""
        told = self.told
        pointed = (told and told.of, self.subject, self.introduced)
        fitting = (who for who in pointed if who and _fits(who, one.speaker))
        return next((who for who in fitting if told and not is_same(who, told.by)), None)

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


def _fits(who: Person, pronoun: Mention) -> bool:
    if pronoun.form == "thing":
        return not is_person(who.role or "")
    return pronoun.form != "person" or _is_one(who)


def _is_one(subject: Person) -> bool:
    """Whether "she" may point to it: a name, or a description of one person."""
    return bool(subject.name) or (
        is_person(subject.role or "") and not is_plural(subject.role or "")
    )
