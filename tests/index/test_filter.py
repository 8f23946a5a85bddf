"""Two filters at once."""

from datetime import date

import pytest

from index.hit import Filter

EVERYTHING = Filter()


@pytest.mark.parametrize(
    "one",
    [
        Filter(since=date(2023, 5, 1)),
        Filter(publishers=("El Faro",), reprints=("a1",)),
        Filter(languages=("es",), article_ids=("a1", "a2")),
    ],
)
def test_beside_everything_a_filter_is_as_it_was(one):
    assert one.both(EVERYTHING) == one == EVERYTHING.both(one)


def test_what_passes_both_is_what_each_lets_through():
    one = Filter(
        date(2023, 1, 1), date(2023, 6, 30), languages=("es", "en"), article_ids=("a", "b")
    )
    other = Filter(date(2023, 3, 1), date(2023, 9, 30), (), ("en",), ("b", "c"))
    both = Filter(date(2023, 3, 1), date(2023, 6, 30), (), ("en",), ("b",))
    assert one.both(other) == both == other.both(one)


@pytest.mark.parametrize("name", ["publishers", "languages", "article_ids"])
def test_filters_that_share_nothing_let_nothing_through(name):
    both = Filter(**{name: ("a",)}).both(Filter(**{name: ("b",)}))
    assert both.since > both.until


def test_no_reprint_passes_a_filter_that_its_publisher_does_not():
    both = Filter(publishers=("A", "B")).both(Filter(publishers=("B",), reprints=("by-c",)))
    assert both == Filter(publishers=("B",))


def test_who_may_not_pass_one_filter_nor_the_other_passes_neither():
    both = Filter(without=("A",), without_ids=("1",)).both(Filter(without=("B",)))
    assert both == Filter(without=("A", "B"), without_ids=("1",))
