"""What a person and a program are told of each error: one row an error class.

Every class of `IngestError`, `RetrievalError` and `AnswerError` has its own row; a test walks
them. The sentence itself is the error's text, which its package writes for people.
"""

from dataclasses import dataclass

from assistant.errors import (
    AnswerError,
    InvalidSettings,
    LanguageModelFailed,
    NoQuestion,
    ReaderUnavailable,
    UnknownConversation,
    UnknownName,
    UnknownTurn,
)
from evals.errors import EvalError, UnknownEval
from index.errors import IndexDamaged, IndexMismatch, ModelUnavailable, RetrievalError
from ingest.errors import (
    BackupRefused,
    CatalogueLocked,
    CatalogueUnavailable,
    DamagedOriginal,
    DiskFull,
    IngestError,
    InvalidCorrection,
    LibraryBusy,
    LibraryDamaged,
    LibraryLocked,
    LibraryReadOnly,
    LibraryUnavailable,
    MissingOriginal,
    NoLibrary,
    UnknownArticle,
    UnknownPassage,
    UnknownRun,
    UnreadableSource,
)
from ui.access.errors import (
    AccessError,
    InvalidName,
    KeyExists,
    NoKeys,
    NotAllowed,
    UnknownKey,
    UnknownLevel,
)
from ui.exports.errors import ExportError, UnknownForm
from ui.http.listening import CannotListen


@dataclass(frozen=True, slots=True)
class Row:
    """How an error leaves the program.

    Attributes:
        status: over HTTP.
        exit_code: at the command line: 1 failed, 2 asked for something that cannot be meant.
        code: for programs to branch on; never changed once published.
        retry_after: seconds after which the same may work, where waiting is what helps.
    """

    status: int
    exit_code: int
    code: str
    retry_after: int | None = None


TABLE: dict[type[Exception], Row] = {
    IngestError: Row(422, 1, "ingest_failed"),
    UnreadableSource: Row(422, 1, "unreadable_source"),
    UnknownArticle: Row(404, 1, "unknown_article"),
    UnknownPassage: Row(404, 1, "unknown_passage"),
    MissingOriginal: Row(404, 1, "missing_original"),
    DamagedOriginal: Row(500, 1, "damaged_original"),
    InvalidCorrection: Row(422, 2, "invalid_correction"),
    UnknownRun: Row(404, 1, "unknown_run"),
    BackupRefused: Row(422, 1, "backup_refused"),
    LibraryUnavailable: Row(503, 1, "library_unavailable"),
    NoLibrary: Row(503, 1, "no_library"),
    LibraryLocked: Row(503, 1, "library_locked"),
    CatalogueLocked: Row(503, 1, "catalogue_locked"),
    CatalogueUnavailable: Row(503, 1, "catalogue_unavailable", retry_after=5),
    LibraryBusy: Row(503, 1, "library_busy", retry_after=5),
    LibraryReadOnly: Row(503, 1, "library_read_only"),
    LibraryDamaged: Row(503, 1, "library_damaged"),
    DiskFull: Row(503, 1, "disk_full"),
    RetrievalError: Row(503, 1, "search_failed"),
    ModelUnavailable: Row(503, 1, "embedding_model_unavailable"),
    IndexMismatch: Row(503, 1, "index_mismatch"),
    IndexDamaged: Row(503, 1, "index_damaged"),
    AnswerError: Row(503, 1, "answer_failed"),
    EvalError: Row(422, 1, "eval_failed"),
    UnknownEval: Row(404, 1, "unknown_eval"),
    ReaderUnavailable: Row(503, 1, "reader_unavailable"),
    LanguageModelFailed: Row(503, 1, "language_model_failed"),
    UnknownConversation: Row(404, 1, "unknown_conversation"),
    UnknownTurn: Row(404, 1, "unknown_turn"),
    NoQuestion: Row(422, 2, "no_question"),
    UnknownName: Row(404, 1, "unknown_name"),
    InvalidSettings: Row(500, 2, "invalid_settings"),
    AccessError: Row(403, 1, "access_failed"),
    UnknownKey: Row(404, 1, "unknown_key"),
    InvalidName: Row(422, 2, "invalid_name"),
    UnknownLevel: Row(422, 2, "unknown_level"),
    KeyExists: Row(409, 1, "key_exists"),
    NotAllowed: Row(403, 1, "level_too_low"),
    ExportError: Row(422, 2, "export_failed"),
    UnknownForm: Row(422, 2, "unknown_form"),
    NoKeys: Row(403, 2, "no_keys"),
    CannotListen: Row(503, 1, "cannot_listen"),
}

UNEXPECTED = Row(500, 1, "internal_error")

UNFORESEEN = "Something went wrong here; the log has the details."
"""What is said of an error that no row knows: its own text is not meant for people."""

KNOWN = (
    IngestError,
    RetrievalError,
    AnswerError,
    EvalError,
    AccessError,
    ExportError,
    CannotListen,
)
"""The bases of every error whose text is meant for the person who asked."""


def row_of(error: BaseException) -> Row:
    """The row of an error's class, or of its nearest base that has one."""
    for kind in type(error).__mro__:
        if kind in TABLE:
            return TABLE[kind]
    return UNEXPECTED


def error_json(error: BaseException) -> dict[str, dict[str, str]]:
    """An error as a stream tells it, where no status can be given any more."""
    return {"error": {"code": row_of(error).code, "message": str(error)}}
