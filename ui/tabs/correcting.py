"""The form that corrects what a source says of itself, as HTML; what was read stands beside it."""

from collections.abc import Mapping, Sequence
from html import escape

from ingest.article import Entry
from ingest.catalogue.corrections import COLUMNS, FIELDS, LONGEST, LONGEST_ADDRESS, Field
from ingest.catalogue.overlay import Correction
from ingest.errors import InvalidCorrection
from ingest.moment import Moment
from ui.wording.markup import attribute
from ui.wording.moments import day
from ui.words import say, translated

LABELS: dict[Field, str] = {
    "title": "Title",
    "byline": "Byline",
    "publisher": "Publisher",
    "original_publisher": "Reprint of",
    "published": "Published",
    "updated": "Updated",
    "url": "Address",
    "canonical_url": "Canonical address",
    "licence": "Licence",
    "language": "Language",
}

EMPTY_SAYS_NONE = (
    "An empty field says that there is none. What was read stays stored, and the text stays as it"
    " is."
)

_FORMS: dict[Field, str] = {
    "published": "2023-09-14, 2023-09 or 2023",
    "updated": "2023-09-14, 2023-09 or 2023",
    "url": "https://…",
    "canonical_url": "https://…",
    "language": "Two letters, such as es",
}


def refused(error: InvalidCorrection) -> str:
    """Why a correction is refused, its field called as in the form."""
    field = next((label for name, label in LABELS.items() if name == error.field), error.field)
    return f"{say(field)}: {translated(error.reason)}."


def correcting_html(
    source: Entry,
    corrections: Sequence[Correction],
    tried: Mapping[str, str | None] | None = None,
    refusal: str = "",
    done: str = "",
) -> str:
    """The form, closed until it is used.

    Args:
        corrections: that are in force.
        tried: by field, what was typed and refused; it stays to be mended.
        refusal: why, as a sentence.
        done: what was just done, as a sentence.
    """
    corrected = {each.field: each for each in corrections}
    fields = "".join(
        _field(field, _in_force(source, field), corrected.get(field), (tried or {}).get(field))
        for field in FIELDS
    )
    said = f'<p class="refusal" role="alert">{escape(refusal)}</p>' if refusal else ""
    said += f'<p class="done" role="status">{escape(done)}</p>' if done else ""
    return (
        f'<details class="correct"{" open" if said else ""}>'
        f"<summary>{say('Correct what this source says of itself')}</summary>"
        f'<form data-send="correct_source" data-id="{source.id}" autocomplete="off" novalidate>'
        f'<p class="hint">{say(EMPTY_SAYS_NONE)}</p>{fields}'
        f'<div class="end"><button type="submit">{say("Save corrections")}</button>{said}</div>'
        "</form></details>"
    )


def _field(field: Field, value: str, correction: Correction | None, tried: str | None) -> str:
    """A field with the value in force, or the one that was tried; `data-was` tells them apart."""
    longest = LONGEST_ADDRESS if field in ("url", "canonical_url") else LONGEST
    name = f"correct-{field}"
    told = f' aria-describedby="{name}-read"' if correction else ""
    return (
        f'<div class="field{" is-corrected" if correction else ""}">'
        f'<label for="{name}">{say(LABELS[field])}</label>'
        f'<input id="{name}" name="{field}" type="text" dir="auto" maxlength="{longest}"'
        f' placeholder="{say(_FORMS.get(field, "None"))}"{told} data-was="{attribute(value)}"'
        f' value="{attribute(value if tried is None else tried)}">'
        f"{_read(field, correction) if correction else ''}</div>"
    )


def _read(field: Field, correction: Correction) -> str:
    """What was read in place of a correction, who made it, and the way back from a person's."""
    read = (
        f"{say('Read')}: <bdi>{escape(correction.read)}</bdi>"
        if correction.read
        else say("Nothing was read")
    )
    by = say("by a person") if correction.by == "person" else say("by its sidecar")
    back = (
        f' <button type="button" class="back" data-back="{field}"'
        f' aria-label="{say("Take the correction back")}: {say(LABELS[field])}">'
        f"{say('Take back')}</button>"
    )
    return (
        f'<p class="read" id="correct-{field}-read">{read} · '
        f"{say('corrected {by} on {day}', by=by, day=day(correction.at))}"
        f"{back if correction.by == 'person' else ''}</p>"
    )


def _in_force(source: Entry, field: Field) -> str:
    """The value of a field as it is typed; empty where there is none."""
    value = getattr(source, COLUMNS[field])
    return value.isoformat() if isinstance(value, Moment) else value or ""
