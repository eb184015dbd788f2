"""Send the named graphs to another store by the SPARQL 1.1 Graph Store HTTP Protocol, and only those that changed.

What was sent is kept in a file beside the store: a push that was broken off goes on where it stopped, and a push after
a new build sends the changed graphs and deletes those that are gone. The first push to a store must be complete before
that file can tell; ``full`` sends everything again.
"""

from __future__ import annotations

import base64
import hashlib
import http.client
import json
import socket
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit

from rdflib import URIRef

from kg.errors import OutputError, StoreError
from kg.output import write_file
from kg.rdf.dataset import Dataset
from kg.rdf.terms import n3

__all__ = ["Account", "PushReport", "push"]

_AGAIN = (408, 425, 429, 500, 502, 503, 504)


@dataclass(frozen=True, slots=True)
class Account:
    """Who asks: a user and password, or a token; neither when the store is open."""

    user: str | None = None
    password: str | None = None
    token: str | None = None

    def header(self) -> dict[str, str]:
        """Return the header that says so."""
        if self.token:
            return {"Authorization": f"Bearer {self.token}"}
        if self.user is not None:
            pair = base64.b64encode(f"{self.user}:{self.password or ''}".encode()).decode()
            return {"Authorization": f"Basic {pair}"}
        return {}


@dataclass(frozen=True, slots=True)
class PushReport:
    """How many graphs were sent, were there as they are, and were deleted."""

    sent: int
    unchanged: int
    deleted: int


def push(
    dataset: Dataset,
    url: str,
    state: Path,
    *,
    account: Account | None = None,
    full: bool = False,
    attempts: int = 5,
    wait_s: float = 1.0,
    timeout_s: float = 60.0,
    progress: Callable[[int, int | None], None] = lambda done, total: None,
) -> PushReport:
    """Make the named graphs of a Graph Store those of a dataset; other graphs there are not touched.

    Parameters
    ----------
    url : the address of the Graph Store (Fuseki ``/ds/data``, GraphDB ``/repositories/x/rdf-graphs/service``,
        Virtuoso ``/sparql-graph-crud-auth``, Oxigraph ``/store``); ``?graph=`` is added.
    state : the file that remembers what was sent to which store.
    attempts, wait_s : how often a request is tried; the wait doubles each time.

    Raises
    ------
    StoreError
        when the store refuses a graph, or does not answer after all attempts; what was sent is remembered.
    """
    remote = _Remote(url, account or Account(), attempts, wait_s, timeout_s)
    memory = _Memory(state, url, full)
    graphs = dataset.store.graphs()
    gone = sorted(memory.sent.keys() - set(map(str, graphs)))
    sent = 0
    try:
        for done, graph in enumerate(graphs, start=1):
            body = "".join(_ntriples(dataset, graph)).encode()
            mark = hashlib.sha256(body).hexdigest()
            if memory.sent.get(str(graph)) != mark:
                remote.put(graph, body)
                memory.remember(str(graph), mark)
                sent += 1
            progress(done, len(graphs))
        for name in gone:
            remote.delete(URIRef(name))
            memory.forget(name)
    finally:
        memory.save()
    return PushReport(sent, len(graphs) - sent, len(gone))


def _ntriples(dataset: Dataset, graph: URIRef) -> Iterator[str]:
    yield from sorted(f"{n3(q.subject)} {n3(q.predicate)} {n3(q.object)} .\n" for q in dataset.store.match(graph=graph))


class _Remote:
    """A Graph Store that is reached over HTTP, again when it fails for the moment."""

    def __init__(self, url: str, account: Account, attempts: int, wait_s: float, timeout_s: float) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise StoreError(
                "is not the http(s) address of a Graph Store",
                where=f"'{url}'",
                remedy="give one such as http://localhost:3030/news/data",
            )
        if parts.username is not None:
            raise StoreError(
                "has a user name or password in it, which ends up in logs",
                where=parts.hostname,
                remedy="give --user, and the password in KG_PUSH_PASSWORD",
            )
        self.url, self.parts = url, parts
        self.headers = {"User-Agent": "kg", **account.header()}
        self.attempts, self.wait_s, self.timeout_s = attempts, wait_s, timeout_s

    def put(self, graph: URIRef, body: bytes) -> None:
        self._request("PUT", graph, body, {"Content-Type": "application/n-triples"})

    def delete(self, graph: URIRef) -> None:
        self._request("DELETE", graph, None, {}, allowed=(404,))

    def _request(
        self, method: str, graph: URIRef, body: bytes | None, headers: dict[str, str], allowed: tuple[int, ...] = ()
    ) -> None:
        said = ""
        for attempt in range(self.attempts):
            if attempt:
                time.sleep(min(self.wait_s * 2 ** (attempt - 1), 60))
            try:
                status, said = self._send(method, graph, body, headers)
            except (OSError, http.client.HTTPException) as error:
                said = str(error) or type(error).__name__
                continue
            if 200 <= status < 300 or status in allowed:
                return
            said = f"HTTP {status} {said}".strip()
            if status in (401, 403):
                raise StoreError(
                    f"refuses this account: {said}",
                    where=self.url,
                    remedy="give --user with KG_PUSH_PASSWORD, or KG_PUSH_TOKEN",
                )
            if status not in _AGAIN:
                raise StoreError(
                    f"refuses the graph <{graph}>: {said}",
                    where=self.url,
                    remedy="check that this is the address of its Graph Store",
                )
        raise StoreError(
            f"does not take the graph <{graph}> after {self.attempts} attempts: {said}",
            where=self.url,
            remedy="run the same command again later: it goes on from here",
        )

    def _send(self, method: str, graph: URIRef, body: bytes | None, headers: dict[str, str]) -> tuple[int, str]:
        kind = http.client.HTTPSConnection if self.parts.scheme == "https" else http.client.HTTPConnection
        connection = kind(self.parts.hostname or "", self.parts.port, timeout=self.timeout_s)
        query = "&".join(part for part in (self.parts.query, f"graph={quote(graph, safe='')}") if part)
        try:
            connection.request(method, f"{self.parts.path or '/'}?{query}", body, {**self.headers, **headers})
            response = connection.getresponse()
            said = " ".join(response.read(300).decode("utf-8", "replace").split())
            return response.status, said
        except socket.gaierror as error:
            raise StoreError("is not to be found", where=self.parts.hostname, remedy="check the address") from error
        finally:
            connection.close()


class _Memory:
    """What was sent to one store: the hash of each graph, in a file that holds those of all stores."""

    def __init__(self, path: Path, url: str, full: bool) -> None:
        self.path, self.url = path, url
        try:
            self.stores: dict[str, dict[str, str]] = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            self.stores = {}
        except (OSError, ValueError) as error:
            raise OutputError(
                f"cannot be read: {error}", where=str(path), remedy="remove it to send all again"
            ) from None
        self.sent = self.stores.setdefault(url, {})
        if full:
            # Kept by name, so that graphs that are gone are still deleted there.
            self.sent.update(dict.fromkeys(self.sent, ""))
        self._saved = time.monotonic()

    def remember(self, graph: str, mark: str) -> None:
        self.sent[graph] = mark
        if time.monotonic() - self._saved > 5:
            self.save()

    def forget(self, graph: str) -> None:
        del self.sent[graph]

    def save(self) -> None:
        lines = [json.dumps(self.stores, indent=1, sort_keys=True), "\n"]
        write_file(self.path, lines, remedy="the next push sends these graphs again")
        self._saved = time.monotonic()
