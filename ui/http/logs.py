"""How the server's log is written: quiet, as lines for people, or as JSON for programs."""

import logging
import sys

from assistant.answer import Answer
from assistant.serving import ServeOptions
from ui.http.request_log import WithRequestId

logger = logging.getLogger(__name__)

FIELDS = "%(asctime)s %(levelname)s %(name)s %(message)s"


def configure(options: ServeOptions) -> None:
    """Write the log to standard error as the options say."""
    handler = logging.StreamHandler(sys.stderr)
    handler.addFilter(WithRequestId())
    if options.log == "json":
        from pythonjsonlogger.json import JsonFormatter

        renamed = {"asctime": "time", "levelname": "level", "name": "logger"}
        handler.setFormatter(JsonFormatter(FIELDS, rename_fields=renamed))
    else:
        handler.setFormatter(logging.Formatter(f"{FIELDS} [%(request_id)s]"))
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    if options.log != "quiet":
        logging.getLogger("ui").setLevel(logging.INFO)


def tell_question(answer: Answer) -> None:
    """A line with what was asked and what came of it, for who asked for such lines."""
    told = {
        "question": answer.question,
        "outcome": answer.outcome.kind,
        "citations": len(answer.citations),
        "conversation": answer.conversation_id,
    }
    logger.info("asked: %(question)r %(outcome)s", told, extra=told)
