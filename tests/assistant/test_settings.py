"""Settings come from the environment and a file, and unknown ones are refused."""

from pathlib import Path

import pytest

from assistant.errors import InvalidSettings
from assistant.settings import load_settings


def test_the_environment_wins_over_the_file(tmp_path, monkeypatch):
    (tmp_path / "dossier.toml").write_text('library = "from-file"\nembedding = "a-model"\n')
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DOSSIER_LIBRARY", "from-environment")
    settings = load_settings()
    assert settings.library == Path("from-environment")
    assert settings.embedding == "a-model"


def test_a_stage_option_is_reached_by_its_name(monkeypatch):
    monkeypatch.setenv("DOSSIER_RETRIEVAL__CANDIDATES", "80")
    assert load_settings().retrieval.candidates == 80


def test_an_argument_wins_and_none_is_not_given(monkeypatch):
    monkeypatch.setenv("DOSSIER_LIBRARY", "x")
    assert load_settings(library=Path("y")).library == Path("y")
    assert load_settings(library=None).library == Path("x")


def test_an_unknown_setting_is_named(tmp_path, monkeypatch):
    monkeypatch.setenv("DOSSIER_EMBEDING", "typo")
    with pytest.raises(InvalidSettings, match="DOSSIER_EMBEDING"):
        load_settings()
    monkeypatch.delenv("DOSSIER_EMBEDING")
    (tmp_path / "dossier.toml").write_text('libary = "typo"\n')
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InvalidSettings, match="libary"):
        load_settings()


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("folder = 'x'", r"no setting 'folder'\. Known: library, llm, .+, writing\.$"),
        ("librari = 'x'", r"no setting 'librari'\. Did you mean library\?$"),
        ("[retrival]\ncandidates = 5", r"no setting 'retrival'\. Did you mean retrieval\?$"),
        (
            "[retrieval]\ncandidats = 5",
            r"no setting 'retrieval\.candidats'\. Did you mean candidates\?$",
        ),
        (
            "[retrieval]\nlimit = 5",
            r"no setting 'retrieval\.limit'\. Known under \[retrieval\]: candidates, fusion\.",
        ),
        (
            "[retrieval.fusion]\nweight = 5",
            r"no setting 'retrieval\.fusion\.weight'\. Known under \[retrieval\.fusion\]: dense_w",
        ),
    ],
)
def test_a_setting_that_there_is_not_is_told_with_what_may_be_meant(
    tmp_path, monkeypatch, written, told
):
    (tmp_path / "dossier.toml").write_text(written)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InvalidSettings, match=told):
        load_settings()


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("DOSSIER_FOO", "DOSSIER_LIBRARY"),
        ("DOSSIER_FOO", "DOSSIER_RETRIEVAL__FUSION__DENSE_WEIGHT"),
        ("DOSSIER_RETRIEVAL__LIMIT", "DOSSIER_RETRIEVAL__CANDIDATES"),
    ],
)
def test_variables_are_told_by_names_that_can_be_set(monkeypatch, name, known):
    monkeypatch.setenv(name, "5")
    with pytest.raises(InvalidSettings, match=f"no setting {name}. Known: ") as told:
        load_settings()
    listed = str(told.value).partition("Known: ")[2].rstrip(".").split(", ")
    assert known in listed
    monkeypatch.delenv(name)
    for each in listed:
        monkeypatch.setenv(each, "")
        try:
            load_settings()
        except InvalidSettings as error:
            assert "cannot be used" in str(error)
        monkeypatch.delenv(each)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("DOSSIER_EMBEDING", "DOSSIER_EMBEDDING"),
        ("DOSSIER_RETRIEVAL__CANDIDATS", "DOSSIER_RETRIEVAL__CANDIDATES"),
        ("DOSSIER_RETRIEVAL_CANDIDATES", "DOSSIER_RETRIEVAL__CANDIDATES"),
        ("DOSSIER_RETRIEVAL__FUSION__WEIGHT", "DOSSIER_RETRIEVAL__FUSION__DENSE_WEIGHT"),
    ],
)
def test_a_variable_that_is_nearly_a_settings_name_is_told_with_that_name(monkeypatch, name, meant):
    monkeypatch.setenv(name, "5")
    with pytest.raises(InvalidSettings, match=rf"no setting {name}\. Did you mean {meant}\b"):
        load_settings()


def test_what_no_table_goes_further_into_is_no_setting(monkeypatch):
    monkeypatch.setenv("DOSSIER_LIBRARY__FOLDER", "x")
    with pytest.raises(InvalidSettings, match=r"FOLDER\. Known: DOSSIER_LIBRARY\.$"):
        load_settings()


def test_a_table_may_be_one_variable(monkeypatch):
    monkeypatch.setenv("DOSSIER_RETRIEVAL", '{"candidates": 80}')
    assert load_settings().retrieval.candidates == 80


def test_a_number_that_is_too_long_is_a_plain_error(tmp_path, monkeypatch):
    (tmp_path / "dossier.toml").write_text("[retrieval]\ncandidates = " + "1" * 5000)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InvalidSettings, match="too long"):
        load_settings()


def test_a_value_that_cannot_be_used_is_named(monkeypatch):
    monkeypatch.setenv("DOSSIER_RETRIEVAL__CANDIDATES", "many")
    with pytest.raises(InvalidSettings, match=r"retrieval\.candidates"):
        load_settings()


def test_a_key_is_read_and_not_shown(monkeypatch):
    monkeypatch.setenv("DOSSIER_LLM", "openai:gpt-4o")
    monkeypatch.setenv("DOSSIER_LLM_API_KEY", "secret-key")
    settings = load_settings()
    assert settings.llm_api_key.get_secret_value() == "secret-key"
    assert "secret-key" not in f"{settings!r} {settings.model_dump_json()}"


def test_a_language_model_that_cannot_be_meant_is_a_plain_error(open_library):
    with pytest.raises(InvalidSettings, match="PROVIDER:MODEL"):
        open_library(llm="gpt-4o")


def test_languages_are_written_with_commas(monkeypatch):
    monkeypatch.setenv("DOSSIER_EMBEDDING_LANGUAGES", "es, en")
    assert load_settings().embedding_languages == ("es", "en")
    monkeypatch.setenv("DOSSIER_EMBEDDING_LANGUAGES", "")
    assert load_settings().embedding_languages == ()


def test_a_library_in_nobodys_home_is_a_plain_error():
    with pytest.raises(InvalidSettings, match="nobody here is called 'nobody-at-all'"):
        load_settings(library=Path("~nobody-at-all/library"))


def test_a_file_in_another_encoding_is_a_plain_error(tmp_path, monkeypatch):
    (tmp_path / "dossier.toml").write_bytes('library = "Quiñónez"\n'.encode("latin-1"))
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InvalidSettings, match=r"dossier\.toml is not in UTF-8\. Save it"):
        load_settings()


@pytest.mark.skipif(not Path("/proc/self/mem").is_file(), reason="needs a file nobody can read")
def test_a_file_that_may_not_be_read_is_a_plain_error(tmp_path, monkeypatch):
    (tmp_path / "dossier.toml").symlink_to("/proc/self/mem")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InvalidSettings, match=r"dossier\.toml cannot be read: .+\. Make it"):
        load_settings()


def test_a_file_that_is_no_toml_is_a_plain_error(tmp_path, monkeypatch):
    (tmp_path / "dossier.toml").write_text("library = ")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InvalidSettings, match="cannot be read"):
        load_settings()


def test_a_number_that_makes_no_sense_is_refused(monkeypatch):
    monkeypatch.setenv("DOSSIER_COMPOSE__READ", "0")
    with pytest.raises(InvalidSettings, match=r"compose\.read"):
        load_settings()
