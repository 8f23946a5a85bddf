"""Connections: to public hosts only, and to the very address that was checked."""

import socket
import subprocess
import threading
import time
from pathlib import Path

import pytest
from sites import PUBLIC, serving

from ingest.errors import UnreadableSource
from ingest.web import network
from ingest.web.fetch import fetch
from ingest.web.network import is_public

PAGE = "<html><body><p>The ferry left at noon.</p></body></html>"


def fetched(address, *, allow_private=False):
    return fetch(address, allow_private=allow_private, max_bytes=1024 * 1024)


def refusal(address, **options):
    with pytest.raises(UnreadableSource) as failure:
        fetched(address, **options)
    return failure.value.reason


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "127.9.9.9", "169.254.169.254",
        "172.16.0.1", "192.0.0.8", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1",
        "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255",
        "::", "::1", "::7f00:1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "64:ff9b::7f00:1",
        "64:ff9b::808:808", "64:ff9b:1::1", "100::1", "2001::1", "2001:db8::1", "2002:7f00:1::",
        "3fff::1", "fc00::1", "fd12::1", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1",
    ],
)  # fmt: skip
def test_what_is_not_public_is_told(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", PUBLIC, "2606:4700::1111", "2a00:1450::1"])
def test_what_is_public_is_told(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]"]
)
def test_this_machine_is_refused_however_it_is_written(site, host):
    site.put("/", PAGE)
    assert "not on the public internet" in refusal(site.address("/", host))
    assert site.asked == []


def test_the_setting_allows_it(site):
    address = site.put("/", PAGE)
    assert fetched(address, allow_private=True).content == PAGE.encode()


@pytest.mark.parametrize(
    "address",
    [
        "169.254.169.254", "169.254.0.1", "fe80::1", "fe80::1%eth0", "::ffff:169.254.169.254",
        "64:ff9b::a9fe:a9fe", "fd00:ec2::254",
    ],
)  # fmt: skip
def test_metadata_of_clouds_stays_closed_whatever_is_set(site, names, address):
    names.give("metadata.test", [address])
    away = site.put("/a", b"", status=302, Location="http://metadata.test/latest/meta-data/")
    for place in ("http://metadata.test/", away):
        assert "never fetched" in refusal(place, allow_private=True)
    assert not [each for each in names.connected if address in str(each)]


def test_other_private_addresses_are_open_where_it_is_set():
    assert not any(map(network.is_closed, ("127.0.0.1", "10.0.0.1", "fd12::1", "::1", "8.8.8.8")))


def test_a_host_with_one_private_address_is_refused(site, names):
    names.give("mixed.test", [PUBLIC, "10.0.0.1"])
    assert "(10.0.0.1)" in refusal(site.address("/", "mixed.test"))
    assert names.connected == []


def test_a_name_that_changes_its_answer_gains_nothing(site, names):
    site.put("/", PAGE)
    names.give("rebind.test", [PUBLIC], ["127.0.0.1"])
    assert fetched(site.address("/", "rebind.test")).status == 200
    assert names.looked_up == ["rebind.test"]
    assert names.connected == [PUBLIC]
    assert "not on the public internet" in refusal(site.address("/", "rebind.test"))


def test_each_redirect_is_checked(site, names):
    site.put("/secret", PAGE)
    names.give("inside.test", ["192.168.0.7"])
    site.redirect("/a", site.address("/secret"))
    site.redirect("/b", site.address("/secret", "inside.test"))
    for path in ("/a", "/b"):
        assert "not on the public internet" in refusal(site.address(path, "stories.test"))
    assert "/secret" not in site.paths


def test_a_name_that_changes_between_redirects_gains_nothing(site, names):
    names.give("rebind.test", [PUBLIC], ["127.0.0.1"])
    site.redirect("/a", "/secret")
    site.put("/secret", PAGE)
    assert "not on the public internet" in refusal(site.address("/a", "rebind.test"))
    assert site.paths == ["/a"]


def test_the_next_address_is_tried(site, names):
    site.put("/", PAGE)
    names.give("two.test", ["127.0.0.2", "127.0.0.1"])
    assert fetched(site.address("/", "two.test"), allow_private=True).status == 200
    assert names.connected == ["127.0.0.2", "127.0.0.1"]


def test_a_host_that_is_not_there_is_told(site, names):
    assert "cannot be found" in refusal("http://nowhere.test/")


def test_a_name_server_that_dawdles_is_left(site, monkeypatch):
    done = threading.Event()
    monkeypatch.setattr(network, "CONNECT_SECONDS", 0.2)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: done.wait(30) and [])
    began = time.monotonic()
    assert "in time" in refusal("http://slow.test/")
    assert time.monotonic() - began < 15
    done.set()


def test_environment_and_cookies_play_no_part(site, names, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    site.put("/a", b"", status=302, Location="/b", Set_Cookie="id=7; Path=/")
    site.put("/b", PAGE)
    assert fetched(site.address("/a", "stories.test")).status == 200
    for _, headers in site.asked:
        assert "Cookie" not in headers
        assert headers["User-Agent"].startswith("Dossier ")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory) -> Path:
    """A key and a certificate for secure.test that it signed itself."""
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
         "-subj", "/CN=secure.test", "-addext", "subjectAltName=DNS:secure.test",
         "-keyout", str(path), "-out", str(path.with_suffix(".crt"))],
        check=True, capture_output=True,
    )  # fmt: skip
    path.write_bytes(path.read_bytes() + path.with_suffix(".crt").read_bytes())
    return path


def test_a_certificate_is_held_against_the_name(names, monkeypatch, certificate):
    names.give("secure.test", [PUBLIC])
    names.give("other.test", [PUBLIC])
    with serving(certificate) as site:
        site.put("/", PAGE)
        page = site.address("/", "secure.test", "https")
        assert "certificate is not to be trusted" in refusal(page)
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        assert fetched(page).status == 200
        assert "certificate" in refusal(site.address("/", "other.test", "https"))
        assert "certificate" in refusal(site.address("/", "127.0.0.1", "https"), allow_private=True)
