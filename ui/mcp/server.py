"""The tools as a server of the protocol, over whatever carries its messages.

The kit's low-level server is used: its other one sets up logging for the whole process, and would
check arguments and word mistakes in its own way.
"""

import logging
from typing import Any

from anyio import to_thread
from mcp.server.context import ServerRequestContext
from mcp.server.lowlevel import Server
from mcp.shared.exceptions import MCPError
from mcp.types import (
    INVALID_PARAMS,
    CallToolRequestParams,
    CallToolResult,
    ListToolsResult,
    PaginatedRequestParams,
    TextContent,
    ToolAnnotations,
)
from mcp.types import Tool as ToolOut
from pydantic import ValidationError

from assistant.release import release
from assistant.wiring import Workspace
from ui.errors import KNOWN, UNFORESEEN
from ui.http.failures import Refusal, sentence
from ui.http.turns import Turns
from ui.mcp.tools import TOOLS, UNTRUSTED, Given, Tool

logger = logging.getLogger(__name__)

INSTRUCTIONS = (
    "Dossier answers from a library of articles and reports, and from nothing else: every sentence"
    " points at the exact words of a source. When you pass an answer on, keep its [1] marks with"
    " their quotes, and say who says what as the citations do." + UNTRUSTED
)


def server_over(workspace: Workspace, turns: Turns) -> "Server[Any]":
    """The server of an open library; who opened it closes it. Each call takes a turn."""
    tools = [_described(tool) for tool in TOOLS.values()]

    async def list_tools(
        context: ServerRequestContext[Any], params: PaginatedRequestParams | None
    ) -> ListToolsResult:
        return ListToolsResult(tools=tools)

    async def call_tool(
        context: ServerRequestContext[Any], params: CallToolRequestParams
    ) -> CallToolResult:
        tool = TOOLS.get(params.name)
        if tool is None:
            raise MCPError(INVALID_PARAMS, f"There is no tool {params.name!r} here.")
        try:
            async with turns.turn():
                # The work computes; other calls go on meanwhile.
                return await to_thread.run_sync(_called, tool, workspace, params.arguments or {})
        except Refusal as error:
            return _mistaken(str(error))

    return Server(
        "dossier",
        version=release(),
        title="Dossier",
        instructions=INSTRUCTIONS,
        on_list_tools=list_tools,
        on_call_tool=call_tool,
    )


def _described(tool: Tool[Any]) -> ToolOut:
    return ToolOut(
        name=tool.name,
        title=tool.title,
        description=tool.description,
        input_schema=tool.takes.model_json_schema(),
        output_schema=tool.gives.model_json_schema(mode="serialization"),
        annotations=ToolAnnotations(
            read_only_hint=tool.reads_only,
            destructive_hint=False,
            idempotent_hint=tool.reads_only,
            open_world_hint=False,
        ),
    )


def _called(tool: Tool[Any], workspace: Workspace, arguments: dict[str, Any]) -> CallToolResult:
    """What a call comes to; a mistake is a result as well, so that a model can mend it."""
    try:
        asked = tool.takes.model_validate(arguments)
    except ValidationError as error:
        placed = [{**each, "loc": ("arguments", *each["loc"])} for each in error.errors()]
        return _mistaken(sentence(placed))
    try:
        return _given(tool, tool.work(workspace, asked))
    except (*KNOWN, Refusal) as error:
        return _mistaken(str(error))
    except Exception:
        logger.exception("The tool %s failed", tool.name)
        return _mistaken(UNFORESEEN)


def _given(tool: Tool[Any], given: Given) -> CallToolResult:
    # Through the schema, as the HTTP interface's responses go: the same to the letter.
    data = tool.gives.model_validate(given.data).model_dump(mode="json")
    content = [TextContent(text=text) for text in given.texts]
    return CallToolResult(content=[*content], structured_content=data)


def _mistaken(message: str) -> CallToolResult:
    return CallToolResult(content=[TextContent(text=message)], is_error=True)
