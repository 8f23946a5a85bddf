"""Every setting, as the sum of what the stages take. Builds nothing, opens nothing.

Read from `DOSSIER_*` in the environment and from `dossier.toml` in the working folder, in this
order of precedence. A stage's option is written `DOSSIER_RETRIEVAL__CANDIDATES=80`, or as a
table in the file.
"""

import os
from pathlib import Path
from tomllib import TOMLDecodeError
from typing import Annotated, Any

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    SettingsError,
    TomlConfigSettingsSource,
)

from assistant.answering.compose import ComposeOptions
from assistant.errors import InvalidSettings
from assistant.known_settings import names_of, no_setting, no_variable
from assistant.serving import ServeOptions
from assistant.writing.options import EXTRACTIVE, WritingOptions
from index.embedding import DEFAULT_MODEL
from index.retriever import RetrievalOptions
from ingest.prose.passages import SplitOptions
from ingest.web.options import FetchOptions

PREFIX = "DOSSIER_"
EMBEDDED = "embedded"

_UNKNOWN = ("extra_forbidden", "unexpected_keyword_argument")  # as pydantic calls it


class Settings(BaseSettings):
    """What a person may set."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_nested_delimiter="__",
        toml_file="dossier.toml",
        extra="forbid",
        frozen=True,
    )

    library: Path = Field(Path("library"), description="Folder of the library.")
    llm: str = Field(
        EXTRACTIVE,
        description="Language model as PROVIDER:MODEL; `extractive` answers without one.",
    )
    llm_base_url: str | None = Field(
        None, description="Address of a server that speaks OpenAI's protocol."
    )
    llm_api_key: SecretStr | None = Field(None, description="Key for the language model.")
    embedding: str = Field(
        DEFAULT_MODEL, description="Embedding model: the packaged default, a folder or a hub name."
    )
    embedding_languages: Annotated[tuple[str, ...], NoDecode] = Field(
        (), description="Languages another embedding model was trained for; empty: all of them."
    )
    chroma: str = Field(EMBEDDED, description="`embedded`, or the address of a Chroma server.")
    catalogue: SecretStr = Field(
        SecretStr(EMBEDDED),
        description="`embedded`, or a database as postgresql://USER:PASSWORD@HOST/DATABASE.",
    )
    fetch: FetchOptions = Field(FetchOptions(), description="How addresses are fetched.")
    split: SplitOptions = Field(SplitOptions(), description="How passages are cut.")
    retrieval: RetrievalOptions = Field(RetrievalOptions(), description="How a search runs.")
    compose: ComposeOptions = Field(ComposeOptions(), description="How answers are composed.")
    serve: ServeOptions = Field(ServeOptions(), description="How a library is served.")
    reports: Path = Field(
        Path("reports"), description="Folder whose evals the chat and the API show."
    )
    writing: WritingOptions = Field(WritingOptions(), description="How a language model is asked.")

    def apart(self, folder: Path) -> "Settings":
        """The same for a library that is thrown away, all of it in a folder: the servers that are
        set hold another library.
        """
        return self.with_catalogue_in(folder).model_copy(update={"chroma": EMBEDDED})

    def with_catalogue_in(self, folder: Path) -> "Settings":
        """The same for a library in a folder, its catalogue among its files."""
        return self.model_copy(update={"library": folder, "catalogue": SecretStr(EMBEDDED)})

    @field_validator("library")
    @classmethod
    def _in_a_home(cls, library: Path) -> Path:
        try:
            library.expanduser()
        except RuntimeError as error:
            raise ValueError(f"nobody here is called {library.parts[0][1:]!r}") from error
        return library

    @field_validator("embedding_languages", mode="before")
    @classmethod
    def _separated(cls, value: Any) -> Any:
        """`es,en` as it is written in an environment, where it may be empty."""
        if not isinstance(value, str):
            return value
        return [part.strip() for part in value.split(",") if part.strip()]

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments before the environment before the file."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)


def load_settings(**given: Any) -> Settings:
    """The settings in force; a keyword that is None counts as not given.

    Raises:
        InvalidSettings: a setting is unknown, its value cannot be used, or the file not be read.
    """
    names = names_of({name: field.annotation for name, field in Settings.model_fields.items()})
    for variable in os.environ:
        if variable.startswith(PREFIX) and (wrong := no_variable(variable, PREFIX, names)):
            raise InvalidSettings(wrong)
    try:
        settings = Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        first = error.errors()[0]
        where = [str(part) for part in first["loc"]]
        if first["type"] in _UNKNOWN:
            raise InvalidSettings(no_setting(where, names)) from error
        raise InvalidSettings(
            f"The setting {'.'.join(where)!r} cannot be used: {first['msg']}."
        ) from error
    except (SettingsError, TOMLDecodeError, RecursionError) as error:
        raise InvalidSettings(f"The settings cannot be read: {error}.") from error
    except UnicodeDecodeError as error:
        raise InvalidSettings("dossier.toml is not in UTF-8. Save it anew as UTF-8.") from error
    except ValueError as error:  # Python reads no number of more than some four thousand figures
        raise InvalidSettings("A number in dossier.toml is too long.") from error
    except OSError as error:
        reason = error.strerror or error
        raise InvalidSettings(
            f"dossier.toml cannot be read: {reason}. Make it readable, or take it away."
        ) from error
    return settings
