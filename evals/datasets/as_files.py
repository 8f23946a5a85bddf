"""Documents of data sets as a folder of text files, for what reads folders."""

from collections.abc import Sequence
from pathlib import Path

from evals.datasets.dataset import read_documents


def write_as_files(datasets: Sequence[Path], number: int | None, folder: Path) -> int:
    """Write so many documents of the data sets, spread evenly over all of them; how many there are.

    Args:
        number: how many; None for all. Each is a text file, its title the first line.
        folder: made here.

    Raises:
        EvalError: a data set cannot be read.
    """
    articles = [article for name in datasets for article in read_documents(name).articles]
    wanted = len(articles) if number is None else min(number, len(articles))
    folder.mkdir()
    for at in range(wanted):
        article = articles[at * len(articles) // wanted]
        (folder / f"{at:06}.txt").write_text(f"{article.title}\n\n{article.text}\n", "utf-8")
    return wanted
