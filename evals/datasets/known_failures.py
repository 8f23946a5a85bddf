"""Questions that are known to fail, in a gold set's folder: their ids, each with a reason.

A newsroom's build is to fail on what broke, not on what was never right. `known-failures.txt`
holds a question a line: its id, then why it fails. Empty lines and those after `#` are for people.
"""

from collections.abc import Set
from pathlib import Path

from evals.errors import EvalError

FILE = "known-failures.txt"


def known_failures(folder: Path, asked: Set[str]) -> dict[str, str]:
    """The reason by question id; empty where the folder has no such list.

    Args:
        asked: ids of the set's questions.

    Raises:
        EvalError: the list cannot be read, a line has no reason, an id comes twice or is of no
            question.
    """
    file = folder / FILE
    if not file.is_file():
        return {}
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise EvalError(f"{file} cannot be read: {error}.") from error
    reasons: dict[str, str] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        question, reason = [*line.split(maxsplit=1), ""][:2]
        place = f"{file}, line {number}"
        if not reason:
            raise EvalError(f"{place}: say after {question!r} why the question fails.")
        if question not in asked:
            raise EvalError(
                f"{place}: {question!r} is no question of this set: take the line out, or mend the"
                " id."
            )
        if question in reasons:
            raise EvalError(f"{place}: the question {question!r} is listed twice.")
        reasons[question] = reason.strip()
    return reasons
