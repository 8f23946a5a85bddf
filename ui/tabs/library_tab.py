"""The Library view: sources with upload and its progress, corrections, removal, and their texts."""

from typing import Any

import gradio as gr
from gradio.events import Dependency

from assistant.wiring import Workspace
from ui.desk.notices import told
from ui.desk.panes import LAST, QUIET, READING, pane
from ui.http.jobs import Jobs
from ui.tabs.library_html import no_source_html
from ui.tabs.shelf import Shelf
from ui.words import say

WRITING_AT_ONCE = 4
"""Events that change the library beside each other: each holds a thread while it waits."""


def _address() -> dict[str, Any]:
    return {
        "label": say("Address of a page, document, feed or sitemap"),
        "placeholder": say("Or the address of a page, feed or sitemap: https://…"),
    }


def _worded() -> tuple[Any, ...]:
    """The words of the field for addresses, its button and the empty pane."""
    return gr.update(**_address()), gr.update(value=say("Add")), no_source_html()


def library_tab(workspace: Workspace, jobs: Jobs, page: gr.Blocks) -> list[Dependency]:
    """Place the view; returns the events after which the library is another."""
    shelf = Shelf(workspace, jobs)
    with gr.Row(elem_id="shelf", equal_height=False):
        with gr.Column(elem_id="shelf-list"):
            files = gr.File(
                label="Add sources: pages, documents, mail or exports",
                show_label=False,
                file_count="multiple",
                type="filepath",
                height=96,
                elem_id="drop",
            )
            with gr.Row(elem_id="fetch"):
                address = gr.Textbox(
                    **_address(),
                    show_label=False,
                    container=False,
                    lines=1,
                    max_lines=1,
                    max_length=4_000,
                    elem_id="address",
                )
                add = gr.Button(say("Add"), elem_id="fetch-add")
            report = gr.HTML(elem_id="report", apply_default_css=False)
            runs = pane("runs", "dossier.runs(element, trigger, ['look', 'retry_run'])")
            table = pane(
                "sources",
                "dossier.sources(element, trigger, watch, ['view_source', 'remove_source'])",
            )
        with gr.Column(elem_id="shelf-text"):
            text = pane(
                "source-text",
                "dossier.source(element, trigger, watch, props, ['correct_source'])",
                no_source_html(),
            )
    page.load(told(shelf.sources), None, table, **QUIET)
    page.load(told(_worded), None, [address, add, text], **QUIET)
    table.view_source(told(shelf.view), None, text, **READING)
    runs.look(told(shelf.runs), None, runs, **LAST)
    ingested = [report, table, runs]
    fetched = [address, *ingested]
    writes = QUIET | {
        "trigger_mode": "multiple",  # what is added while something is read in comes after it
        "concurrency_id": "writing",
        "concurrency_limit": WRITING_AT_ONCE,
    }
    return [
        gr.on([address.submit, add.click], told(shelf.fetch), address, fetched, **writes),
        files.upload(told(shelf.add), files, [files, *ingested], **writes),
        runs.retry_run(told(shelf.retry), None, ingested, **writes),
        text.correct_source(told(shelf.correct), None, [table, text], **writes),
        table.remove_source(told(shelf.remove), None, [report, table, text], **writes),
    ]
