"""How often somebody may do something: so many times in any minute."""

from collections import OrderedDict, deque
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address
from math import ceil
from time import monotonic

MINUTE = 60.0  # seconds
MOST = 10_000
"""Callers that are remembered; of more, those who have not come for longest are forgotten."""


class Bound:
    """Counts the times of each caller in the last minute, in memory."""

    def __init__(self, times: int, clock: Callable[[], float] = monotonic) -> None:
        """Allow `times` in a minute; 0 allows any number."""
        self.times = times
        self._clock = clock
        self._seen: OrderedDict[str, deque[float]] = OrderedDict()

    def hit(self, caller: str) -> bool:
        """Count once more; False, and nothing counted, where that is too often."""
        if not self.allows(caller):
            return False
        if self.times:
            self._seen.setdefault(caller, deque()).append(self._clock())
            self._seen.move_to_end(caller)
            while len(self._seen) > MOST:
                self._seen.popitem(last=False)
        return True

    def allows(self, caller: str) -> bool:
        """Whether the caller may come once more."""
        return not self.times or len(self._recent(caller)) < self.times

    def wait(self, caller: str) -> int:
        """Whole seconds until the caller may come again, at least 1."""
        recent = self._recent(caller)
        return max(1, ceil(recent[0] + MINUTE - self._clock())) if recent else 1

    def _recent(self, caller: str) -> deque[float]:
        seen = self._seen.get(caller, deque())
        while seen and seen[0] <= self._clock() - MINUTE:
            seen.popleft()
        return seen


def neighbourhood(client: str) -> str:
    """Whom an address counts for: a whole IPv6 network of /64, which one household has."""
    try:
        address = ip_address(client)
    except ValueError:
        return client
    if isinstance(address, IPv6Address) and address.ipv4_mapped is None:
        return str(IPv6Address(int(address) >> 64 << 64))
    return client
