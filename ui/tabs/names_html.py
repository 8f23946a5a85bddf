"""The Names view as HTML: the list of names, and the sentences that one of them stands in.

Pure functions from values to markup. Each sentence names the article and its offsets, so that the
event that shows it in its source needs nothing else.
"""

from collections.abc import Sequence
from html import escape
from itertools import groupby
from urllib.parse import urlencode

from assistant.names.joining import Name
from assistant.names.kinds import NameKind
from assistant.names.mentions import Mentioned, MentionPage
from assistant.names.register import NamePage
from ingest.article import Span
from ui.wording.markup import attribute, count, origin
from ui.wording.voices import said_by
from ui.words import say

LISTED = 100  # names at first, and more with each wish for more
PASSAGES = 60  # mentions of a name, likewise
MOST = 2_000  # of either: more would make the page slow, and nobody reads them

KINDS: dict[NameKind, tuple[str, str]] = {
    "person": ("People", "Person"),
    "organisation": ("Organisations", "Organisation"),
    "place": ("Places", "Place"),
    "unknown": ("Unknown", "Of unknown kind"),
}
"""What names of a kind are called: many, and one."""

_BEFORE, _AFTER = 140, 220  # characters of a long sentence around the first name in it


def names_html(page: NamePage, kind: NameKind | None, words: str) -> str:
    """The names, with how many there are of each kind."""
    whole = sum(page.counts.values())
    kinds = [_kind_button("", "All", whole, kind is None)] + [
        _kind_button(each, many, page.counts[each], kind == each)
        for each, (many, _) in KINDS.items()
    ]
    number = page.counts[kind] if kind else whole
    wanted = {"q": words, "kind": kind or ""}
    query = urlencode({key: value for key, value in wanted.items() if value})
    listed = "".join(map(_line, page.names))
    more = (
        '<button type="button" class="more" data-act="more_names"'
        f' data-shown="{len(page.names)}">{say("More names")}</button>'
        if page.last and len(page.names) < MOST
        else ""
    )
    return (
        f'<div class="names"><h2 class="sr">{say("Names")}</h2>'
        f'<div class="kinds" role="group" aria-label="{say("Kinds")}">{"".join(kinds)}</div>'
        f'<p class="facts">{count(number, "name")} ·'
        f' <a href="api/names/export?{attribute(query)}" download>CSV</a></p>'
        + (f'<ol class="named" data-pick>{listed}</ol>' if listed else _no_names(whole))
        + f"{more}</div>"
    )


def _kind_button(kind: str, text: str, number: int, pressed: bool) -> str:
    return (
        f'<button type="button" data-act="choose_kind" data-kind="{kind}"'
        f' aria-pressed="{"true" if pressed else "false"}">{say(text)}'
        f' <span class="size">{number:,}</span></button>'
    )


def _no_names(whole: int) -> str:
    nobody = say("The sources name nobody and nothing like this.")
    return f'<p class="hint">{say("None of this kind.") if whole else nobody}</p>'


def _line(name: Name) -> str:
    _, one = KINDS[name.kind]
    other = [form for form in name.forms if form != name.text][:3]
    forms = f'<span class="forms">{escape(" · ".join(other))}</span>' if other else ""
    where = f"{count(name.count, 'mention')} {say('in')} {count(len(name.mentions), 'source')}"
    return (
        f'<li><button type="button" data-act="show_name" data-id="{name.id}">'
        f'<span class="words">{escape(name.text)}</span>{forms}'
        f'<span class="origin">{say(one)} · {where}</span>'
        "</button></li>"
    )


def name_html(name: Name, page: MentionPage) -> str:
    """A name with the sentences it stands in, source by source."""
    sources = "".join(
        _source(list(of_source))
        for _, of_source in groupby(page.mentions, key=lambda one: one.citation.article.id)
    )
    more = (
        f'<button type="button" class="more" data-act="show_name" data-id="{name.id}"'
        f' data-shown="{len(page.mentions)}">{say("More passages")}</button>'
        if page.last and len(page.mentions) < MOST
        else ""
    )
    return _pane(name, "passages", f"{sources}{more}")


def name_says_html(name: Name, accounts: str) -> str:
    """A name with what is said by and about it.

    Args:
        accounts: the statements by speaker, as markup.
    """
    return _pane(name, "statements", accounts)


def looking_html() -> str:
    """What stands there until the list has come: the first time, sources are looked through."""
    return f'<p class="hint" role="status">{say("Looking through the sources …")}</p>'


def nobody_html() -> str:
    """What stands beside the list before a name is chosen."""
    return _empty(say("Choose a name to see the passages that mention it."))


def no_words_html() -> str:
    """What stands beside the passages before one is chosen."""
    return _empty(say("Choose a passage to see its words in their source."))


def _empty(hint: str) -> str:
    return f'<div class="source whole empty"><p class="hint">{hint}</p></div>'


def _pane(name: Name, side: str, inner: str) -> str:
    _, one = KINDS[name.kind]
    forms = [form for form in name.forms if form != name.text]
    also = f'<p class="forms">{say("Also")} {escape(", ".join(forms))}</p>' if forms else ""
    sides = "".join(
        f'<button type="button" data-act="{act}" data-id="{name.id}"'
        f' aria-pressed="{"true" if side == of else "false"}">{say(text)}</button>'
        for of, act, text in (
            ("passages", "show_name", "Passages"),
            ("statements", "show_statements", "Who says what"),
        )
    )
    told = f"{count(name.count, 'mention')} {say('in')} {count(len(name.mentions), 'source')}"
    link = f"api/names/export?name_id={name.id}"
    if side == "statements":
        link = f"api/statements/export?name={name.id}&amp;limit=5000"
    return (
        f'<article class="source whole" id="named" data-id="{name.id}"><header>'
        f'<button type="button" class="close" data-act="close">{say("Close")}</button>'
        f'<h2>{escape(name.text)}</h2><p class="facts">{say(one)} · {told} ·'
        f' <a href="{link}" download>CSV</a></p>{also}'
        f'<div class="sides" role="group" aria-label="{say("What to show")}">{sides}</div></header>'
        f'<div class="source-text found" role="region" tabindex="0" data-pick'
        f' aria-label="{attribute(name.text)}">{inner}</div></article>'
    )


def _source(mentions: Sequence[Mentioned]) -> str:
    article = mentions[0].citation.article
    sentences = "".join(
        _sentence(list(of_sentence))
        for _, of_sentence in groupby(mentions, key=lambda one: one.citation.span)
    )
    return (
        f'<section lang="{attribute(article.language)}"><h3>{escape(article.title)}</h3>'
        f'<p class="origin">{escape(origin(article))}</p><ol>{sentences}</ol></section>'
    )


def _sentence(mentions: Sequence[Mentioned]) -> str:
    citation = mentions[0].citation
    words = _marked(citation.article.text, citation.span, [one.words for one in mentions])
    return (
        f'<li><button type="button" data-act="show_words" data-id="{citation.article.id}"'
        f' data-start="{citation.start}" data-end="{citation.end}">'
        f'<span class="words">{words}</span>'
        f'<span class="origin">{escape(said_by(citation.voice))}</span></button></li>'
    )


def _marked(text: str, sentence: Span, names: Sequence[Span]) -> str:
    """A sentence with the names in it marked; a long one is cut around the first of them."""
    start = max(sentence.start, names[0].start - _BEFORE)
    end = min(sentence.end, names[0].end + _AFTER)
    parts, at = ["… " if start > sentence.start else ""], start
    for name in names:
        if name.end <= end:
            words = f'<mark data-begins="">{escape(text[slice(*name)])}</mark>'  # without a number
            parts += [escape(text[at : name.start]), words]
            at = name.end
    return "".join([*parts, escape(text[at:end]), " …" if end < sentence.end else ""])
