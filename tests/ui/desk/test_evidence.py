"""Markup of answers and evidence: the right words are marked, and no word becomes markup."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from itertools import pairwise
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import article

from assistant.answer import AbstentionReason, Answer, Citation, Claim, Conflict, Outcome, Withheld
from assistant.kept.conversations import ConversationSummary, Turn
from assistant.voice import Voice
from index.hit import Hit
from index.indexing.report import Failure, IngestReport, Progress
from ingest.article import Article, Mark
from ingest.catalogue.library import Counts
from ingest.catalogue.listing import Listed
from ingest.catalogue.overlay import Correction
from ingest.prose.passages import Passage
from ui.desk.conversations_list import conversations_html
from ui.desk.evidence import Excerpt, article_html, evidence_html
from ui.desk.transcript import transcript_html, turn_html
from ui.desk.transcript_frame import examples_html, welcome_html
from ui.desk.unanswered_html import failed_turn_html, pending_turn_html
from ui.tabs.correcting import correcting_html
from ui.tabs.library_html import progress_html, report_html, source_html, sources_html
from ui.wording.markup import link, shortened
from ui.words import speaking

HOSTILE = (
    "<script>alert(1)</script> \"><img src=x onerror=alert(2)> '><b> &lt;i&gt; [1] [2]"
    " [see](javascript:alert(3)) ![x](http://evil.example/x.png) {{value}} ${value} \u202e"
)


class Page(HTMLParser):
    """What a browser would make of some markup."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.marked: dict[str, str] = {}
        self.text = ""
        self._labels: list[str] = []
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag == "mark":
            self._labels = dict(attrs)["data-labels"].split()

    def handle_endtag(self, tag):
        if tag == "mark":
            self._labels = []

    def handle_data(self, data):
        self.text += data
        for label in self._labels:
            self.marked[label] = self.marked.get(label, "") + data

    def values(self, name: str) -> list[str]:
        return [value for _, key, value in self.attributes if key == name]


def answered(source: Article, *spans: tuple[int, int], **fields: object) -> Answer:
    citations = [Citation(source, start, end, "p") for start, end in spans]
    claims = tuple(Claim(c.quote, (c,), 1.0) for c in citations)
    return Answer("Q?", "Q?", Outcome("answered"), claims, **fields)


def hit(source: Article, start: int, end: int) -> Hit:
    passage = Passage("p", source.id, start, end, source.text[start:end], ())
    return Hit(passage, source, 0.1, None, None)


def hostile_answer() -> Answer:
    source = article(
        f"{HOSTILE}\n\n{HOSTILE}",
        title=HOSTILE,
        publisher=HOSTILE,
        byline=HOSTILE,
        original_publisher="<u>other</u>",
        url='javascript:alert("4")',
        language='en" onload="x',
    )
    voice = Voice("named source", HOSTILE, HOSTILE, "denied")
    cited = Citation(source, 0, len(HOSTILE), "p", voice)
    other = Citation(source, len(HOSTILE) + 2, len(source.text), "p")
    return Answer(
        question=HOSTILE,
        standalone_question=HOSTILE + " again",
        outcome=Outcome("answered"),
        claims=(Claim(HOSTILE, (cited, other), 1.0),),
        withheld=(Withheld(HOSTILE, HOSTILE),),
        short_answer=HOSTILE,
        nearest=(hit(source, 0, 30),),
        conflicts=(Conflict(HOSTILE, (cited, other)),),
        model=HOSTILE,
    )


def every_markup_of(answer: Answer) -> dict[str, str]:
    source = answer.citations[0].article
    started = datetime(2026, 1, 2, tzinfo=UTC)
    refused = replace(answer, outcome=Outcome("abstained", "not in the sources"), claims=())
    return {
        "turn": turn_html(0, answer),
        "refusal": turn_html(0, refused),
        "transcript": transcript_html([Turn("q", answer, started)], HOSTILE),
        "evidence": evidence_html(0, answer),
        "nearest": evidence_html(0, answer, "A"),
        "pending": pending_turn_html(HOSTILE),
        "failed": failed_turn_html(HOSTILE, HOSTILE),
        "examples": examples_html([HOSTILE]),
        "conversations": conversations_html([ConversationSummary("c", HOSTILE, started, 1)]),
        "sources": sources_html([Listed(source, 1)]),
        "source": source_html(source, 1, ""),
        "correcting": correcting_html(
            source,
            [Correction("publisher", HOSTILE, HOSTILE, "person", started)],
            {"byline": HOSTILE},
            HOSTILE,
            HOSTILE,
        ),
        "progress": progress_html(Progress(1, HOSTILE, 0), 2),
        "report": report_html(IngestReport(0, 0, 0, (Failure(HOSTILE, HOSTILE),), 0)),
    }


ALLOWED_TAGS = set(
    "a article b bdi button details div form h1 h2 h3 h4 header input label li mark nav ol p"
    " progress q section span summary table tbody td th thead time tr ul".split()
)


@pytest.mark.parametrize("name", every_markup_of(hostile_answer()))
def test_no_word_of_a_source_or_a_person_becomes_markup(name):
    page = Page(every_markup_of(hostile_answer())[name])
    assert set(page.tags) <= ALLOWED_TAGS
    assert not [key for _, key, _ in page.attributes if key.startswith("on")]
    own = re.compile(
        r"#.*|https?://.*|api/articles/[0-9a-f]{16}/original"
        r"|api/conversations/[\w%.~-]+/export\?form=[a-z-]+"
    )
    assert not [v for v in page.values("href") if not own.fullmatch(v)]
    assert not {"src", "action", "formaction"} & {key for _, key, _ in page.attributes}
    assert "<script>" in page.text


def test_a_forged_mark_stays_words_and_real_marks_are_links():
    page = Page(turn_html(0, hostile_answer()))
    marks = [value for tag, key, value in page.attributes if tag == "a" and key == "data-label"]
    assert marks[:2] == ["1", "2"]
    assert HOSTILE[:60] in page.text


# -- what is marked --------------------------------------------------------------------------


def test_the_marked_words_are_the_quotes():
    source = article("One ship sank. Two sailed on.\n\nThree were seized.")
    answer = answered(source, (0, 14), (31, 49))
    page = Page(evidence_html(0, answer))
    assert page.marked == {"1": "One ship sank.", "2": "Three were seized."}


def test_overlapping_citations_are_each_marked_whole():
    source = article("One ship sank off the cape. Two sailed on.")
    page = Page(evidence_html(0, answered(source, (0, 27), (9, 42))))
    assert page.marked == {"1": source.text[0:27], "2": source.text[9:42]}


def test_a_citation_across_paragraphs_is_labelled_once():
    source = article("One ship sank.\n\nTwo sailed on.")
    page = Page(article_html(source, [Excerpt("1", source, 4, 26)], "1"))
    assert page.marked["1"] == "ship sank.Two sailed"
    assert page.values("data-begins") == ["1", ""]


def test_headings_captions_and_notes_are_told_apart():
    text = "A heading\n\nA caption.\n\nA note.\n\nProse."
    source = article(
        text, marks=(Mark("heading", 0, 9), Mark("caption", 11, 21), Mark("note", 23, 30))
    )
    page = Page(article_html(source))
    assert page.tags == ["h4", "p", "p", "p"]
    assert page.values("class") == ["caption", "note"]


def test_only_the_source_of_the_chosen_quote_is_open():
    one, two = article("One."), article("Two.", title="Other")
    claims = (
        Claim("One.", (Citation(one, 0, 4, "p"),), 1.0),
        Claim("Two.", (Citation(two, 0, 4, "p"),), 1.0),
    )
    answer = Answer("Q?", "Q?", Outcome("answered"), claims)
    markup = evidence_html(3, answer, "2")
    hidden = [
        value for tag, key, value in Page(markup).attributes if (tag, key) == ("article", "hidden")
    ]
    assert len(hidden) == 1
    assert 'data-labels="1" hidden' in markup
    assert 'data-turn="3"' in markup
    assert 'data-chosen="2"' in markup


def test_a_letter_shows_the_nearest_passages_of_an_answer():
    source = article("One ship sank. Two sailed on.")
    answer = answered(source, (0, 14), nearest=(hit(source, 15, 29),))
    assert Page(evidence_html(0, answer, "A")).marked == {"A": "Two sailed on."}
    assert Page(evidence_html(0, answer, "9")).marked == {"1": "One ship sank."}


@given(st.text(min_size=1, max_size=80), st.data())
def test_any_text_is_shown_as_it_is_and_marked_where_it_should_be(text, data):
    source = article(text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    markup = article_html(source, [Excerpt("1", source, start, end)])
    page = Page(markup)
    bare = "".join(part for part in text.split("\n\n") if part.strip())
    assert _flat(page.text) == _flat(bare)
    assert _flat(page.marked.get("1", "")) in _flat(bare)
    assert set(page.tags) <= {"p", "mark"}


def _flat(text: str) -> str:
    """Without what an HTML parser evens out: line ends, and characters that HTML cannot hold."""
    return "".join(c for c in text if c.isalnum())


def test_the_evidence_says_which_sources_tell_one_story():
    ledger = article("Forty trucks passed.", title="Trucks", publisher="The Ledger")
    review = article(
        "Forty trucks passed us.", title="Again", publisher="Review", original_publisher="Ledger"
    )
    other = article("Fifty trucks passed.", title="Others", publisher="Radio Cumbre")
    sources = (ledger, review, other)
    claims = tuple(Claim("Forty.", (Citation(source, 0, 5, "p"),), 1.0) for source in sources)
    told = {ledger.id: ledger.id, review.id: ledger.id, other.id: other.id}
    answer = Answer("Q?", "Q?", Outcome("answered"), claims, stories=told, independent_sources=2)
    text = Page(evidence_html(0, answer)).text
    assert "Same story as “Trucks”, The Ledger, 14 September 2023, the original" in text
    assert "Same story as “Again”, Review, 14 September 2023" in text
    assert text.count("Same story") == 2
    with speaking("es"):
        text = Page(evidence_html(0, answer)).text
    assert "La misma historia que “Trucks”, The Ledger, " in text
    assert ", el original" in text


# -- how an outcome reads --------------------------------------------------------------------


def test_an_answer_shows_short_answer_marks_and_count_of_sources():
    source = article("At least 300 casings were found.", publisher="El Faro")
    answer = answered(source, (0, 32), short_answer="at least 300", independent_sources=1)
    page = Page(turn_html(2, answer))
    assert "at least 300" in page.text
    assert "[1]" in page.text
    assert "1 quote · 1 independent source" in page.text
    assert f"Citation 1: El Faro, 14 September 2023, {source.doc_id}.txt" in page.values(
        "aria-label"
    )


@pytest.mark.parametrize("reason", get_args(AbstentionReason))
def test_every_refusal_says_why(reason):
    text = Page(turn_html(0, Answer("Q?", "Q?", Outcome("abstained", reason)))).text
    verdict = "The sources do not say"
    if reason == "source removed":
        verdict = "This answer can no longer be shown"
    assert verdict in text
    assert len(text) > len(f"Q? {verdict}") + 20


def test_a_refusal_without_passages_shows_an_empty_panel():
    answer = Answer("Q?", "Q?", Outcome("abstained", "empty library"))
    assert "appear here" in evidence_html(0, answer)


def test_an_answer_whose_sources_are_gone_says_so():
    gone = Answer("Q?", "Q?", Outcome("answered"), withheld=(Withheld("It sank.", "removed"),))
    text = Page(turn_html(0, gone)).text
    assert "can no longer be shown" in text
    assert "1 sentence withheld" in text


def test_a_sentence_whose_source_is_gone_is_told_with_its_reason(workspace):
    one, two = workspace.library.articles()[:2]
    said = [Citation(source, 0, 20, "p") for source in (one, two)]
    claims = (Claim("It was seized.", (said[0],), 1.0), Claim("It burned.", (said[1],), 1.0))
    outcome = Outcome("answered")
    given = Answer("Q?", "Q?", outcome, claims, conflicts=(Conflict("number", tuple(said)),))
    talk = workspace.conversations.start()
    workspace.conversations.append(talk, given)

    workspace.indexer.remove(one.id)
    page = Page(turn_html(0, workspace.conversations.get(talk).turns[0].answer))
    assert "It was seized.its source was removed from the library" in page.text
    assert "It burned.[2]" in page.text  # numbers stay as they were given
    assert "not verified" not in page.text
    assert ("details", "open", "") not in page.attributes
    evidence = evidence_html(0, workspace.conversations.get(talk).turns[0].answer, "2")
    assert Page(evidence).marked == {"2": two.text[:20]}

    workspace.indexer.remove(two.id)
    page = Page(turn_html(0, workspace.conversations.get(talk).turns[0].answer))
    assert "can no longer be shown" in page.text
    assert "2 sentences withheld" in page.text
    assert ("details", "open", "") in page.attributes


def test_a_conflict_goes_with_the_sentence_of_one_of_its_sides():
    one, two = article("One."), article("Two.", title="Other")
    kept, lost = Citation(one, 0, 4, "p"), Citation(two, 0, 4, "p")
    claims = (Claim("One.", (kept,), 1.0),)
    conflicts = (Conflict("number", (kept, lost)),)
    answer = Answer("Q?", "Q?", Outcome("answered"), claims, conflicts=conflicts)
    assert "Sources differ" not in Page(turn_html(0, answer)).text


@pytest.mark.parametrize(
    ("model", "named", "weaker"),
    [
        ("extractive", False, False),
        ("extractive, trained reader", False, False),
        ("extractive, terms reader", False, True),
        ("some-model", True, False),
    ],
)
def test_who_wrote_an_answer_is_told_where_it_matters(model, named, weaker):
    answer = answered(article("One ship sank."), (0, 14), model=model)
    text = Page(transcript_html([Turn("Q?", answer, datetime.now(UTC))], "c")).text
    assert ("written by" in text) is named
    assert ("weights are not installed" in text) is weaker


@pytest.mark.parametrize(
    ("asked", "alone", "shown"),
    [
        ("And there?", "What happened at Nentón?", "Understood as What happened at Nentón?"),
        ("who fled nentón?", "who fled Nentón? (Barrios)", "Understood as … (Barrios)"),
        ("who fled nenton?", "who fled Nentón?", None),
    ],
)
def test_how_a_question_was_understood_is_shown_where_it_says_more(asked, alone, shown):
    answer = Answer(asked, alone, Outcome("abstained", "nothing found"))
    text = Page(turn_html(0, answer)).text
    assert shown in text if shown else "Understood" not in text


def test_an_empty_library_points_to_the_library():
    assert 'data-view="library"' in welcome_html(Counts(0, 0))
    assert "3 sources, 1 passage" in Page(welcome_html(Counts(3, 1))).text


# -- small things ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//host.example/x",
        "http://",
        "http://[broken",
    ],
)
def test_only_web_addresses_become_links(url):
    assert link(url) == ""


def test_a_link_opens_apart_and_tells_nothing():
    page = Page(link('https://www.example.org/a"b?c=1&d=2'))
    assert page.values("href") == ['https://www.example.org/a"b?c=1&d=2']
    assert page.values("rel") == ["noopener noreferrer"]
    assert page.text == "example.org"


def test_a_text_is_cut_between_words():
    assert shortened("one  two\nthree", 50) == "one two three"
    assert shortened("one two three", 9) == "one two …"


def test_headings_skip_no_level():
    answer = hostile_answer()
    for markup in (
        turn_html(0, answer) + evidence_html(0, answer),
        sources_html([Listed(article("T."), 1)]) + source_html(article("T."), 1, ""),
    ):
        levels = [1] + [int(t[1]) for t in Page(markup).tags if t[0] == "h" and t[1:].isdigit()]
        assert all(below - above <= 1 for above, below in pairwise(levels))


def test_dates_of_sources_stand_in_the_table():
    source = article("Text.", published=date(2021, 9, 7), title="T")
    page = Page(sources_html([Listed(source, 4)]))
    assert "7 September 2021" in page.text
    assert page.values("datetime") == ["2021-09-07"]
