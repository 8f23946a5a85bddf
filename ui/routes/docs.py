"""/docs: the HTTP interface as one page, made from the OpenAPI document; asks no other host."""

import json
import re
from html import escape
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from ui.http.description import operations

router = APIRouter(include_in_schema=False)

Json = dict[str, Any]


@router.get("/docs")
def docs(request: Request) -> HTMLResponse:
    """Every operation with its parameters, bodies and errors."""
    return HTMLResponse(page(request.app.openapi()))


def page(document: Json) -> str:
    """The OpenAPI document as HTML."""
    info = document["info"]
    listed = "".join(_operation(*each) for each in operations(document))
    schemas = "".join(
        f'<details id="{escape(name)}"><summary><code>{escape(name)}</code> '
        f"{escape(schema.get('description', ''))}</summary>{_code(schema)}</details>"
        for name, schema in document.get("components", {}).get("schemas", {}).items()
    )
    title = escape(info["title"])
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}: HTTP interface</title>"
        '<link rel="stylesheet" href="ui/docs.css"></head><body><main>'
        f"<h1>{title}</h1><p>{escape(info.get('description', ''))}</p>"
        f"<p>Version {escape(info['version'])}. The same for programs: "
        '<a href="openapi.json">openapi.json</a>.</p>'
        f"<h2>Operations</h2>{listed}<h2>Schemas</h2>{schemas}</main></body></html>"
    )


def _operation(name: str, operation: Json) -> str:
    method, path = name.split()
    parameters = "".join(
        f"<tr><td><code>{escape(p['name'])}</code></td><td>{escape(p['in'])}</td>"
        f"<td>{escape(p.get('description', ''))}</td></tr>"
        for p in operation.get("parameters", [])
    )
    table = f"<h4>Parameters</h4><table>{parameters}</table>" if parameters else ""
    body = operation.get("requestBody")
    taken = f"<h4>Body</h4><ul>{_content(body)}</ul>" if body else ""
    responses = "".join(
        f"<li><code>{escape(status)}</code> {escape(response['description'])}"
        f"<ul>{_headers(response)}{_content(response)}</ul></li>"
        for status, response in operation["responses"].items()
    )
    description = "".join(
        f"<p>{_prose(part)}</p>" for part in operation.get("description", "").split("\n\n")
    )
    return (
        '<details class="operation"><summary>'
        f'<span class="method {method.lower()}">{method}</span>'
        f" <code>{escape(path)}</code> {escape(operation.get('summary', ''))}</summary>"
        f"{description}{table}{taken}<h4>Responses</h4><ul>{responses}</ul></details>"
    )


def _prose(text: str) -> str:
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(text))


def _content(holder: Json) -> str:
    return "".join(
        f"<li>{escape(media)} {_reference(content.get('schema', {}))}{_example(content)}</li>"
        for media, content in holder.get("content", {}).items()
    )


def _example(content: Json) -> str:
    example = content.get("example")
    if example is None:
        return ""
    shown = f"<pre>{escape(example)}</pre>" if isinstance(example, str) else _code(example)
    return f"<details><summary>Example</summary>{shown}</details>"


def _headers(response: Json) -> str:
    return "".join(
        f"<li><code>{escape(name)}</code> {escape(header['description'])}</li>"
        for name, header in response.get("headers", {}).items()
        if "description" in header
    )


def _reference(schema: Json) -> str:
    name = str(schema.get("$ref", "")).rpartition("/")[2]
    return f'<a href="docs#{escape(name)}">{escape(name)}</a>' if name else _code(schema)


def _code(schema: Json) -> str:
    return f"<pre>{escape(json.dumps(schema, indent=2, ensure_ascii=False))}</pre>"
