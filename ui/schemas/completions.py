"""OpenAI's chat protocol, as far as it can be meant here; what it has beyond that is let pass."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictBool, field_validator

from ui.schemas.answers import AnswerOut


class TextPart(BaseModel):
    """A piece of a message; only text can be read."""

    type: Literal["text"]
    text: str


class Message(BaseModel):
    """Something that was said in the chat."""

    role: Literal["system", "developer", "user", "assistant"]
    content: str | list[TextPart] | None = None

    @field_validator("content", mode="before")
    @classmethod
    def _of_words(cls, value: Any) -> Any:
        parts = value if isinstance(value, list) else []
        for kind in (part.get("type") for part in parts if isinstance(part, dict)):
            if kind != "text":
                raise ValueError(f"only text can be read, and no {kind!r}")
        return value

    @property
    def text(self) -> str:
        """Its words, of all its parts."""
        if isinstance(self.content, list):
            return "\n".join(part.text for part in self.content)
        return self.content or ""


class CompletionIn(BaseModel):
    """A chat whose last question is to be answered."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "model": "dossier",
                    "messages": [{"role": "user", "content": "How many shell casings were found?"}],
                }
            ]
        },
    )

    model: str = Field(examples=["dossier"])
    messages: list[Message] = Field(min_length=1)
    stream: StrictBool | None = Field(
        None, description="As server-sent events, a verified sentence each."
    )
    n: int | None = Field(
        None, description="1 or null: there is one answer.", json_schema_extra={"enum": [1, None]}
    )
    tools: list[Any] | None = Field(
        None, description="Empty or null: no tools are called.", json_schema_extra={"maxItems": 0}
    )
    functions: list[Any] | None = Field(
        None, description="Empty or null, as `tools`.", json_schema_extra={"maxItems": 0}
    )
    response_format: dict[str, Any] | None = Field(
        None,
        description="Of type `text` or null: an answer is prose.",
        json_schema_extra={"properties": {"type": {"const": "text"}}},
    )


class UrlCitation(BaseModel):
    """Where in the content a mark stands, and the address of its source."""

    start_index: int
    end_index: int = Field(description="The mark is content[start_index:end_index].")
    title: str
    url: str


class AnnotationOut(BaseModel):
    """A mark whose source has an address."""

    type: Literal["url_citation"]
    url_citation: UrlCitation


class MessageOut(BaseModel):
    """The answer as a message."""

    role: Literal["assistant"]
    content: str = Field(description="Prose with [1] marks, or that the sources do not say.")
    refusal: None
    annotations: list[AnnotationOut]
    dossier: AnswerOut = Field(description="The answer as `POST /api/answer` gives it.")


class ChoiceOut(BaseModel):
    """The one answer."""

    index: Literal[0]
    message: MessageOut
    logprobs: None
    finish_reason: Literal["stop"]


class CompletionOut(BaseModel):
    """An answer in the form of OpenAI's chat completions."""

    id: str
    object: Literal["chat.completion"]
    created: int
    model: str
    choices: list[ChoiceOut]
    usage: None = Field(description="Always null: no tokens are counted.")


class ModelOut(BaseModel):
    """A model that can be asked."""

    id: str
    object: Literal["model"] = "model"
    created: int = 0
    owned_by: str = "dossier"


class ModelList(BaseModel):
    """The models that can be asked: one."""

    object: Literal["list"] = "list"
    data: list[ModelOut]
