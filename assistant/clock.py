"""What the stages of an answer took."""

from time import perf_counter


class Clock:
    """Milliseconds a stage; what is done twice counts twice."""

    def __init__(self) -> None:
        self._began = self._last = perf_counter()
        self._laps: dict[str, float] = {}

    def lap(self, stage: str) -> None:
        """A stage ends here, which began where the last one ended."""
        now = perf_counter()
        self._laps[stage] = self._laps.get(stage, 0.0) + (now - self._last) * 1000
        self._last = now

    def laps_ms(self) -> dict[str, float]:
        """By stage, and from the beginning as `total`."""
        return self._laps | {"total": (perf_counter() - self._began) * 1000}
