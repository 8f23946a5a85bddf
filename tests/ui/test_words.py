"""The interface in two languages: nothing is missing, and one flow is gone through in Spanish."""

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

from desks import IN_BROWSER, Desk
from playwright.sync_api import expect

import ui
from evals.runs.figures import HEADLINE, measure
from ui.access.keys import opened_keys
from ui.desk import transcript, transcript_frame, unanswered_html
from ui.desk.events import DELETED
from ui.errors import UNFORESEEN
from ui.tabs import correcting, evals_html, library_html, names_html, runs_html
from ui.tabs.retrying import GONE, UPLOADED
from ui.wording import passed_over
from ui.wording.markup import count
from ui.wording.moments import MONTHS
from ui.words import catalogue, say, speaking, spoken, wanted

FOLDER = Path(ui.__file__).parent

TABLES = (
    transcript.WHY.values(),
    unanswered_html.STAGES.values(),
    (evals_html.EXPLAINED, transcript.WEAKER, transcript.WHAT_IS_WRONG, "Right", "Wrong"),
    (label for _, label in transcript_frame.TAKE_AWAY),
    runs_html.STATES.values(),
    (UPLOADED, GONE, UNFORESEEN, DELETED),
    library_html.LANGUAGES.values(),
    correcting.LABELS.values(),
    (label for labels in names_html.KINDS.values() for label in labels),
    (noun for nouns in passed_over.NOUNS.values() for noun in nouns),
    ("All", "Passages", "Who says what", "Denies", "Says"),
    ("row", "record", "message"),
    MONTHS,
    (each for word in library_html.CAME_TO for each in (word, f"1 {word}")),
    (measure(name).title for name in HEADLINE),
)
"""What is said by way of a variable."""


def said() -> Iterator[str]:
    """Every sentence that the code says by its own words."""
    for file in FOLDER.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name("say"), args=[ast.Constant(words), *_]):
                    yield words
                case ast.Call(func=ast.Name("count"), args=[_, ast.Constant(noun), *_]):
                    yield from (noun, f"{noun}s")


def test_every_sentence_of_the_interface_is_in_the_catalogue():
    everything = {*said(), *(words for table in TABLES for words in table)}
    assert len(everything) > 150
    assert everything - catalogue().keys() == set()


def test_a_translation_has_the_places_of_its_sentence():
    def places(words: str) -> set[str | None]:
        return {name for _, name, _, _ in Formatter().parse(words)} - {None}

    assert [e for e, s in catalogue().items() if places(e) != places(s)] == []


def test_the_language_is_the_chosen_one_or_the_browsers():
    assert wanted({}) == "en"
    assert wanted({"accept-language": "de, es-GT;q=0.9, en;q=0.5"}) == "es"
    assert wanted({"accept-language": "es", "cookie": "a=1; dossier_language=en"}) == "en"
    assert wanted({"accept-language": "es", "cookie": "dossier_language=xx"}) == "es"
    assert wanted({"accept-language": "es", "cookie": "dossier_language"}) == "es"
    other = 'a={"x":1}; b c; dossier_language=es'  # of another program on the same host
    assert wanted({"accept-language": "en", "cookie": other}) == "es"


def test_it_is_spoken_in_a_block_alone_and_what_is_unknown_stays():
    with speaking("es"):
        assert spoken() == "es"
        assert say("Ask") == "Preguntar"
        assert count(2, "source") == "2 fuentes"
        assert say("No such sentence {here}") == "No such sentence {here}"
    assert say("Ask") == "Ask"


class TestInTheBrowser:
    pytestmark = IN_BROWSER

    def test_a_whole_flow_in_spanish(self, chromium, workspace, serve):
        address = serve(workspace)
        context = chromium.new_context(
            viewport={"width": 390, "height": 844}, locale="es-GT", reduced_motion="reduce"
        )
        desk = Desk(context, address)
        page = desk.page
        expect(page.locator(".welcome h2")).to_have_text("¿Qué dicen sus fuentes?")
        expect(page.locator("html")).to_have_attribute("lang", "es")
        expect(page.locator("#question textarea")).to_have_attribute(
            "placeholder", "Pregunte a sus fuentes"
        )
        expect(page.locator("#filters > button")).to_contain_text("Filtros")
        desk.ask("¿Quién negó las acusaciones?")
        expect(page.locator(".answer .facts").first).to_contain_text("1 fuente independiente")
        page.locator(".cite").first.click()
        expect(page.locator("#evidence h2")).to_have_text("Evidencia")
        expect(page.locator("#evidence .provenance").first).to_contain_text("2 de octubre de 2023")
        page.keyboard.press("Escape")
        desk.ask("¿Quién ganó el mundial de fútbol de 1986?")
        expect(page.locator(".verdict")).to_have_text("Las fuentes no lo dicen")
        page.get_by_role("button", name="Cronología").click()
        expect(page.locator(".timeline .facts").first).to_contain_text("afirmaciones fechadas")
        expect(page.locator("#dates-show")).to_have_text("Mostrar")
        page.get_by_role("button", name="Biblioteca").click()
        page.locator("[data-act=view_source]").first.click()
        expect(page.locator(".source.whole .original")).to_have_text("Archivo original")
        page.keyboard.press("Escape")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390

        page.get_by_role("button", name="English").click()
        expect(page.locator(".verdict")).to_have_text("The sources do not say")
        expect(page.locator("html")).to_have_attribute("lang", "en")
        expect(page.locator(".turn")).to_have_count(2)  # the conversation is still there
        desk.reload()
        expect(page.get_by_role("button", name="Español")).to_be_visible()  # it is remembered
        assert desk.foreign == []
        context.close()

    def test_signing_in_speaks_the_browsers_language(self, chromium, workspace, serve, tmp_path):
        with opened_keys(tmp_path / "keys") as keys:
            address = serve(workspace, keys)
            context = chromium.new_context(locale="es-MX")
            page = context.new_page()
            page.goto(address)
            expect(page.locator("html")).to_have_attribute("lang", "es")
            page.get_by_label("Su clave").fill("no")
            page.get_by_role("button", name="Entrar").click()
            expect(page.locator(".wrong")).to_have_text("Esta clave no se conoce aquí.")
            context.close()
