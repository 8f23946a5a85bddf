"""What a follow-up still speaks of is chosen by the shipped rule."""

from assistant.topics.carried import MOST, POINTING, topics, unsaid
from assistant.topics.features import Exchange, candidates, question_values

NOTHING: frozenset[str] = frozenset()


def chosen(question, *history, carried=NOTHING):
    return [
        topic.text for topic in unsaid(question, "en", topics(question, "en", history, carried))
    ]


def test_it_is_what_the_last_question_named():
    assert chosen("Is it treatable?", Exchange("What is throat cancer?", "")) == ["throat cancer"]


def test_a_new_subject_takes_the_place_of_the_old():
    history = (Exchange("What is rosewood?", ""), Exchange("Tell me about the ivory trade.", ""))
    assert chosen("Who pays for it?", *history)[0] == "ivory trade"


def test_a_question_with_its_own_names_needs_nothing():
    history = Exchange("Who fired on the patrol in Agua Mansa?", "")
    assert chosen("When was Captain Roldán of Tres Cerros arrested by the army?", history) == []


def test_likeliest_first_and_never_many():
    long = Exchange("Which boats, lorries, farms, airstrips, ports and banks did they use?", "")
    found = topics("And why?", "en", [long], NOTHING)
    assert len(found) == MOST
    assert [t.probability for t in found] == sorted((t.probability for t in found), reverse=True)


def test_what_was_carried_over_before_is_likelier_to_be_again():
    history = [Exchange("What is throat cancer?", ""), Exchange("Is it treatable?", "")]
    with_it = topics("Can it spread?", "en", history, frozenset({"throat", "cancer"}))
    without = topics("Can it spread?", "en", history, NOTHING)
    assert with_it[0].text == "throat cancer"
    assert with_it[0].probability > max(POINTING, without[0].probability)


def test_what_the_question_says_itself_is_no_candidate():
    found = candidates(
        "Who shot the driver?", "en", [Exchange("Where is the driver?", "")], NOTHING
    )
    assert found == []


def test_a_capital_is_remembered():
    history = [Exchange("Who runs Lirio del Norte?", ""), Exchange("Is lirio del norte rich?", "")]
    texts = {each.text for each in candidates("Why?", "en", history, NOTHING)}
    assert "Lirio" in " ".join(texts)


def test_the_spanish_pronoun_is_not_the_article():
    assert question_values("¿Qué dijo él?", "es")["person"] == 1
    assert question_values("¿Qué dijo el juez?", "es")["person"] == 0
