"""The timeline over HTTP: of a question, of an article, or of the whole library."""


def dated(client, **asked):
    response = client.get("/api/timeline", params=asked)
    assert response.status_code == 200, response.text
    return response.json()["events"]


def test_the_librarys_dates_come_in_order_each_with_its_citation(client):
    events = dated(client)
    assert [event["date"] for event in events] == sorted(event["date"] for event in events)
    bus = next(event for event in events if event["date"] == "2023-08-12")
    assert (bus["resolved"], bus["shown"]) == (True, "12 august")
    citation = bus["citation"]
    text = client.get(f"/api/articles/{citation['article_id']}").json()["text"]
    assert text[citation["start"] : citation["end"]] == citation["quote"]
    assert citation["speaker"]["role"] == "residents"


def test_it_is_narrowed_by_question_article_and_time(client):
    whole = dated(client)
    harbour = next(e for e in whole if "container" in e["citation"]["quote"])["citation"]
    of_article = dated(client, article_id=harbour["article_id"])
    assert {event["citation"]["article_id"] for event in of_article} == {harbour["article_id"]}
    both = {"q": "Who burned the bus?", "article_id": harbour["article_id"]}
    assert dated(client, **both) == of_article
    assert {e["date"][:7] for e in dated(client, since="2023-08", until="2023-08")} == {"2023-08"}
    assert dated(client, since="2023-10-01") == []
    assert len(dated(client, limit=1)) == 1


def test_an_unknown_article_and_a_wrong_date_are_said(client):
    assert client.get("/api/timeline", params={"article_id": "none"}).status_code == 404
    wrong = client.get("/api/timeline", params={"since": "May"})
    assert (wrong.status_code, wrong.json()["error"]["code"]) == (422, "invalid_request")
