"""A group of commands that takes what is none of them for the arguments of one of them."""

from typing import Any

from typer.core import TyperGroup


class WithDefault(TyperGroup):
    """`dossier eval gold` is `dossier eval run gold`, and `dossier eval compare A B` itself."""

    default = "run"

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the default command before arguments that begin with none."""
        asked_for_help = args[:1] in (["--help"], ["-h"])
        if args and args[0] not in self.commands and not asked_for_help:
            args = [self.default, *args]
        return super().parse_args(ctx, args)
