"""Texts of our own in encodings from before UTF-8, without a word on which."""

import pytest

from ingest.prose.characters import decode, is_text

PARAGRAPHS = {
    "en": (
        "The café on the quay closed at noon – nobody knows why. “We were told to go,” said its"
        " owner, and the baker’s shop followed an hour later.",
        "The council’s report says £4,000 was paid for the façade; the mayor calls that “naïve” and"
        " won’t comment before Tuesday’s meeting.",
    ),
    "es": (
        "El niño llegó a la estación cuando ya había anochecido. «¿Quién lo trajo?», preguntó la"
        " policía; nadie contestó.",
        "La compañía pagó 4.000 € por el camión, según el informe de la fiscalía. El dueño negó que"
        " conociera a los señores Núñez y Ibáñez.",
    ),
    "pl": (
        "Łódź, w której mieszkała świadek, leży daleko od granicy. Mężczyzna powiedział, że nie zna"
        " żadnego z oskarżonych i że wróci do domu jeszcze dziś.",
        "Sąd ogłosił wyrok we środę. Zdaniem obrońcy śledczy źle policzyli pieniądze, których część"
        " należała do spółki zarządzającej targowiskiem.",
    ),
    "ru": (
        "Паром вышел из порта в полдень. По словам диспетчера, на борту было сорок пассажиров и два"
        " грузовика с зерном.",
        "Следователь сообщил, что деньги нашли в подвале склада. Владелец фирмы отрицает свою вину"
        " и обещает подать жалобу.",
    ),
    "ja": (
        "フェリーは正午に港を出た。港湾局によると、乗客は四十人で、トラックが二台積まれていた。",
        "警察は倉庫の地下で現金を見つけたと発表した。会社の社長は関与を否定し、来週記者会見を開く予定だ。",
    ),
}
CODES = {
    "en": ["mac-roman", "cp1252", "iso-8859-1", "utf-16-le"],
    "es": ["mac-roman", "cp1252", "iso-8859-1", "cp850", "utf-16-be"],
    "pl": ["iso-8859-2", "cp1250", "utf-16-le"],
    "ru": ["koi8-r", "cp1251", "iso-8859-5", "cp866", "utf-16-le", "utf-16-be"],
    "ja": ["euc-jp", "shift_jis", "iso2022_jp", "utf-16-le", "utf-16-be"],
}
PLAIN = str.maketrans("“”’–", '""\'-') | {ord("€"): "euros"}


def encoded(text: str, code: str) -> bytes:
    """A text, with what its encoding has no sign for written in another way."""
    try:
        return text.encode(code)
    except UnicodeEncodeError:
        return text.translate(PLAIN).encode(code)


@pytest.mark.parametrize(
    ("language", "code"), [(lang, code) for lang, codes in CODES.items() for code in codes]
)
@pytest.mark.parametrize("times", [1, 40])
def test_a_text_tells_its_encoding(language, code, times):
    content = encoded("\n\n".join(PARAGRAPHS[language] * times), code)
    assert decode(content) == content.decode(code)


@pytest.mark.parametrize("language", sorted(set(CODES) - {"en"}))
def test_a_paragraph_is_enough(language):
    for paragraph in PARAGRAPHS[language]:
        for code in CODES[language]:
            content = encoded(paragraph, code)
            assert decode(content) == content.decode(code)


@pytest.mark.parametrize(
    "text",
    [
        "The mayor—who left—denied it—again—and the council—all of it—did. “No one knew.”",
        "“Yes,” he said. “It’s the company’s fault.” “They’d paid,” they’re told. ‘No,’ he said.",
        "Le maire a déclaré que l’école fermerait. « C’est très grave », a ajouté l’élue à Noël.",
        "A polícia informou que o caminhão não tinha documentos. João e Conceição negaram isso.",
        "Färjan lämnade hamnen på måndagen. Ägaren säger att båten är försäkrad.",
    ],
)
def test_texts_of_western_europe_stay_what_they_are(text):
    assert decode(text.encode("cp1252")) == text


@pytest.mark.parametrize("language", CODES)
def test_broken_places_leave_the_rest_of_a_text_in_utf8(language):
    content = bytearray("\n\n".join(PARAGRAPHS[language]).encode())
    for part in range(1, 5):
        content[len(content) // 5 * part] = 0xFF
    assert decode(bytes(content)) == content.decode("utf-8", "replace")


def test_utf16_of_any_script_is_text_and_zeros_are_not():
    for language, paragraphs in PARAGRAPHS.items():
        if language != "ja":  # without spaces nothing is sure from a few bytes
            assert is_text(paragraphs[0].encode("utf-16-be"))
    assert not is_text(b"\0" * 4096)
    assert not is_text(bytes(range(256)) * 16)


@pytest.mark.parametrize(
    "label", ["iso-8859-1", "Latin1", "ISO_8859-1:1987", "iso-8859-9", "ascii"]
)
def test_a_label_means_what_browsers_take_it_for(label):
    text = "The mayor—who fled, señores—didn’t say “no”…"
    assert decode(text.encode("cp1252"), label) == text


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("iso-8859-9", "cp1254"),
        ("gb2312", "gb18030"),
        ("x-sjis", "cp932"),
        ("x-mac-roman", "mac-roman"),
    ],
)
def test_a_label_stands_for_the_larger_encoding(label, code):
    text = {"cp1254": "Işık’ın", "gb18030": "朱镕基", "cp932": "①髙橋", "mac-roman": "‡ Peña"}[code]
    assert decode(text.encode(code), label) == text


@pytest.mark.parametrize("label", ["utf-16", "utf-16le", "punycode", "unicode_escape", "hex", "\0"])
def test_a_label_that_the_bytes_cannot_be_in_is_not_believed(label):
    text = "Peña calló: \\u0041 no es nada, dijo él."
    assert decode(text.encode("cp1252"), label) == text


def test_utf16_that_is_stated_is_believed_without_its_mark():
    text = "港湾局は、調査を始めた。\n"
    assert decode(text.encode("utf-16-be"), "utf-16be") == text
