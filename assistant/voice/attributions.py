"""Attributions in a sentence: "Paz said that …", "…, said the mayor", "according to residents"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.voice.accusations import Denied, denied, spoken_of
from assistant.voice.inversion import closes, set_off, stands_behind
from assistant.voice.mentions import BACK, SUBJECT, Mention, document_in, mention
from assistant.voice.nouns import is_document, is_people
from assistant.voice.quotations import MASK
from assistant.voice.statements import QUOTED_BEFORE, tells_statement
from assistant.voice.subjects import is_nobody, subject_before, subject_behind
from assistant.voice.verbs import OF_CLAUSES, OF_DOCUMENTS, SAYING, VERB, Saying
from ingest.article import Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody, and that they say something.

    Attributes:
        span: from the speaker's phrase to the end of the verb, or the other way round.
        leads: whether what is said follows: "Paz said that …".
        about: whom an accusation or a claim is about.
        denied: of a denial, what is denied.
    """

    span: Span
    speaker: Mention
    saying: Saying
    leads: bool
    about: Mention | None = None
    denied: Denied | None = None


_ACCORDING = re.compile(
    r"\b(?:according to|in the (?:words|view|account) of"
    r"|según|de acuerdo con|a juicio de|a decir de|en palabras de)\s+",
    re.IGNORECASE,
)
_ACCOUNT = re.compile(
    r"(?:his|her|their|su|sus)\s+(?:own\s+)?(?:\w+\s)?"
    r"(?:account|testimony|version|words|relato|versión|testimonio|declaración|palabras)\b",
    re.IGNORECASE,
)
_CLOSED = re.compile(rf"\s*(?:[,.;:—–{MASK}]|$|(?:who|on|in|at|al|a|en|quien)\b)")
_NULL_SUBJECT = re.compile(
    rf"(?:^|[,;:{MASK}—–]|\b(?:y|pero|e|también|además|luego|después|asimismo))\s*"
    r"(?:(?:además|también|luego|después|asimismo|no obstante),?\s+)?"
    r"(?:(?:le|les|lo|se|ha|han|había)\s+)*$",
    re.IGNORECASE,
)
_ELLIPSIS = re.compile(r"\b(?:and|but|y|pero)\s+(?:(?:also|then|later|has|had|también|luego)\s+)*$")
_NOT_THE_WHOLE = re.compile(
    r"\b(?:as|como)\s+$"
    r"|\b(?:after|when|whenever|before|until|since|cuando|después de que|antes de que)\s[^,;]*$"
    r"|\b(?:(?<!\bis )(?<!\bwas )what|which|whom|that|lo que|la que|los que|que)\s*$",
    re.IGNORECASE,
)
"""Before a speaker in a clause of its own, while the sentence is the article's: "as the army
claims", "two months after residents reported it", "with what linguists described as an accent"."""
_COORDINATED = re.compile(
    rf"(?:[;{MASK}]|,?\s(?:and|but|while|although|y|pero|mientras|aunque))\s*$"
)
_OF_ACCOUNTS = ("alleged", "claimed", "suspected")
"""Hedges that an account takes over: "according to the warrant, prosecutors suspect that …"."""
_NO_WORDS = f' {MASK}«»“”"¿¡—–,.:;'
_CONTENT = re.compile(r"\s*(?:[^\s,.;:]|:)")
_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|being|fue|fueron|sido)\s+(?:\w+ly\s+)?$")
_BY = re.compile(r"(?:\s+(?:of|de)\s[^,.;:]{1,60}?)?\s+(?:by|por)\s+")


def attributions(narration: str, language: str) -> list[Attribution]:
    """The attributions of a sentence, in order.

    One inside what another reports is left out: it is the outer speaker who says it.

    Args:
        narration: the sentence with its quotations masked.
        language: ISO 639-1; a missing subject points back in Spanish alone.
    """
    found = sorted([*_by_verb(narration, language), *_according(narration)], key=_outermost_first)
    if closing := [one for one in found if _closes(narration, one)]:
        return closing[-1:]
    kept: list[Attribution] = []
    for one in found:
        if not kept:
            kept.append(one)
            continue
        outer = kept[-1]
        inside = not _COORDINATED.search(narration, outer.span.end, one.span.start)
        overlaps = one.span.start < outer.span.end
        within = inside and not outer.leads and not outer.saying.hedge
        if within and one.saying.hedge in _OF_ACCOUNTS:
            kept[-1] = replace(outer, saying=replace(outer.saying, hedge=one.saying.hedge))
        if not overlaps and not (inside and outer.leads):
            kept.append(one)
    return kept


def _closes(narration: str, one: Attribution) -> bool:
    """Whether all of a sentence stands before its attribution: "Tests found that …, Paz said."."""
    alone = not narration[one.span.end :].strip(_NO_WORDS)
    return not one.leads and alone and narration[: one.span.start].rstrip().endswith(",")


def _outermost_first(one: Attribution) -> tuple[int, int]:
    """A man who said he was there claimed …: "claimed" is the man's main verb."""
    return one.span.start, -one.span.end


def _according(narration: str) -> Iterator[Attribution]:
    for match in _ACCORDING.finditer(narration):
        rest = narration[match.end() :]
        if account := _ACCOUNT.match(rest):
            whole = Span(match.start(), match.end() + account.end())
            yield Attribution(whole, BACK, Saying(), leads=False)
            continue
        if rest.startswith(("which", "lo cual", "el cual")):
            document = document_in(narration[: match.start()])
            if document:
                where = Mention("description", None, document)
                yield Attribution(Span(*match.span()), where, Saying(), leads=True)
            continue
        span = subject_behind(narration, match.end())
        who = mention(narration[span.start : span.end]) if span else None
        if span and who and _is_somebody(who):
            yield Attribution(Span(match.start(), span.end), who, Saying(), leads=False)


def _by_verb(narration: str, language: str) -> Iterator[Attribution]:
    for verb in VERB.finditer(narration):
        form = verb.group().lower()
        if passive := _PASSIVE.search(narration, 0, verb.start()):
            yield from _passive(narration, verb, passive.start())
        elif tells_statement(narration, verb) and (found := _subject(narration, verb, language)):
            span, who = found
            apart = _NOT_THE_WHOLE.search(narration, 0, span.start) and MASK not in narration
            if apart or is_nobody(narration, span) or not _may_say(who, form):
                continue
            whole = Span(min(span.start, verb.start()), max(span.end, verb.end()))
            leads = span.start < verb.start() and bool(_CONTENT.match(narration, verb.end()))
            about = spoken_of(narration, verb)
            yield Attribution(whole, who, SAYING[form], leads, about, denied(narration, verb))


def _passive(narration: str, verb: re.Match[str], begin: int) -> Iterator[Attribution]:
    """ "The owner was accused of smuggling by the customs office"."""
    by = _BY.match(narration, verb.end())
    span = subject_behind(narration, by.end()) if by else None
    who = mention(narration[span.start : span.end]) if span else None
    if span and who and verb.group() not in OF_DOCUMENTS:
        accused = subject_before(narration, begin)
        about = mention(narration[slice(*accused)]) if accused else None
        whole = Span(verb.start(), span.end)
        yield Attribution(whole, who, SAYING[verb.group().lower()], leads=False, about=about)


def _may_say(who: Mention, form: str) -> bool:
    """Whether a verb with other senses has a subject of the kind that says things."""
    if form in OF_DOCUMENTS:
        return bool(who.role) and is_document(who.role or "")
    return form not in OF_CLAUSES or _is_somebody(who)


def _subject(narration: str, verb: re.Match[str], language: str) -> tuple[Span, Mention] | None:
    before = narration[: verb.start()]
    here = Span(verb.start(), verb.start())
    if _ELLIPSIS.search(before):
        return here, SUBJECT
    inverted = _inverted(narration, verb, language)
    span = set_off(narration, verb.start()) if language != "es" else None
    if inverted and (not span or closes(narration, inverted[0])):
        return inverted
    span = span or subject_before(narration, verb.start())
    if span and narration[span.start : span.end].lower() in ("who", "que", "quien"):
        span = subject_before(narration, span.start)
        if not span:
            return here, SUBJECT
    if span and (who := mention(narration[span.start : span.end])):
        return span, who
    saying = verb.group().lower().endswith("ing")
    if language == "es" or (QUOTED_BEFORE.search(before) and not saying):
        found = _behind(narration, verb, language)
        if found and (language != "es" or _is_somebody(found[1])):
            return found
    if language == "es" and _NULL_SUBJECT.search(before):
        return here, BACK if not before.strip(_NO_WORDS) else SUBJECT
    if saying and before.strip():
        return here, SUBJECT
    return None


def _inverted(narration: str, verb: re.Match[str], language: str) -> tuple[Span, Mention] | None:
    """The speaker behind the verb, where what is said stands before: "…, said Paz."."""
    if language != "es" and verb.group() not in ("said", "says"):
        return None
    if not QUOTED_BEFORE.search(narration[: verb.start()].rstrip()):
        return None
    found = _behind(narration, verb, language)
    return (
        found
        if found and _is_somebody(found[1]) and _CLOSED.match(narration, found[0].end)
        else None
    )


def _behind(narration: str, verb: re.Match[str], language: str) -> tuple[Span, Mention] | None:
    span = subject_behind(narration, verb.end())
    who = mention(narration[span.start : span.end]) if span else None
    if not span or not who:
        return None
    speaks = language == "es" or stands_behind(narration, verb.start(), span)
    return (span, who) if speaks else None


def _is_somebody(who: Mention) -> bool:
    return who.form != "description" or is_people(who.role or "") or is_document(who.role or "")
