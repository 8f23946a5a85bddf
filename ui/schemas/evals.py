"""Evals that were kept, with their figures."""

from typing import Any

from pydantic import BaseModel, Field

from evals.runs.kept import KeptRun


class FigureOut(BaseModel):
    """A mean with its 95% interval."""

    mean: float
    low: float
    high: float
    n: int = Field(description="Questions that define it.")


class EvalOut(BaseModel):
    """A run of an eval."""

    name: str = Field(description="Of its folder.")
    dataset: str
    model: str = Field(description="That wrote the answers; `extractive` for none.")
    finished: str = Field(description="ISO 8601; empty where it is not told.")
    questions: int = Field(description="Asked; 0 of a run that was cut off.")
    available: int
    figures: dict[str, FigureOut] = Field(description="By measure.")


class EvalList(BaseModel):
    """The runs of evals, the latest first."""

    evals: list[EvalOut]


def eval_json(run: KeptRun) -> dict[str, Any]:
    """A run as the API tells of it."""
    return {
        "name": run.name,
        "dataset": run.dataset,
        "model": run.model,
        "finished": run.finished,
        "questions": run.questions,
        "available": run.available,
        "figures": {
            name: {"mean": i.mean, "low": i.low, "high": i.high, "n": i.n}
            for name, i in run.figures.items()
        },
    }
