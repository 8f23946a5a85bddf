"""A part's name says nothing where what is called so holds the article."""

import pytest

from ingest.html.page import parse
from ingest.html.part_names import classes_of_prose
from ingest.read import read
from ingest.source import Source

ELEMENTOR = "elementor-element elementor-element-{id} elementor-widget elementor-widget-text-editor"
SITEORIGIN = "so-panel widget widget_sow-editor panel-{id}"
NUMBERED = "promo-{id}"
SHARE = (
    '<div class="elementor-widget elementor-widget-share-buttons"><p>Tell a friend</p></div>'
    '<div class="widget widget_recent_comments"><p>Ana on the bridge: what a story!</p></div>'
)


def sentence(box, number):
    return f"Paragraph {number} of box {box} says that the ministry paid the company in that year."


def boxes(classes, sizes):
    return "".join(
        f'<div class="{classes.format(id=box)}"><div>'
        + "".join(f"<p>{sentence(box, number)}</p>" for number in range(size))
        + "</div></div>"
        for box, size in enumerate(sizes)
    )


@pytest.mark.parametrize("classes", [ELEMENTOR, SITEORIGIN, NUMBERED])
@pytest.mark.parametrize("sizes", [(8, 5, 4, 3), (15, 3, 2), (1,) * 20])
def test_boxes_that_hold_the_article_together_stay(classes, sizes):
    markup = f"<main><h1>The bridge</h1>{boxes(classes, sizes)}{SHARE}</main>"
    found = read(Source("/sources/bridge.html", "text/html", markup.encode()))
    assert found.text.split("\n\n") == [
        sentence(box, number) for box, size in enumerate(sizes) for number in range(size)
    ]


def test_boxes_that_hold_little_go_also_where_there_are_many():
    teasers = boxes("teaser", (1, 1))
    markup = f"<article>{boxes('text', (6,))}{teasers}</article>"
    found = read(Source("/sources/bridge.html", "text/html", markup.encode()))
    assert found.text.count("Paragraph") == 6


def test_bylines_of_a_forum_are_bylines_also_where_its_posts_have_no_paragraphs():
    post = '<p class="author">by winchman » Tue Feb 09, 2021</p><div>{}<br>{}</div>'
    posts = "".join(post.format(sentence(1, n), sentence(2, n)) for n in range(2))
    found = read(Source("/sources/bridge.html", "text/html", f"<main>{posts}</main>".encode()))
    assert "winchman" not in found.text
    assert found.text.count("Paragraph") == 4


def test_the_words_of_nested_boxes_count_once():
    root = parse('<div class="widget"><div class="widget 7-widget"><p>Words</p></div></div><p>Word')
    held = {size: classes_of_prose(root, lambda e: len(e.text_content()), size) for size in (4, 5)}
    assert held == {4: {"widget", "-widget"}, 5: frozenset()}
