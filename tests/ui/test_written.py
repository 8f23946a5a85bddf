"""Days and numbers in addresses are taken as they are described, and in no other form."""

import pytest
from httpx import QueryParams


@pytest.mark.parametrize("day", ["0.0", "0", "1694649600", "14.9.2023", "2023-9-14", " 2023-09-14"])
def test_a_day_is_taken_in_one_form(client, day):
    refused = client.get("/api/search", params={"q": "cocaine", "until": day})
    assert refused.status_code == 422
    assert refused.json()["error"]["message"] == "until: a day is written as 2023-09-14."
    asked = {"question": "Who denied it?", "filter": {"until": day}}
    assert client.post("/api/answer", json=asked).status_code == 422


@pytest.mark.parametrize("path", ["/api/jobs/%201", "/api/jobs/1_0", "/api/jobs/1.0"])
def test_a_run_is_a_number(client, path):
    assert client.get("/api/jobs/1").status_code == 200
    assert client.get(path).status_code == 422


@pytest.mark.parametrize("limit", [" 5", "1_0", "5.0", "٥"])
@pytest.mark.parametrize("path", ["/api/search", "/api/articles", "/api/runs", "/api/timeline"])
def test_a_limit_is_written_in_digits(client, path, limit):
    refused = client.get(path, params=QueryParams({"q": "cocaine", "limit": limit}))
    assert refused.status_code == 422
    assert "digits" in refused.json()["error"]["message"]
