"""Many values for queries: databases bound the parameters of a statement. Pure."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

AT_ONCE = 500

Value = TypeVar("Value")


def batches(values: Iterable[Value]) -> Iterator[list[Value]]:
    """The values in their order, as many at a time as a query takes."""
    left = iter(values)
    while some := list(islice(left, AT_ONCE)):
        yield some
