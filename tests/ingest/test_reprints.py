"""A reprint is the same story; another report of the same event is not."""

from samples import article

from ingest.reprints import same_story

WORDS = (
    "Customs officers opened a container at Puerto Alto on the third of September and found four"
    " hundred and twelve kilograms of cocaine behind a false wall. The container belonged to the"
    " fruit exporter, which denied any knowledge of it. A seal had been broken at sea, its owner"
    " said, and the crew had not reported it to the port."
)


def test_a_shortened_reprint_with_a_note_is_the_same_story():
    reprint = (
        "This investigation was carried out by another outlet. " + WORDS[: int(len(WORDS) * 0.7)]
    )
    assert same_story(article(WORDS), article(reprint))


def test_another_report_of_the_same_event_is_another_story():
    other = (
        "Four hundred and twelve kilograms of cocaine were seized at Puerto Alto, the prosecutor"
        " announced. Officers had opened a container of a fruit exporter whose owner blamed the"
        " crew of the ship for a broken seal."
    )
    assert not same_story(article(WORDS), article(other))


def test_a_text_too_short_to_compare_is_a_story_of_its_own():
    assert not same_story(article("Two words"), article("Two words", id="other"))
