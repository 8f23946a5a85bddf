"""Language models by name, `PROVIDER:MODEL`, through LlamaIndex.

All of them are asked over OpenAI's protocol: Anthropic and Ollama serve it beside their own, so
that one client, one set of errors and one set of tests covers every provider.
"""

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from assistant.errors import InvalidSettings, LanguageModelFailed
from assistant.writing.options import EXTRACTIVE, WritingOptions
from ingest.errors import brought_by

if TYPE_CHECKING:
    import httpx
    from llama_index.llms.openai_like import OpenAILike


@dataclass(frozen=True, slots=True)
class Provider:
    """Where a provider's models are asked.

    Attributes:
        address: of its OpenAI protocol; None where the person who sets it must say.
        key: the variable of the environment that usually holds its key; None where none is needed.
        window: tokens that any of its models takes.
    """

    address: str | None
    key: str | None
    window: int


PROVIDERS = {
    "openai": Provider("https://api.openai.com/v1", "OPENAI_API_KEY", 128_000),
    "anthropic": Provider("https://api.anthropic.com/v1", "ANTHROPIC_API_KEY", 200_000),
    # What Ollama gives a model unless it is told otherwise; it cuts what is longer, silently.
    "ollama": Provider("http://127.0.0.1:11434/v1", None, 4096),
    "openai-like": Provider(None, None, 4096),
}


@dataclass(frozen=True)
class ServedModel:
    """A model behind an address that speaks OpenAI's protocol."""

    provider: str
    model: str
    address: str
    api_key: str = field(repr=False)
    window: int
    options: WritingOptions

    @property
    def name(self) -> str:
        return f"{self.provider}:{self.model}"

    def tokens(self, text: str) -> int:
        """By OpenAI's counting, which LlamaIndex brings; others' differ by a fifth or so."""
        from llama_index.core.utils import get_tokenizer

        return len(get_tokenizer()(text))

    def reply(self, rules: str, prompt: str, most: int) -> Iterator[str]:
        """As `LanguageModel.reply`; one that takes too long ends where it is."""
        import httpx
        from llama_index.core.llms import ChatMessage

        messages = [ChatMessage(role="system", content=rules), ChatMessage(content=prompt)]
        try:
            # A connection of its own: LlamaIndex lets go of a stream without closing it.
            with httpx.Client(timeout=self.options.timeout) as connection:
                llm = self._llm(connection)
                ends = time.monotonic() + self.options.longest
                for piece in llm.stream_chat(messages, max_tokens=most):
                    if piece.delta:
                        yield piece.delta
                    if time.monotonic() > ends:
                        return
        except self._failures as error:
            raise LanguageModelFailed(self._told(error)) from error

    def _llm(self, connection: "httpx.Client") -> "OpenAILike":
        from llama_index.llms.openai_like import OpenAILike

        given: dict[str, Any] = {"http_client": connection}  # hidden from type checkers
        return OpenAILike(
            model=self.model,
            api_base=self.address,
            api_key=self.api_key,
            is_chat_model=True,
            context_window=self.window,
            temperature=0.0,
            timeout=self.options.timeout,
            max_retries=self.options.retries,
            **given,
        )

    @property
    def _failures(self) -> tuple[type[Exception], ...]:
        """What the client raises: its own errors, and surprises at a malformed reply."""
        from httpx import HTTPError
        from openai import OpenAIError

        malformed = (ValueError, TypeError, AttributeError, LookupError)
        return (OpenAIError, HTTPError, OSError, *malformed)

    def _told(self, error: Exception) -> str:
        """What went wrong, for the person who set the model."""
        import openai

        where = f"{self.name} at {self.address}"
        match error:
            case openai.AuthenticationError() | openai.PermissionDeniedError():
                return f"{where} does not accept the key: set DOSSIER_LLM_API_KEY."
            case openai.NotFoundError():
                return f"{where}: there is no such model, or the address is not the right one."
            case openai.RateLimitError():
                return f"{where} takes no more requests for now."
            case openai.APITimeoutError():
                return f"{where} did not answer within {self.options.timeout:g} seconds."
            case openai.APIConnectionError():
                return f"{where} cannot be reached: is it running?"
            case openai.APIStatusError():
                return f"{where} failed with status {error.status_code}."
            case _:
                return f"{where} sent a reply that cannot be read."


def served_model(
    setting: str, base_url: str | None, api_key: str | None, options: WritingOptions
) -> ServedModel:
    """The model that `DOSSIER_LLM` names. Asks nothing yet.

    Args:
        setting: `PROVIDER:MODEL`.
        base_url: an address in place of the provider's own.
        api_key: a key in place of the provider's usual variable.

    Raises:
        InvalidSettings: the provider is unknown, or a model, address, key or package is missing.
    """
    name, _, model = setting.partition(":")
    provider = PROVIDERS.get(name)
    if provider is None or not model:
        raise InvalidSettings(
            f"DOSSIER_LLM={setting}: write `{EXTRACTIVE}` or PROVIDER:MODEL, where the provider is"
            f" one of {', '.join(PROVIDERS)}; for example `ollama:llama3.2`."
        )
    address = base_url or provider.address
    if address is None:
        raise InvalidSettings(
            f"DOSSIER_LLM={setting}: set DOSSIER_LLM_BASE_URL to the server's address, such as"
            " http://127.0.0.1:8080/v1."
        )
    key = api_key or os.environ.get(provider.key or "")
    if provider.key and not key:
        raise InvalidSettings(
            f"DOSSIER_LLM={setting}: set DOSSIER_LLM_API_KEY (or {provider.key}) to your key."
        )
    if not _is_installed():
        raise InvalidSettings(
            f"DOSSIER_LLM={setting}: the package for language models is not installed;"
            f" {brought_by('llm')}."
        )
    window = options.window or provider.window
    return ServedModel(name, model, address, key or "none", window, options)


def _is_installed() -> bool:
    from importlib.util import find_spec

    return find_spec("openai") is not None and find_spec("llama_index.llms") is not None
