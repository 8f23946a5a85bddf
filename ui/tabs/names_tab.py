"""The Names view: people, organisations and places, the passages that name one, their source."""

from typing import Any

import gradio as gr

from assistant.names.kinds import NameKind
from assistant.names.mentions import mentions_of
from assistant.names.register import KINDS
from assistant.views.statements import About, who_says
from assistant.wiring import Workspace
from ui.desk.notices import told
from ui.desk.panes import LAST, QUIET, READING, among_questions, chosen_words, in_order, pane
from ui.http.listing import MAX_WORDS
from ui.tabs.names_html import (
    LISTED,
    MOST,
    PASSAGES,
    looking_html,
    name_html,
    name_says_html,
    names_html,
    no_words_html,
    nobody_html,
)
from ui.tabs.statements_html import accounts_html
from ui.words import say

LISTING = in_order("names")
"""How events run that list names: one after another, as all wait for the register."""


class Who:
    """What the events of the Names view do."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def show(self, words: str, kind: NameKind | None) -> str:
        """The names that the words find."""
        return self._listed(words, kind, LISTED)

    def choose_kind(self, words: str, event: gr.EventData) -> tuple[str, NameKind | None]:
        """The names of one kind; what to put into list and state."""
        kind = next((each for each in KINDS if each == event.kind), None)
        return self._listed(words, kind, LISTED), kind

    def more(self, words: str, kind: NameKind | None, event: gr.EventData) -> str:
        """The same names and some more."""
        return self._listed(words, kind, int(event.shown) + LISTED)

    def _listed(self, words: str, kind: NameKind | None, shown: int) -> str:
        asked = words.strip()[:MAX_WORDS]
        page = self._workspace.names.register().page(asked, kind, limit=min(shown, MOST))
        return names_html(page, kind, asked)

    def name(self, event: gr.EventData) -> str:
        """The passages that name one."""
        register = self._workspace.names.register()
        name = register.name(str(event.id))
        shown = min(int(getattr(event, "shown", 0)) + PASSAGES, MOST)
        return name_html(name, mentions_of(self._workspace.library, register, name, limit=shown))

    def statements(self, event: gr.EventData) -> str:
        """What is said by and about one."""
        at = self._workspace
        register = at.names.register()
        name = register.name(str(event.id))
        accounts = who_says(at.library, at.retriever, register, About(name=name.id))
        nobody = say("Nobody is told to say anything about this name.")
        nothing = f'<p class="hint">{nobody}</p>'
        says = accounts_html(accounts, "show_words", below=2) if accounts else nothing
        return name_says_html(name, says)

    def words(self, event: gr.EventData) -> str:
        """The source of a passage, with its words marked."""
        # On narrow screens the source lies over the passages.
        words = say("Back to the passages")
        back = f'<button type="button" class="back" data-act="back">{words}</button>'
        return f'<div class="beside">{back}{chosen_words(self._workspace, event)}</div>'


def _wanted() -> dict[str, Any]:
    return {
        "label": say("Find a name"), "placeholder": say("A person, an organisation, a place")
    }  # fmt: skip


def _worded() -> tuple[Any, ...]:
    """The words of the field and of the empty panes."""
    return gr.update(**_wanted()), looking_html(), nobody_html(), no_words_html()


def names_tab(workspace: Workspace, page: gr.Blocks) -> list[gr.HTML]:
    """Place the view; returns list, passages and source, which go when the library changes."""
    who = Who(workspace)
    kind = gr.State(None)
    with gr.Row(elem_id="who", equal_height=False):
        with gr.Column(elem_id="who-list"):
            words = gr.Textbox(
                **_wanted(),
                max_length=MAX_WORDS,
                elem_id="who-words",
                show_label=False,
                container=False,
                lines=1,
                max_lines=1,
            )
            acts = "['look', 'show_name', 'choose_kind', 'more_names']"
            script = f"dossier.listed(element, trigger, watch, 'names', {acts})"
            listed = pane("who-names", script, looking_html())
        with gr.Column(elem_id="who-passages"):
            acts = "['show_name', 'show_statements', 'show_words']"
            script = f"dossier.named(element, trigger, watch, props, {acts})"
            passages = pane("who-named", script, nobody_html())
        with gr.Column(elem_id="who-source"):
            script = "dossier.told(element, trigger, watch)"
            source = pane("who-words-source", script, no_words_html())
    page.load(told(_worded), None, [words, listed, passages, source], **QUIET)
    for looking in (words.submit, words.change, listed.look):
        looking(told(who.show), [words, kind], listed, **LISTING | LAST)
    listed.choose_kind(told(who.choose_kind), [words], [listed, kind], **LISTING)
    listed.more_names(told(who.more), [words, kind], listed, **LISTING)
    # Of these the page keeps the answer to the last one: reading for one name may take long.
    about = QUIET | {"trigger_mode": "multiple"} | among_questions(workspace)
    for beside in (listed, passages):
        beside.show_name(told(who.name), None, passages, **about)
    passages.show_statements(told(who.statements), None, passages, **about)
    passages.show_words(told(who.words), None, source, **READING)
    return [listed, passages, source]
