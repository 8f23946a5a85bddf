"""The words a language model is given: one template a file, `$name` for what is put in."""

from functools import cache
from importlib.resources import files
from string import Template


class PromptError(Exception):
    """A template is missing, or its variables are not those that were given."""


def render(name: str, /, **variables: str) -> str:
    """The template `name` with its variables put in, as they are: nothing in them is expanded.

    Raises:
        PromptError: there is no such template, or a variable is missing or unknown.
    """
    template = _template(name)
    wanted = set(template.get_identifiers())
    for problem, names in (
        ("lacks", wanted - variables.keys()),
        ("does not know", variables.keys() - wanted),
    ):
        if names:
            raise PromptError(f"The prompt {name!r} {problem} {', '.join(sorted(names))}.")
    return template.substitute(variables)


@cache
def _template(name: str) -> Template:
    try:
        return Template(files(__package__).joinpath(f"{name}.md").read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise PromptError(f"There is no prompt {name!r}.") from error
