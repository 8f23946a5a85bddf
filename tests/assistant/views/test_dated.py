"""A timeline of some time, of some names."""

import pytest
from samples import text_source

from assistant.views.dated import Wanted, dated_statements

TEXT = (
    "The quay\n\nThe quay was built in 1998. The crane of the quay fell on 12 August 2021."
    " The quay was sold in July 2023."
)


@pytest.fixture
def dates(workspace):
    """The dates that are told of the quay in some time."""
    workspace.indexer.ingest([text_source("quay", TEXT)])
    article = next(a for a in workspace.library.articles() if a.title == "The quay")

    def told(since, until):
        wanted = Wanted(article_ids=(article.id,), since=since, until=until)
        told = dated_statements(workspace.library, workspace.retriever, workspace.names, wanted)
        return [event.iso for event in told]

    return told


@pytest.mark.parametrize(
    ("since", "until", "iso"),
    [
        ("2023-07-01", "", ["2023-07"]),
        ("2023-07-15", "2023-07-20", ["2023-07"]),
        ("1998-03", "1998-03", ["1998"]),
        ("2021", "2021", ["2021-08-12"]),
        ("2021-08-13", "2023-06-30", []),
        ("1998-12-31", "", ["1998", "2021-08-12", "2023-07"]),
        ("1999", "2021-08", ["2021-08-12"]),
    ],
)
def test_what_a_month_or_a_year_dates_lies_in_any_part_of_it(dates, since, until, iso):
    assert dates(since, until) == iso
