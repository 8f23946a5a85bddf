"""Where a text comes from, and where in its original words stand."""

from datetime import date, datetime

from pydantic import BaseModel, Field

from ingest.article import LocatorKind
from ingest.moment import Precision


class PlaceOut(BaseModel):
    """Where words stand in the original, from the first label to the last."""

    kind: LocatorKind
    first: str = Field(examples=["12"])
    last: str = Field(examples=["13"])


class MomentOut(BaseModel):
    """When something was, exactly as precisely as its source tells."""

    value: str = Field(
        description="ISO 8601 of that precision; with an offset where the source tells one.",
        examples=["2023", "2023-07", "2023-07-03", "2023-07-03T17:14-06:00"],
    )
    precision: Precision


class ProvenanceOut(BaseModel):
    """Where a text comes from, as far as it is known."""

    title: str
    publisher: str | None
    original_publisher: str | None = Field(description="Who carried it out, of a reprint.")
    byline: str | None
    published: date | None = Field(description="The day; null where no day is told.")
    published_at: MomentOut | None
    updated_at: MomentOut | None
    url: str | None
    canonical_url: str | None = Field(description="The page's own word on its address.")
    fetched_url: str | None = Field(description="The address that its bytes came from.")
    licence: str | None
    language: str = Field(description="ISO 639-1 code.")
    file: str | None = Field(
        description="Name of the file, without its folders; null where it was fetched.",
        examples=["export.csv", "page.html in archive.zip"],
    )
    digest: str = Field(description="sha256 of the original bytes, hexadecimal.")
    retrieved_at: datetime | None = Field(description="When it was fetched or read in.")
    newer_version: str | None = Field(
        description="Id of the version that has replaced this one; null while it is current."
    )
