"""The OpenAPI document: what FastAPI tells of the endpoints, with an example of everything.

The examples were recorded from real requests (`python -m tests.recorded`); a test makes the same
requests again and holds them against these.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.routing import APIRoute

Json = dict[str, Any]

EXAMPLES = Path(__file__).parents[1] / "schemas" / "examples.json"
METHODS = ("get", "post", "patch", "put", "delete")
_REQUEST_ID = {
    "description": "Told in the log, too. One that the request bears is kept.",
    "schema": {"type": "string"},
}


def operation_id(route: APIRoute) -> str:
    """What programs that are generated call an operation: `get_articles`, `post_answer_stream`."""
    parts = route.path_format.removeprefix("/api").replace("{", "").replace("}", "").split("/")
    methods = "_".join(sorted(route.methods or ())).lower()
    return "_".join([methods, *(part for part in parts if part)])


class Description:
    """Makes an application's document, once."""

    def __init__(self, app: FastAPI) -> None:
        self._app = app
        self._plain = app.openapi

    def __call__(self) -> Json:
        """The document, which FastAPI keeps in `openapi_schema`."""
        if self._app.openapi_schema is None:
            self._app.openapi_schema = exemplified(self._plain())
        return self._app.openapi_schema


def exemplified(document: Json) -> Json:
    """The document with examples of bodies and errors, and with the id of every request."""
    known = json.loads(EXAMPLES.read_text(encoding="utf-8"))
    headers = document.setdefault("components", {}).setdefault("headers", {})
    headers["RequestId"] = _REQUEST_ID
    for name, operation in operations(document):
        recorded = known["operations"].get(name, {})
        if "request" in recorded:
            operation["requestBody"]["content"]["application/json"]["example"] = recorded["request"]
        for status, response in operation["responses"].items():
            told = response.setdefault("headers", {})
            told["X-Request-ID"] = {"$ref": "#/components/headers/RequestId"}
            body = recorded.get(status)
            if body is None:
                body = _error(name, status, known["errors"])
            if body is not None:
                for kind in ("application/json", "text/event-stream"):
                    if kind in response.get("content", {}):
                        response["content"][kind]["example"] = body
                        break
    return document


def operations(document: Json) -> Iterator[tuple[str, Json]]:
    """Every operation under its method and path: `GET /api/articles`."""
    for path, item in document["paths"].items():
        for method in METHODS:
            if method in item:
                yield f"{method.upper()} {path}", item[method]


def _error(name: str, status: str, errors: Json) -> Json | None:
    """An error of this status; what is unknown is the last thing that the path names."""
    named = name.rpartition("{")[2].partition("}")[0]
    found: Json | None = errors.get(f"{status} {named}") or errors.get(status)
    return found
