"""Every response that is not a success has one form: {"error": {"code", "message"}}."""

import logging
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import gettempdir
from typing import Any

from fastapi import FastAPI, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.exception_handlers import http_exception_handler
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.responses import Response

from ingest.disk import is_want_of_room, library_error
from ui.desk.upload_folder import UploadFolder
from ui.errors import KNOWN, UNEXPECTED, UNFORESEEN, row_of
from ui.http.paths import routed
from ui.http.security import HEADERS

logger = logging.getLogger(__name__)

STATUS_CODES = {
    400: ("bad_request", "The request could not be read."),
    403: ("forbidden", "This is not allowed."),
    404: ("not_found", "There is nothing at this address."),
    405: ("method_not_allowed", "This address does not take requests of this kind."),
    406: ("not_acceptable", "The answer is JSON, and the request does not accept that."),
    408: ("too_slow", "The rest of the request did not come."),
    413: ("too_large", "The request is larger than what is accepted here."),
    415: ("unsupported_media_type", "The request is of a form that is not understood here."),
    503: ("unavailable", "This is not ready yet, or it is being stopped."),
}


class Refusal(Exception):
    """A request that is understood and not done, whatever the library holds.

    Attributes:
        status: over HTTP.
        code: for programs to branch on; never changed once published.
        headers: that go with it, such as when to come again.
    """

    def __init__(
        self, status: int, code: str, message: str, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.headers = dict(headers or {})


def failure(status: int, code: str, message: str, **headers: str) -> JSONResponse:
    """An error as a response."""
    return JSONResponse({"error": {"code": code, "message": message}}, status, headers)


def install(app: FastAPI) -> None:
    """Turn every error of the application into that form."""
    app.add_exception_handler(HTTPException, _of_http)
    app.add_exception_handler(RequestValidationError, _of_validation)
    app.add_exception_handler(Refusal, _of_refusal)
    for base in KNOWN:
        app.add_exception_handler(base, _of_package)
    app.add_exception_handler(OSError, _of_disk)
    app.add_exception_handler(Exception, _of_surprise)


def install_beside(app: FastAPI, own: str, folder: UploadFolder) -> None:
    """The same for a mounted application; its own client asks below `own`, and reads its refusals.

    What is uploaded there lies in `folder`; where there is no room for it, that is said.
    """

    async def of_mounted(request: Request, error: Exception) -> Response:
        if not isinstance(error, HTTPException):
            raise error
        if routed(request.scope).startswith(own):
            return await http_exception_handler(request, error)
        return _of_http(request, error)

    async def of_disk(request: Request, error: Exception) -> Response:
        if not isinstance(error, OSError) or not is_want_of_room(error):
            raise error
        await run_in_threadpool(folder.drop_unfinished)
        return _of_package(request, library_error(error, folder.path))

    app.add_exception_handler(HTTPException, of_mounted)
    app.add_exception_handler(OSError, of_disk)
    app.add_exception_handler(Exception, _of_surprise)


def _of_http(request: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, HTTPException):
        raise error
    if isinstance(error.__cause__, OSError) and is_want_of_room(error.__cause__):
        return _of_disk(request, error.__cause__)
    code, message = STATUS_CODES.get(error.status_code, ("http_error", str(error.detail)))
    response = failure(error.status_code, code, message)
    response.headers.update(error.headers or {})
    return response


def _of_disk(request: Request, error: Exception) -> JSONResponse:
    """What is uploaded lies in the system's folder for temporary files before it is taken in."""
    if not isinstance(error, OSError) or not is_want_of_room(error):
        raise error
    return _of_package(request, library_error(error, Path(gettempdir())))


def _of_validation(request: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, RequestValidationError):
        raise error
    return failure(422, "invalid_request", sentence(error.errors()))


def sentence(errors: Sequence[dict[str, Any]]) -> str:
    """What is wrong with a request: which field, and why; the first of several."""
    if not errors:
        return "The request is not valid."
    first = errors[0]
    where = ".".join(str(part) for part in first["loc"][1:]) or str(first["loc"][0])
    more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
    return f"{where}: {first['msg'].removeprefix('Value error, ')}{more}."


def _of_refusal(request: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, Refusal):
        raise error
    return failure(error.status, error.code, str(error), **error.headers)


def _of_package(request: Request, error: Exception) -> JSONResponse:
    if row_of(error).status >= 500:
        logger.warning("%s %s: %s", request.method, request.url.path, error)
    return response_to(error)


def response_to(error: Exception) -> JSONResponse:
    """An error of one of the packages as a response."""
    row = row_of(error)
    after = {"Retry-After": str(row.retry_after)} if row.retry_after else {}
    return failure(row.status, row.code, str(error), **after)


def _of_surprise(request: Request, error: Exception) -> JSONResponse:
    # The server logs the traceback itself; this response passes by every middleware.
    response = failure(UNEXPECTED.status, UNEXPECTED.code, UNFORESEEN)
    response.headers.update(HEADERS)
    return response
