"""Which passages a view of the sources is made of."""

from samples import text_source

from assistant.views import sources_about
from assistant.views.sources_about import passages_about


def test_a_question_about_a_name_is_put_to_every_source_that_has_it(workspace, monkeypatch):
    monkeypatch.setattr(sources_about, "ARTICLES", 1)
    told = {
        "old": "The ferry\n\nBy A | B | 3 May 1998\n\nThe old ferry was sold by Rubén Anaya.",
        "new": "The quay\n\nBy A | B | 3 May 2023\n\nThe new quay was built by Rubén Anaya.",
    }
    workspace.indexer.ingest([text_source(name, text) for name, text in told.items()])
    library, retriever = workspace.library, workspace.retriever
    register = workspace.names.register()
    naming = register.articles_of(register.meant_by("Rubén Anaya"))

    def titles(question):
        told = passages_about(library, retriever, question, (), naming)
        return {article.title for article, _ in told}

    assert titles("") == {"The quay"}
    assert titles("Who sold the ferry?") == {"The ferry", "The quay"}
