"""The plugin's face to pytest: `pytest --dossier-eval FOLDER` asks a gold set, a test a question.

pytest imports this file in every run of every project that has Dossier installed: nothing else
is imported before the option is given.
"""

from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """The options, in a group of their own."""
    group = parser.getgroup("dossier", "answers of Dossier")
    group.addoption(
        "--dossier-eval",
        metavar="FOLDER",
        help="ask every question of this gold set, a test a question, and one a promise and floor",
    )
    group.addoption(
        "--dossier-eval-library",
        metavar="DIR",
        help="ask this library, instead of one built from the gold set's own documents",
    )


@pytest.hookimpl(tryfirst=True)  # before -k and -m choose
def pytest_collection_modifyitems(
    session: pytest.Session, config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Add the gold set's tests after those that were found."""
    folder = config.getoption("--dossier-eval")
    if folder is None:
        return
    from evals.errors import EvalError
    from evals.pytest_items import GoldSet

    library = config.getoption("--dossier-eval-library")
    try:
        gold_set = GoldSet.of(session, folder, Path(library) if library else None)
    except EvalError as error:
        raise pytest.UsageError(str(error)) from error
    items.extend(gold_set.collect())
