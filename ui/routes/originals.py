"""/api/articles/{id}/original: the untouched bytes that an article was read from."""

from typing import Any

from fastapi import APIRouter, Response

from ui.http.conditional import NOT_MODIFIED, TaggedRoute
from ui.http.downloads import disposition, file_name, served_type
from ui.http.security import SEALED
from ui.routes.downloads import DOWNLOAD
from ui.routes.workspace import Open, refusals_beside_a_stream

router = APIRouter(tags=["sources"], route_class=TaggedRoute)

_BYTES: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The bytes, as a download.",
        "headers": DOWNLOAD | NOT_MODIFIED[200]["headers"],
        "content": {"*/*": {"schema": {"type": "string", "format": "binary"}}},
    }
}


@router.head("/articles/{article_id}/original", include_in_schema=False)
@router.get(
    "/articles/{article_id}/original",
    response_class=Response,
    responses=refusals_beside_a_stream(404, 503) | NOT_MODIFIED | _BYTES,
)
def original(article_id: str, workspace: Open) -> Response:
    """The original of an article as a file, also of one that a newer version replaced.

    Its bytes are held against the digest that they were read under: damaged ones do not come. The
    `ETag` is that digest. What a browser would run, such as a page, comes without its media type.
    """
    article = workspace.library.article(article_id)
    return Response(
        workspace.originals.read(article.digest),
        headers={
            "content-type": served_type(article.media_type),  # as `media_type` it gets a charset
            "content-disposition": disposition(file_name(article)),
            "content-security-policy": SEALED,
            "etag": f'"{article.digest}"',
        },
    )
