"""The vector index: embedded Chroma, or a Chroma server. The only importer of chromadb.

Chroma holds ids, vectors and what filters need; the text stays in the catalogue, from which all
of this can be rebuilt.
"""

import re
import shutil
import weakref
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from index.chroma_folder import copied_for_reading, meaning
from index.embedding import Embedder, Vectors
from index.errors import IndexDamaged, IndexMismatch, RetrievalError
from index.hit import Filter
from ingest.article import Article
from ingest.disk import can_be_written
from ingest.errors import LibraryUnavailable
from ingest.prose.passages import Passage

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection

PREFIX = "passages-"
SPACE: Literal["cosine"] = "cosine"

PATIENCE = 60.0
"""Seconds of silence after which a Chroma server counts as down; it may take long to write."""

HEARTBEAT = "/api/v2/heartbeat"


class VectorIndex:
    """Vectors of one embedding model, by passage; opened when first used.

    Args:
        folder: where embedded Chroma keeps its files.
        server: address of a Chroma server ("http://localhost:8000") in place of the folder.
        embedder: whose vectors these are.
    """

    def __init__(self, folder: Path, server: str | None, embedder: Embedder) -> None:
        self._folder = folder
        self._server = server
        self._embedder = embedder

    @cached_property
    def _client(self) -> "ClientAPI":
        """The one place that makes a Chroma client: one folder with two settings is an error there.

        Raises:
            RetrievalError: the folder or the server does not answer as Chroma does.
        """
        import chromadb
        from chromadb.api.shared_system_client import SharedSystemClient
        from chromadb.config import Settings

        settings = Settings(anonymized_telemetry=False)
        with self._translated():
            if self._server is None:
                try:
                    return chromadb.PersistentClient(str(self._readable()), settings)
                except Exception:
                    SharedSystemClient.clear_system_cache()  # it keeps what was half begun
                    raise
            address = urlsplit(self._server)
            encrypted = address.scheme == "https"
            self._insist_on_server(self._server)
            client: Any = chromadb.HttpClient(
                host=address.hostname or "localhost",
                port=address.port or (443 if encrypted else 8000),
                ssl=encrypted,
                settings=settings,
            )
            client._server._session.timeout = PATIENCE  # Chroma sets none, and has no setting
            return cast("ClientAPI", client)

    def _insist_on_server(self, server: str) -> None:
        """A server that hangs would hang whoever makes a client, which asks without a limit."""
        import httpx

        httpx.get(server.rstrip("/") + HEARTBEAT, timeout=PATIENCE).raise_for_status()

    @contextmanager
    def _translated(self) -> Iterator[None]:
        """Chroma's errors as ours: it raises those of its Rust core, of SQLite and of HTTP."""
        try:
            yield
        except (RetrievalError, LibraryUnavailable):
            raise
        except Exception as error:
            raise meaning(error, self._folder, self._server) from error

    def _readable(self) -> Path:
        """The folder; where it cannot be written a copy, which goes when this does."""
        if not self._folder.exists() or can_be_written(self._folder):
            return self._folder
        copy = copied_for_reading(self._folder)
        weakref.finalize(self, shutil.rmtree, copy, ignore_errors=True)
        return copy

    @cached_property
    def _collection(self) -> "Collection":
        """The collection of the model, made where there is none.

        Raises:
            IndexMismatch: the library holds vectors of another model only.
        """
        from chromadb.api.collection_configuration import (
            CreateCollectionConfiguration,
            CreateHNSWConfiguration,
        )

        name = collection_name(self._embedder.name, self._embedder.dimension)
        others = [c.name for c in self._client.list_collections() if c.name.startswith(PREFIX)]
        if others and name not in others:
            raise IndexMismatch(
                f"This library was indexed with {others[0].removeprefix(PREFIX)!r}, not with"
                f" {name.removeprefix(PREFIX)!r}. Run `dossier reindex` to index it anew, or set"
                " DOSSIER_EMBEDDING back."
            )
        collection = self._client.get_or_create_collection(
            name,
            embedding_function=None,
            configuration=CreateCollectionConfiguration(hnsw=CreateHNSWConfiguration(space=SPACE)),
        )
        # Chroma ignores the space asked for where the collection exists with another one.
        space = collection.configuration_json["hnsw"]["space"]
        if space != SPACE:
            raise IndexMismatch(
                f"The vectors of this library are compared by {space!r}, not by {SPACE!r}."
                " Run `dossier reindex`."
            )
        return collection

    def add(self, entries: Sequence[tuple[Article, Passage]], vectors: Vectors) -> None:
        """Store vectors, in place of what was there under the same passage ids.

        Args:
            entries: an article and one of its passages for each row of `vectors`.
            vectors: shape (entries, dimension).
        """
        with self._translated():
            step = self._client.get_max_batch_size()
            for first in range(0, len(entries), step):
                batch = entries[first : first + step]
                self._collection.upsert(
                    ids=[passage.id for _, passage in batch],
                    embeddings=np.ascontiguousarray(vectors[first : first + step]),
                    metadatas=[metadata_of(article) for article, _ in batch],
                )

    def refile(self, article: Article) -> None:
        """Let filters see what is told of an article now; its vectors stay as they are."""
        metadata = {"publisher": None, "published": None} | metadata_of(article)
        with self._translated():
            ids = self._collection.get(where={"article_id": article.id}, include=[])["ids"]
            step = self._client.get_max_batch_size()
            for first in range(0, len(ids), step):
                batch = ids[first : first + step]
                self._collection.update(ids=batch, metadatas=[metadata] * len(batch))

    def remove(self, article_id: str) -> None:
        """Forget an article; one that is not there is no error."""
        with self._translated():
            self._collection.delete(where={"article_id": article_id})

    def search(
        self, vector: NDArray[np.float32], limit: int, condition: Filter
    ) -> list[tuple[str, float]]:
        """Passage ids with their cosine similarity, best first."""
        with self._translated():
            found = self._collection.query(
                query_embeddings=vector[None, :],
                n_results=limit,
                where=_where(condition),
                include=["distances"],
            )
            distances = (found["distances"] or [[]])[0]
            if condition == Filter():
                self._insist_on_graph(len(distances), limit)
        return [
            (passage_id, 1.0 - float(distance))
            for passage_id, distance in zip(found["ids"][0], distances, strict=True)
        ]

    def _insist_on_graph(self, found: int, limit: int) -> None:
        """Chroma says nothing of a lost graph: it finds what it had not yet written into it."""
        if found < limit and found < min(limit, self._collection.count()) / 2:
            raise IndexDamaged(f"The vector index {self._folder}", "most of its vectors are lost")

    @property
    def is_empty(self) -> bool:
        """Whether there is no vector, as there is none where the folder was lost."""
        with self._translated():
            return not self._collection.get(limit=1, include=[])["ids"]

    def filed(self) -> dict[str, Mapping[str, object]]:
        """Under what every passage is filed that has a vector: its article, and what filters need.

        Raises:
            IndexDamaged: the vectors cannot be searched, whatever is filed beside them.
        """
        with self._translated():
            if not self.is_empty:
                self.search(np.ones(self._embedder.dimension, np.float32), 10, Filter())
            found = self._collection.get(include=["metadatas"])
        return {
            passage_id: {key: value for key, value in metadata.items() if value is not None}
            for passage_id, metadata in zip(found["ids"], found["metadatas"] or [], strict=True)
        }

    def vectors_of(self, passage_ids: Sequence[str]) -> dict[str, NDArray[np.float32]]:
        """The vectors of passages as far as there are any, each of shape (dimension,)."""
        with self._translated():
            found = self._collection.get(ids=list(passage_ids), include=["embeddings"])
        vectors = np.asarray(found["embeddings"], np.float32)
        return dict(zip(found["ids"], vectors, strict=True))

    def remove_passages(self, passage_ids: Sequence[str]) -> None:
        """Forget passages; one that is not there is no error."""
        with self._translated():
            step = self._client.get_max_batch_size()
            for first in range(0, len(passage_ids), step):
                self._collection.delete(ids=list(passage_ids[first : first + step]))

    def clear(self) -> None:
        """Drop every model's vectors, also damaged ones: the catalogue can rebuild them."""
        if self._server is None:
            self._delete_folder()
        else:
            with self._translated():
                for collection in self._client.list_collections():
                    if collection.name.startswith(PREFIX):
                        self._client.delete_collection(collection.name)
        self.__dict__.pop("_collection", None)

    def close(self) -> None:
        """Let go of the folder or the server; what is asked next opens it again."""
        self.__dict__.pop("_collection", None)
        opened = self.__dict__.pop("_client", None)
        if opened is not None:
            opened.close()
            if self._server is not None:
                opened._server._session.close()  # Chroma leaves its connections open

    def _delete_folder(self) -> None:
        from chromadb.api.shared_system_client import SharedSystemClient

        self.close()
        SharedSystemClient.clear_system_cache()
        with self._translated():
            if self._folder.exists():
                shutil.rmtree(self._folder)


def collection_name(model: str, dimension: int) -> str:
    """A name that Chroma accepts (3 to 512 plain characters) and that says whose vectors it has."""
    return f"{PREFIX}{re.sub(r'[^a-zA-Z0-9._-]+', '-', model).strip('-._')}-{dimension}"


def metadata_of(article: Article) -> dict[str, str | int]:
    """What filters need, flat and without None, as Chroma wants it."""
    metadata: dict[str, str | int] = {"article_id": article.id, "language": article.language}
    if article.publisher:
        metadata["publisher"] = article.publisher
    if article.published:
        metadata["published"] = article.published.toordinal()
    return metadata


def _where(condition: Filter) -> dict[str, Any] | None:
    clauses: list[dict[str, Any]] = []
    if condition.since:
        clauses.append({"published": {"$gte": condition.since.toordinal()}})
    if condition.until:
        clauses.append({"published": {"$lte": condition.until.toordinal()}})
    if condition.publishers:
        theirs = {"publisher": {"$in": list(condition.publishers)}}
        again = {"article_id": {"$in": list(condition.reprints)}}
        clauses.append({"$or": [theirs, again]} if condition.reprints else theirs)
    if condition.languages:
        clauses.append({"language": {"$in": list(condition.languages)}})
    if condition.article_ids:
        clauses.append({"article_id": {"$in": list(condition.article_ids)}})
    # Chroma's $nin also passes what has no such key.
    if condition.without:
        clauses.append({"publisher": {"$nin": list(condition.without)}})
    if condition.without_ids:
        clauses.append({"article_id": {"$nin": list(condition.without_ids)}})
    if not clauses:
        return None
    return clauses[0] if len(clauses) == 1 else {"$and": clauses}
