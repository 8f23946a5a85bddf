"""Bounds by the minute: counted by caller, forgotten in time."""

from ui.access.bounds import MOST, Bound, neighbourhood


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_so_many_in_any_minute():
    clock = Clock()
    bound = Bound(2, clock)
    assert [bound.hit("a"), bound.hit("a"), bound.hit("a"), bound.hit("b")] == [
        True, True, False, True
    ]  # fmt: skip
    assert bound.wait("a") == 60
    clock.now += 59.5
    assert not bound.allows("a")
    assert bound.wait("a") == 1
    clock.now += 0.6
    assert bound.hit("a")


def test_what_is_refused_does_not_count():
    clock = Clock()
    bound = Bound(1, clock)
    assert bound.hit("a")
    clock.now += 30
    assert not bound.hit("a")
    clock.now += 31
    assert bound.hit("a")


def test_zero_is_no_bound():
    bound = Bound(0)
    assert all(bound.hit("a") for _ in range(1000))


def test_no_more_callers_are_remembered_than_so_many():
    bound = Bound(1)
    for number in range(MOST + 50):
        bound.hit(str(number))
    assert len(bound._seen) == MOST
    assert bound.allows("0")
    assert not bound.allows(str(MOST + 49))


def test_a_household_is_one_neighbour():
    assert neighbourhood("2001:db8::1") == neighbourhood("2001:db8::ffff:2")
    assert neighbourhood("2001:db8:0:1::1") != neighbourhood("2001:db8::1")
    assert neighbourhood("192.0.2.1") == "192.0.2.1"
    assert neighbourhood("testclient") == "testclient"
