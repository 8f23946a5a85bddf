"""The names of a library: found once, kept with their article, gone with it."""

import pytest
from samples import text_source
from sqlalchemy import text

from assistant.errors import UnknownName
from assistant.names import catalogue
from assistant.names.catalogue import Names
from assistant.names.register import naming


def test_every_mention_is_a_slice_of_a_searchable_source(workspace):
    register = workspace.names.register()
    forms = {
        name.text: {
            workspace.library.article(at).text[s:e]
            for at, spans in name.mentions.items()
            for s, e in spans
        }
        for name in register.names
    }
    assert forms["Puerto Alto"] == {"Puerto Alto"}
    assert forms["Rubén Tavares"] == {"Rubén Tavares"}
    assert all(set(name.forms) == forms[name.text] for name in register.names)


def test_names_are_found_by_words_kind_and_source_page_by_page(workspace):
    register = workspace.names.register()
    (one,) = register.page("TAVARES ruben").names
    assert one.kind == "person"
    assert register.page("avares").names == ()  # words are told from their beginning on
    of_source = register.page(article_id=next(iter(one.mentions)))
    assert one in of_source.names
    assert sum(of_source.counts.values()) == len(of_source.names)
    every, seen, after = register.page().names, [], None
    while True:
        page = register.page(after=after, limit=2)
        seen += page.names
        after = page.last
        if after is None:
            break
    assert tuple(seen) == every == register.names
    assert register.page(kind="person").counts == register.page().counts
    assert naming([one], next(iter(one.mentions))) == list(next(iter(one.mentions.values())))


def test_an_id_is_the_same_in_every_library_and_an_unknown_one_is_told(workspace, open_library):
    one = workspace.names.register().page("tavares").names[0]
    other = open_library("other")
    other.indexer.ingest([text_source("gate", "Colonel Rubén Tavares came to the gate.")])
    assert other.names.register().name(one.id).text == one.text
    with pytest.raises(UnknownName):
        other.names.register().name("0" * 16)


def test_what_comes_in_is_looked_through_alone_and_what_goes_is_forgotten(workspace, monkeypatch):
    before = workspace.names.register()
    looked = []

    def counted(article):
        looked.append(article.doc_id)
        return found(article)

    found = catalogue.named_in
    monkeypatch.setattr(catalogue, "named_in", counted)
    assert workspace.names.register() is before
    workspace.indexer.ingest([text_source("gate", "Colonel Rubén Tavares came to the gate.")])
    after = workspace.names.register()
    assert looked == ["gate"]
    assert len(after.page("tavares").names[0].mentions) == 2
    workspace.indexer.remove(workspace.listing.page("gate").listed[0].entry.id)
    assert len(workspace.names.register().page("tavares").names[0].mentions) == 1
    assert looked == ["gate"]
    with workspace.names._engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM names")) == 3


def test_what_was_kept_is_what_is_found_and_other_rules_find_anew(workspace, monkeypatch):
    first = workspace.names.register()
    engine, library = workspace.names._engine, workspace.library
    again = Names(engine, library)
    monkeypatch.setattr(catalogue, "named_in", lambda article: ())
    assert again.register() == first
    monkeypatch.setattr(catalogue, "RULES", catalogue.RULES + 1)
    assert Names(engine, library).register().names == ()
