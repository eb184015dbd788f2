"""The HTTP side of ``kg serve``: the SPARQL protocol, a query page and the graph page."""

# ruff: noqa: N815  http.server names its methods after those of HTTP

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
import threading
from dataclasses import dataclass
from functools import cached_property
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from kg.errors import KgError, StoreError
from kg.rdf import library
from kg.rdf.disk import read_dataset
from kg.rdf.server.process import Oxigraph
from kg.rdf.server.proxy import Reply, answer
from kg.rdf.standalone import standalone

__all__ = ["Limits", "Server"]

_MAX_QUERY = 1_000_000
_LOOPBACK = ("127.0.0.1", "::1", "localhost")
_GRAPHS = ("default-graph-uri", "named-graph-uri")


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one query may take: seconds, rows (or triples), and how many may run at once."""

    timeout_s: int = 10
    rows: int = 10_000
    at_once: int = 8


class Server(ThreadingHTTPServer):
    """The endpoint over an output folder; ``serve_forever`` runs it, ``close`` ends it and its child.

    StoreError when there is no store, the port is taken, or the ``oxigraph`` program is not installed.
    """

    daemon_threads = True

    def __init__(
        self,
        output: Path,
        *,
        host: str = "127.0.0.1",
        port: int = 8000,
        limits: Limits | None = None,
        cors: bool = False,
    ) -> None:
        self.output, self.limits, self.cors = output, limits or Limits(), cors
        dataset = read_dataset(output / "store")
        self.names = dataset.names
        self.running = threading.BoundedSemaphore(self.limits.at_once)
        self.oxigraph = Oxigraph(output / "store", timeout_s=self.limits.timeout_s)
        try:
            super().__init__((host, port), _Handler)
        except OSError as error:
            raise StoreError(
                f"cannot be listened on: {error.strerror or error}",
                where=f"{host}:{port}",
                remedy="choose another one with --port",
            ) from None
        self.oxigraph.port()

    @property
    def url(self) -> str:
        """The address of the query page."""
        host, port = str(self.server_address[0]), self.server_address[1]
        return f"http://{'localhost' if host in _LOOPBACK else host}:{port}/"

    @cached_property
    def page(self) -> tuple[bytes, str]:
        """The query page and its Content-Security-Policy."""
        entries = [
            {
                "name": query.name,
                "title": query.title,
                "question": query.question,
                "parameters": [
                    {"name": p.name, "type": p.type, "description": p.description, "default": p.default or ""}
                    for p in query.parameters
                ],
            }
            for query in library.queries().values()
        ]
        data = json.dumps({"queries": entries, "prefixes": self.names.prefixes(), "graph": self.graph_page is not None})
        text = (files("kg.rdf.server") / "page.html").read_text(encoding="utf-8")
        text = text.replace("/*DATA*/", data.replace("<", "\\u003c"))
        policy = (
            f"default-src 'none'; script-src {_hashes('script', text)}; style-src {_hashes('style', text)}; "
            "connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        )
        return text.encode(), policy

    @property
    def graph_page(self) -> Path | None:
        """The page of the network, if the folder has it."""
        path = self.output / "graph.html"
        return path if path.is_file() else None

    def close(self) -> None:
        """End the server and its child."""
        self.server_close()
        self.oxigraph.close()


def _hashes(tag: str, text: str) -> str:
    """Return the policy's words for the inline scripts or styles of a page."""
    bodies = re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
    digests = (base64.b64encode(hashlib.sha256(body.encode()).digest()).decode() for body in bodies)
    return " ".join(f"'sha256-{digest}'" for digest in digests)


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    timeout = 60

    def do_GET(self) -> None:
        self._serve(urlsplit(self.path).query)

    do_HEAD = do_GET

    def do_POST(self) -> None:
        size = self.headers.get("Content-Length", "")
        if not size.isdigit() or int(size) > _MAX_QUERY:
            self.close_connection = True
            if size.isdigit():  # a client that is still sending would not see the reply
                self.rfile.read(min(int(size), 8 * _MAX_QUERY))
            self._send(Reply(413, "text/plain", b"a query needs a Content-Length of at most 1 MB\n"))
            return
        body = self.rfile.read(int(size)).decode("utf-8", "replace")
        kind = self.headers.get_content_type()
        if urlsplit(self.path).path != "/sparql":
            self._send(Reply(405, "text/plain", b"only /sparql takes POST, and it only reads\n"))
        elif kind == "application/sparql-query":
            self._query(body, parse_qsl(urlsplit(self.path).query))
        elif kind == "application/x-www-form-urlencoded":
            self._serve(body)
        else:
            self._send(Reply(415, "text/plain", b"send application/sparql-query or a form; updates are not taken\n"))

    def do_OPTIONS(self) -> None:
        self._send(Reply(204, "text/plain", b""))

    def do_PUT(self) -> None:
        self.close_connection = True
        self._send(Reply(405, "text/plain", b"this endpoint only reads\n"))

    do_DELETE = do_PATCH = do_PUT

    def _serve(self, query: str) -> None:
        path, values = unquote(urlsplit(self.path).path), parse_qsl(query, keep_blank_values=True)
        if not self._expected_host():
            self._send(Reply(403, "text/plain", b"this server answers to localhost only\n"))
        elif path == "/":
            body, policy = self.server.page
            self._send(Reply(200, "text/html", body), {"Content-Security-Policy": policy})
        elif path == "/graph.html" and (page := self.server.graph_page) is not None:
            self._send(Reply(200, "text/html", page.read_bytes()))
        elif path.startswith("/library/"):
            self._library(path.removeprefix("/library/"), dict(values))
        elif path == "/sparql":
            found = [value for name, value in values if name == "query"]
            if len(found) == 1:
                self._query(found[0], values)
            elif not found and not any(name == "update" for name, _ in values):
                self._send(Reply(200, "text/turtle", _description(self.server.url).encode()))
            else:
                self._send(Reply(400, "text/plain", b"give one parameter 'query'; updates are not taken\n"))
        else:
            self._send(Reply(404, "text/plain", b"there is / (queries), /graph.html (the network) and /sparql\n"))

    def _query(self, sparql: str, values: list[tuple[str, str]]) -> None:
        if not self._expected_host():
            self._send(Reply(403, "text/plain", b"this server answers to localhost only\n"))
            return
        limits = self.server.limits
        if not self.server.running.acquire(timeout=limits.timeout_s):
            self._send(Reply(503, "text/plain", b"too many queries are running; try again\n"))
            return
        try:
            graphs = [(name, value) for name, value in values if name in _GRAPHS]
            reply = answer(
                self.server.oxigraph,
                sparql,
                self.headers.get("Accept", ""),
                graphs,
                limit=limits.rows,
                timeout_s=limits.timeout_s,
                prefixes=self.server.names.prefixes(),
            )
        except KgError as error:
            reply = Reply(500, "text/plain", f"{error}\n".encode())
        finally:
            self.server.running.release()
        self._send(reply, {} if reply.complete else {"X-KG-Truncated": str(limits.rows)})

    def _library(self, name: str, values: dict[str, str]) -> None:
        try:
            query = library.find(name)
            terms = query.bind({key: value for key, value in values.items() if value})
            texts = standalone(query, terms, self.server.names.prefixes())
        except KgError as error:
            self._send(Reply(400, "text/plain", f"{error}\n".encode()))
            return
        self._send(Reply(200, "application/json", json.dumps({"queries": texts}).encode()))

    def _expected_host(self) -> bool:
        """Refuse the names that a page elsewhere could give this machine (DNS rebinding)."""
        if str(self.server.server_address[0]) not in _LOOPBACK:
            return True
        host = urlsplit(f"//{self.headers.get('Host', '')}").hostname
        return host in _LOOPBACK

    def _send(self, reply: Reply, headers: dict[str, str] | None = None) -> None:
        text = reply.media_type.startswith("text/")
        self.send_response(reply.status)
        self.send_header("Content-Type", f"{reply.media_type}{'; charset=utf-8' if text else ''}")
        self.send_header("Content-Length", str(len(reply.body)))
        self.send_header("X-Content-Type-Options", "nosniff")
        if self.server.cors:
            self.send_header("Access-Control-Allow-Origin", "*")
            self.send_header("Access-Control-Allow-Headers", "Content-Type, Accept")
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(reply.body)

    def log_message(self, format: str, *arguments: Any) -> None:
        """Say nothing: a query may hold what is nobody else's business."""


def _description(url: str) -> str:
    return f"""@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
@prefix formats: <http://www.w3.org/ns/formats/> .

<{html.escape(url)}sparql> a sd:Service ;
    sd:endpoint <{html.escape(url)}sparql> ;
    sd:supportedLanguage sd:SPARQL11Query ;
    sd:feature sd:UnionDefaultGraph ;
    sd:resultFormat formats:SPARQL_Results_JSON, formats:SPARQL_Results_XML, formats:SPARQL_Results_CSV,
        formats:SPARQL_Results_TSV, formats:Turtle, formats:N-Triples, formats:RDF_XML, formats:JSON-LD .
"""
