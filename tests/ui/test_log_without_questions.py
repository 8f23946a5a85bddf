"""The log of what nobody foresaw holds no words of a question."""

import httpx
from samples import SOURCES


def test_an_error_of_the_database_does_not_bring_the_question_into_the_log(
    open_library, serve, caplog
):
    workspace = open_library()
    workspace.indexer.ingest(SOURCES)
    address = serve(workspace)
    with workspace.library._engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE turns RENAME TO lost")
    told = {"question": "How much cocaine did the whistleblower Quetzalina see at Puerto Alto?"}
    response = httpx.post(f"{address}/api/answer", json=told, timeout=60)
    assert response.status_code == 500
    assert response.json()["error"]["code"] == "internal_error"
    logged = caplog.text
    assert "no such table: turns" in logged  # what happened is there
    assert "Quetzalina" not in logged
    assert "cocaine" not in logged
