"""Pushing to a real store, one that falters, and one that refuses."""

from __future__ import annotations

import json
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar
from urllib.parse import parse_qs, urlsplit

import pytest

from kg.errors import OutputError, StoreError
from kg.rdf import Dataset, OxigraphStore
from kg.rdf.push import Account, push
from kg.rdf.server.process import Oxigraph, program
from tests.rdf.conftest import fill


@pytest.fixture
def remote(tmp_path: Path) -> Iterator[str]:
    """The address of a real server that takes graphs."""
    try:
        program()
    except StoreError:
        pytest.skip("the package oxigraph is not installed")
    (tmp_path / "remote").mkdir()
    with Oxigraph(tmp_path / "remote", writable=True) as server:
        yield f"http://127.0.0.1:{server.port()}/store"


@pytest.fixture
def news() -> Dataset:
    return fill(Dataset(OxigraphStore()))


def content(url: str) -> set[str]:
    with urllib.request.urlopen(urllib.request.Request(url, headers={"Accept": "application/n-quads"})) as response:
        return set(response.read().decode().splitlines())


def test_a_real_store_holds_what_was_pushed(remote, news, tmp_path):
    report = push(news, remote, tmp_path / "push.json")
    assert (report.sent, report.unchanged, report.deleted) == (7, 0, 0)
    assert content(remote) == set("".join(news.dump("nquads")).splitlines())


def test_only_what_changed_is_sent_again_and_what_is_gone_is_deleted(remote, news, tmp_path):
    push(news, remote, tmp_path / "push.json")
    assert push(news, remote, tmp_path / "push.json").sent == 0
    news.remove("a2")
    news.refresh()
    report = push(news, remote, tmp_path / "push.json")
    assert (report.sent, report.unchanged, report.deleted) == (3, 3, 1)  # actors, vocabulary and dataset changed
    assert content(remote) == set("".join(news.dump("nquads")).splitlines())
    assert push(news, remote, tmp_path / "push.json", full=True).sent == 6


def test_graphs_of_others_are_left_alone(remote, news, tmp_path):
    other = urllib.request.Request(
        f"{remote}?graph=http://example.org/mine",
        b"<a:a> <a:a> <a:a> .",
        method="PUT",
        headers={"Content-Type": "application/n-triples"},
    )
    urllib.request.urlopen(other).close()
    push(news, remote, tmp_path / "push.json")
    assert any("http://example.org/mine" in line for line in content(remote))


class _Faltering(BaseHTTPRequestHandler):
    """Answers with the statuses it is given, then with 204; it keeps what it was sent."""

    statuses: ClassVar[list[int]] = []
    kept: ClassVar[dict[str, bytes]] = {}
    accounts: ClassVar[list[str | None]] = []

    def do_PUT(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.accounts.append(self.headers["Authorization"])
        status = self.statuses.pop(0) if self.statuses else 204
        if status == 0:
            self.connection.close()
            return
        if status == 204:
            self.kept[parse_qs(urlsplit(self.path).query)["graph"][0]] = body
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *arguments: object) -> None:
        pass


@contextmanager
def faltering(*statuses: int) -> Iterator[str]:
    _Faltering.statuses, _Faltering.kept, _Faltering.accounts = list(statuses), {}, []
    with ThreadingHTTPServer(("127.0.0.1", 0), _Faltering) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/ds/data"
        server.shutdown()


def test_a_store_that_falters_is_tried_again(news, tmp_path):
    with faltering(503, 0, 429) as url:
        assert push(news, url, tmp_path / "push.json", wait_s=0.01).sent == 7
    assert sorted(_Faltering.kept) == sorted(map(str, news.store.graphs()))


def test_a_push_that_was_broken_off_goes_on_where_it_stopped(news, tmp_path):
    with faltering(204, 204, 503, 503) as url:
        with pytest.raises(StoreError, match="after 2 attempts: HTTP 503 .*goes on from here"):
            push(news, url, tmp_path / "push.json", attempts=2, wait_s=0.01)
        assert len(_Faltering.kept) == 2
        report = push(news, url, tmp_path / "push.json", attempts=2, wait_s=0.01)
    assert (report.sent, report.unchanged) == (5, 2) and len(_Faltering.kept) == 7


@pytest.mark.parametrize(
    ("status", "message"),
    [
        (401, "refuses this account: HTTP 401"),
        (400, "refuses the graph <https://kg-nieuws.example/actors>: HTTP 400"),
        (404, "check that this is the address of its Graph Store"),
    ],
)
def test_a_store_that_refuses_is_not_asked_again(news, tmp_path, status, message):
    with faltering(status, 204) as url, pytest.raises(StoreError, match=message):
        push(news, url, tmp_path / "push.json", wait_s=0.01)
    assert _Faltering.statuses == [204]


@pytest.mark.parametrize(
    ("account", "header"),
    [(Account(), None), (Account("ann", "p:w"), "Basic YW5uOnA6dw=="), (Account("ann", token="t"), "Bearer t")],
)
def test_the_account_is_told(news, tmp_path, account, header):
    with faltering() as url:
        push(news, url, tmp_path / "push.json", account=account)
    assert set(_Faltering.accounts) == {header}


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("ftp://example.org/data", "is not the http"),
        ("data", "is not the http"),
        ("http://ann:secret@127.0.0.1/data", "^127.0.0.1: has a user name or password in it"),
    ],
)
def test_an_address_that_cannot_be_pushed_to(news, tmp_path, url, message):
    with pytest.raises(StoreError, match=message):
        push(news, url, tmp_path / "push.json")
    assert not (tmp_path / "push.json").exists()


def test_nobody_answers(news, tmp_path):
    with pytest.raises(StoreError, match="after 2 attempts: .*refused"):
        push(news, "http://127.0.0.1:9/data", tmp_path / "push.json", attempts=2, wait_s=0.01)


def test_a_memory_that_is_not_json(news, tmp_path):
    (tmp_path / "push.json").write_text("{", encoding="utf-8")
    with pytest.raises(OutputError, match="cannot be read"):
        push(news, "http://127.0.0.1:9/data", tmp_path / "push.json")


def test_the_command(run_kg, output):
    with faltering() as url:
        outcome = run_kg("push", url, "-o", output)
        assert outcome == (0, "7 graphs sent, 0 unchanged, 0 deleted\n", "")
        assert run_kg("push", url, "-o", output).out == "0 graphs sent, 7 unchanged, 0 deleted\n"
    assert set(json.loads((output / "push.json").read_text(encoding="utf-8"))) == {url}
    (output / "push.json").unlink()
