"""What is said when a request fails."""

from pydantic import BaseModel, Field


class ErrorDetail(BaseModel):
    """What went wrong."""

    code: str = Field(description="Stable; for programs.", examples=["unknown_article"])
    message: str = Field(description="A plain sentence; for people.")


class ErrorBody(BaseModel):
    """The body of every response that is not a success."""

    error: ErrorDetail
