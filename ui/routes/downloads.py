"""Tables as downloads."""

from typing import Any

from fastapi import Response

DOWNLOAD = {
    "Content-Disposition": {
        "description": "The name of the file.",
        "required": True,
        "schema": {"type": "string"},
    }
}
"""The header of a download."""

TABLE: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The table, as a download.",
        "headers": DOWNLOAD,
        "content": {"text/csv": {"schema": {"type": "string", "format": "binary"}}},
    }
}
"""What an endpoint that gives a table answers."""


def csv_file(content: bytes, name: str) -> Response:
    """A table under the name of a file."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type="text/csv", headers=headers)
