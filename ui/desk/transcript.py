"""A conversation as HTML: questions, answers with citation marks, refusals, what was withheld.

Pure functions from values to markup. A citation mark is a link with the class `cite`; words of a
source or of a person that look like one ("[1]") stay words.
"""

import re
from collections.abc import Mapping, Sequence
from html import escape

from assistant.answer import AbstentionReason, Answer, Citation, Conflict
from assistant.kept.conversations import Turn
from assistant.kept.feedback import Thumb
from ingest.prose.characters import fold
from ui.desk.nearest_html import nearest_html, searched_html
from ui.desk.transcript_frame import take_away_html
from ui.wording.markup import attribute, count, origin, shortened
from ui.wording.places import where_in
from ui.wording.versions import newer_version
from ui.wording.voices import said_by, short_doubt
from ui.words import say, translated

WHY: dict[AbstentionReason, str] = {
    "empty library": "The library holds no sources yet. Add some under Library.",
    "nothing found": "No passage of any source has to do with this question.",
    "not in the sources": "The passages closest to the question do not contain an answer to it.",
    "nothing verified": "What was found could not be verified against the sources' own words.",
    "no question": "There was no question to look up.",
    "source removed": "What it rests on was removed from the library since.",
}

COMPOSED = "extractive"
"""How the model of an answer is called that no language model wrote."""

BY_TERMS = f"{COMPOSED}, terms reader"

WEAKER = "The trained reader's weights are not installed, so answers are weaker than they could be."

WHAT_IS_WRONG = "What is wrong with this answer? (May be left empty.)"

_DIRECTION = re.compile(
    r"(?:(?:Only|Not) from (?:“[^”]*”(?: and )?)+|Only sources [^.“”]+|Answer in [A-Z]\w+"
    r"|In short|In detail)\."
)
"""A direction behind a question, as `assistant.directions` writes it."""

NO_VERDICTS: Mapping[int, Thumb] = {}

PREVIEW = 320  # characters of a quote that are shown beside its number


def transcript_html(
    turns: Sequence[Turn],
    conversation_id: str | None,
    after: str = "",
    verdicts: Mapping[int, Thumb] = NO_VERDICTS,
) -> str:
    """The turns of a conversation, and after them what is not a turn yet or failed to be one.

    `verdicts` are what was thought of its answers, by the number of the turn from 1 on.
    """
    body = "".join(
        turn_html(number, turn.answer, verdicts.get(number + 1))
        for number, turn in enumerate(turns)
    )
    if turns and conversation_id and not after:
        after = take_away_html(conversation_id)
    if turns and turns[-1].answer.model == BY_TERMS:
        after = f'<p class="facts weaker">{say(WEAKER)}</p>{after}'
    return (
        f'<div class="transcript" role="log" aria-label="{say("Conversation")}" '
        f'data-conversation="{attribute(conversation_id or "")}">{body}{after}</div>'
    )


def turn_html(number: int, answer: Answer, verdict: Thumb | None = None) -> str:
    """One question, what came of it, and what was thought of that."""
    understood = ""
    if fold(answer.standalone_question.strip()) != fold(answer.question.strip()):
        understood = (
            f'<p class="understood"><span class="label">{say("Understood as")}</span> '
            f"{escape(_understood(answer))}</p>"
        )
    result = _answered_html(number, answer) if answer.claims else _abstained_html(number, answer)
    return (
        f'<section class="turn" data-turn="{number}" aria-label="{say("Question")} {number + 1}">'
        f'<h2 class="question">{escape(answer.question)}</h2>{understood}{result}'
        f"{_withheld_html(answer)}{_verdict_html(number, verdict)}</section>"
    )


def _understood(answer: Answer) -> str:
    """A question as it stands alone, its directions in the words of the interface.

    Of a question that is only added to, what is added; capitals that names were given are no news.
    """
    asked, alone = answer.question.strip(), answer.standalone_question.strip()
    only_more = fold(alone[: len(asked) + 1]) == fold(f"{asked} ")
    shown = f"… {alone[len(asked) :].strip()}" if only_more else alone
    return _DIRECTION.sub(lambda found: translated(found[0]), shown)


def _verdict_html(turn: int, given: Thumb | None) -> str:
    """Two buttons that say whether an answer is right; which was pressed is told."""
    buttons = "".join(
        f'<button type="button" data-act="judge" data-turn="{turn + 1}" data-verdict="{verdict}"'
        f"{why} aria-pressed={'true' if given == verdict else 'false'}>{say(label)}</button>"
        for verdict, label, why in (
            ("up", "Right", ""),
            ("down", "Wrong", f' data-why="{say(WHAT_IS_WRONG)}"'),
        )
    )
    return (
        f'<p class="judge" role="group" aria-label="{say("Is this answer right?")}">{buttons}</p>'
    )


def _answered_html(turn: int, answer: Answer) -> str:
    numbers = {citation: answer.numbers[citation] for citation in answer.citations}
    short = ""
    if answer.short_answer:
        doubt = short_doubt(answer)
        short = f'<p class="short-answer">{escape(answer.short_answer)}' + (
            f' <span class="hedge">{escape(doubt)}</span></p>' if doubt else "</p>"
        )
    sentences = " ".join(
        f'<span class="claim">{escape(claim.text)}'
        + "".join(_mark(turn, numbers[citation], citation) for citation in claim.citations)
        + "</span>"
        for claim in answer.claims
    )
    conflicts = "".join(
        f'<p class="conflict"><span class="label">{_told(c)}</span> '
        + f" {say('against')} ".join(
            f"<q>{escape(shortened(side.quote, 120))}</q>{_mark(turn, numbers[side], side)}"
            f' <span class="origin">{escape(origin(side.article))}</span>'
            for side in c.sides
        )
        + "</p>"
        for c in answer.conflicts
        if numbers.keys() >= set(c.sides)  # a side goes where its claim goes
    )
    return (
        f'<div class="answer">{short}<p class="prose-answer">{sentences}</p>{conflicts}'
        f"{_newer_html(answer)}{_facts_html(answer)}</div>{searched_html(turn, answer.nearest)}"
    )


def _told(conflict: Conflict) -> str:
    if conflict.about == "denial":
        return say("Somebody denies this")
    return escape(say("Sources differ on the {about}", about=say(conflict.about)))


def _mark(turn: int, number: int, citation: Citation) -> str:
    """A citation's number, with what its preview tells (assets/preview.js)."""
    place = where_in(citation.article, citation.start, citation.end)
    where = ", ".join(part for part in (origin(citation.article), place) if part)
    said = said_by(citation.voice)
    told = f"{where} · {said}" if said else where
    quote = shortened(citation.quote, PREVIEW)
    return (
        f'<a class="cite" href="#evidence" data-act="show_evidence" data-turn="{turn}"'
        f' data-label="{number}" aria-label="{say("Citation")} {number}: {attribute(told)}"'
        f' data-title="{attribute(citation.article.title)}" data-origin="{attribute(where)}"'
        f' data-said="{attribute(said)}" data-quote="{attribute(quote)}"'
        f' data-tap="{say("Tap again to see it in its source")}">[{number}]</a>'
    )


def _newer_html(answer: Answer) -> str:
    """Which cited sources were replaced since; the answer goes on citing the old words."""
    replaced = dict.fromkeys(c.article for c in answer.citations if c.article.newer)
    return "".join(
        f'<p class="facts newer">{escape(newer_version(article, f"“{article.title}”"))}</p>'
        for article in replaced
    )


def _facts_html(answer: Answer) -> str:
    facts = [
        count(len(answer.citations), "quote"),
        count(answer.independent_sources, "independent source"),
    ]
    if not answer.model.startswith(COMPOSED):
        facts.append(say("written by {model}", model=answer.model))
    if "total" in answer.timings_ms:
        facts.append(_duration(answer.timings_ms["total"]))
    return f'<p class="facts">{" · ".join(escape(fact) for fact in facts)}</p>{_note_html(answer)}'


def _note_html(answer: Answer) -> str:
    return f'<p class="note">{escape(translated(answer.note))}</p>' if answer.note else ""


def _duration(milliseconds: float) -> str:
    if milliseconds < 1_000:
        return f"{milliseconds:.0f} ms"
    return f"{milliseconds / 1_000:.1f} s"


def _abstained_html(turn: int, answer: Answer) -> str:
    verdict = (
        say("This answer can no longer be shown")
        if _gone(answer)
        else say("The sources do not say")
    )
    reason = "source removed" if _gone(answer) else answer.outcome.reason
    why = say(WHY[reason]) if reason else ""
    if reason == "nothing found" and answer.note:
        why = ""  # the note says why
    nearest = ""
    if answer.nearest:
        listed = nearest_html(turn, answer.nearest)
        nearest = f'<p class="label">{say("Nearest passages")}</p>{listed}'
    return (
        f'<div class="no-answer" role="status"><p class="verdict">{verdict}</p>'
        f'<p class="why">{escape(why)}</p>{_note_html(answer)}{nearest}</div>'
    )


def _gone(answer: Answer) -> bool:
    """Whether there was an answer, and nothing of it is left to show."""
    return not answer.claims and (answer.answered or answer.outcome.reason == "source removed")


def _how_many_withheld(number: int) -> str:
    told = count(number, "sentence")
    return say("{sentences} withheld, and why", sentences=told)


def _withheld_html(answer: Answer) -> str:
    if not answer.withheld:
        return ""
    items = "".join(
        f'<li><span class="withheld-text">{escape(item.text)}</span>'
        f'<span class="withheld-reason">{escape(translated(item.reason))}</span></li>'
        for item in answer.withheld
    )
    unfolded = " open" if _gone(answer) else ""
    return (
        f'<details class="withheld"{unfolded}>'
        f"<summary>{_how_many_withheld(len(answer.withheld))}</summary>"
        f"<ul>{items}</ul></details>"
    )
