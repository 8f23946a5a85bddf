"""Fetching: bounds on size, time and redirects, and failures that say what was wrong."""

import gzip
import time
import zlib

import pytest

from ingest.errors import UnreadableSource
from ingest.web import fetch as fetching
from ingest.web.fetch import fetch

LIMIT = 64 * 1024


def fetched(address):
    return fetch(address, allow_private=True, max_bytes=LIMIT)


def refusal(address):
    with pytest.raises(UnreadableSource) as failure:
        fetched(address)
    return failure.value


def test_what_the_server_states_is_kept(site):
    address = site.put("/a", b"caf\xe9", "Text/Plain; charset=ISO-8859-1")
    answer = fetched(address + "?x=1#part")
    assert answer.address == address + "?x=1"
    assert (answer.status, answer.media_type, answer.charset) == (200, "text/plain", "iso-8859-1")
    assert answer.content == b"caf\xe9"


def test_redirects_end_somewhere(site):
    end = site.put("/end", b"here")
    for step in range(5):
        site.redirect(f"/{step}", f"/{step + 1}" if step < 4 else "/end", status=301)
    assert fetched(site.address("/0")).address == end
    site.redirect("/more", "/0")
    assert "more than 5 times" in refusal(site.address("/more")).reason
    site.redirect("/loop", "/loop")
    assert "more than 5 times" in refusal(site.address("/loop")).reason


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("file:///etc/passwd", "only http and https"),
        ("ftp://127.0.0.1/", "only http and https"),
        ("http://me:secret@127.0.0.1/", "user name or password"),
        ("http://[::1", "no valid address"),
        ("http://a/" + "b" * 5000, "too long"),
    ],
)
def test_addresses_that_are_not_fetched(site, target, said):
    assert said in refusal(target).reason
    site.redirect("/a", target)
    through = refusal(site.address("/a"))
    assert said in through.reason
    assert "it redirects to" in through.reason
    assert through.location == site.address("/a")
    assert "secret" not in str(refusal(target)) + str(through)


def test_an_address_names_a_host():
    assert "names no host" in refusal("http://").reason
    assert "names no host" in refusal("https:///page").reason


@pytest.mark.parametrize("packing", ["gzip", "deflate", "x-gzip"])
def test_packed_bodies(site, packing):
    text = b"The ferry left at noon. " * 100
    body = zlib.compress(text) if packing == "deflate" else gzip.compress(text)
    assert fetched(site.put("/a", body, Content_Encoding=packing)).content == text
    cut = site.put("/cut", body[:-20], Content_Encoding=packing)
    assert "breaks off" in refusal(cut).reason
    broken = site.put("/broken", b"plain", Content_Encoding=packing)
    assert "damaged" in refusal(broken).reason


def test_several_packed_pieces_are_one_body(site):
    body = gzip.compress(b"One. ") + gzip.compress(b"Two.")
    assert fetched(site.put("/a", body, Content_Encoding="gzip")).content == b"One. Two."


def test_bombs_are_refused_while_they_unpack(site):
    bomb = gzip.compress(bytes(50 * 2**20))
    assert len(bomb) < LIMIT
    assert "larger than 64 KiB" in refusal(site.put("/a", bomb, Content_Encoding="gzip")).reason
    twice = site.put("/b", gzip.compress(bomb), Content_Encoding="gzip, gzip")
    assert "packed in a way" in refusal(twice).reason
    assert "packed in a way" in refusal(site.put("/c", b"x", Content_Encoding="br")).reason


def test_a_body_without_end_is_cut_off(site):
    def endless(handler):
        handler.send_response(200)
        handler.end_headers()
        while True:
            handler.wfile.write(b"x" * 4096)

    site.answers["/a"] = endless
    assert "larger than 64 KiB" in refusal(site.address("/a")).reason


@pytest.mark.parametrize("part", ["head", "body"])
def test_a_server_that_dawdles_is_left(site, monkeypatch, part):
    def slow(handler):
        if part == "body":
            handler.send_response(200)
            handler.end_headers()
        else:
            handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-A: ")
        for _ in range(600):
            handler.wfile.write(b"x")
            time.sleep(0.05)

    site.answers["/a"] = slow
    monkeypatch.setattr(fetching, "SECONDS", 0.4)
    began = time.monotonic()
    assert "in time" in refusal(site.address("/a")).reason
    assert time.monotonic() - began < 15  # and not the half minute that it would take


def test_the_time_is_for_all_redirects_together(site, monkeypatch):
    def slow(handler):
        time.sleep(0.15)
        handler.send_response(302)
        handler.send_header("Location", "/a")
        handler.end_headers()

    site.answers["/a"] = slow
    monkeypatch.setattr(fetching, "SECONDS", 0.4)
    assert "in time" in refusal(site.address("/a")).reason


def test_a_body_that_breaks_off_is_no_page(site):
    def short(handler):
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        handler.wfile.write(b"The ferry")

    site.answers["/a"] = short
    assert "the connection failed" in refusal(site.address("/a")).reason


def test_what_is_no_web_server_is_told(site):
    site.answers["/a"] = lambda handler: handler.wfile.write(b"220 mail.example ESMTP\r\n")
    assert "the connection failed" in refusal(site.address("/a")).reason


@pytest.mark.parametrize("status", [204, 304, 404, 410, 429, 500, 503])
def test_other_answers_are_told_by_their_status(site, status):
    answer = fetched(site.put("/a", b"", status=status))
    assert (answer.status, answer.content) == (status, b"")
