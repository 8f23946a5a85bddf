"""What a person may set about fetching."""

from dataclasses import dataclass
from typing import Annotated

from annotated_types import Ge


@dataclass(frozen=True, slots=True)
class FetchOptions:
    """How addresses are fetched.

    Attributes:
        pages: pages that one feed or sitemap gives at most.
        allow_private: hosts in private networks and on this machine are fetched from, too.
    """

    pages: Annotated[int, Ge(1)] = 50
    allow_private: bool = False
