import gzip
import json

from assistant.training.data import find_words, is_held_out, load_corpus, sentence_spans


def sentences(text):
    return [text[start:end] for start, end in sentence_spans(text)]


def test_sentences_end_where_people_end_them():
    assert sentences('Gen. J. Ruiz left. "Who?" he asked. In the U.S. Army it is so.') == [
        "Gen. J. Ruiz left.",
        '"Who?" he asked.',
        "In the U.S. Army it is so.",
    ]
    assert sentences("Headline\n\nFirst. ") == ["Headline", "First."]
    assert sentences("  ") == []


def test_whole_words_are_found_before_parts_of_words():
    assert find_words("art", "A part of art") == (10, 13)
    assert find_words("art", "party") == (1, 4)
    assert find_words("art", "none") is None
    assert find_words(" ", "none") is None


def test_about_one_title_in_twenty_is_held_out():
    held = sum(is_held_out(f"Title {number}") for number in range(2000))
    assert 60 < held < 140


def test_answers_are_placed_in_their_sentence(tmp_path):
    text = "One fled. Two stayed.\n\nThree came."
    document = {"id": "d", "title": "T", "text": text}
    evidence = {"doc_id": "d", "text": "Two stayed.", "start": 10, "end": 21}
    lines = [
        {"question": "Who stayed?", "answers": ["Two"], "evidence": [evidence]},
        {"question": "Who came?", "answers": ["Three"], "evidence": [evidence]},
        {"question": "Who left?", "answers": [], "evidence": []},
    ]
    for name, rows in (("corpus", [document]), ("questions", lines)):
        with gzip.open(tmp_path / f"{name}.jsonl.gz", "wt", encoding="utf-8") as out:
            out.writelines(json.dumps(row) + "\n" for row in rows)
    corpus = load_corpus(tmp_path)
    assert [sentence.text for sentence in corpus.sentences] == [
        "One fled.",
        "Two stayed.",
        "Three came.",
    ]
    assert [sentence.start for sentence in corpus.sentences] == [0, 10, 23]
    (question,) = corpus.questions
    sentence = corpus.sentences[question.sentence].text
    assert sentence[question.start : question.end] == "Two"
