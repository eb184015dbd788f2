"""One query: passed to Oxigraph, its answer cut to the limit and written in the format the client asked for."""

from __future__ import annotations

import http.client
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

import pyoxigraph as ox

from kg.rdf.failures import syntax_error
from kg.rdf.server.guard import asks_other_hosts
from kg.rdf.server.process import Oxigraph

__all__ = ["Reply", "answer", "wanted"]

# One line for each row or triple, so that an answer can be cut after any of them.
_LINES = "text/tab-separated-values, application/n-triples"
_ROWS = (ox.QueryResultsFormat.JSON, ox.QueryResultsFormat.XML, ox.QueryResultsFormat.CSV, ox.QueryResultsFormat.TSV)
_TRIPLES = (ox.RdfFormat.TURTLE, ox.RdfFormat.N_TRIPLES, ox.RdfFormat.RDF_XML, ox.RdfFormat.JSON_LD)
_MAX_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Reply:
    """What goes back to the client."""

    status: int
    media_type: str
    body: bytes
    complete: bool = True


def answer(
    oxigraph: Oxigraph,
    sparql: str,
    accept: str,
    graphs: Sequence[tuple[str, str]] = (),
    *,
    limit: int,
    timeout_s: int,
    prefixes: Mapping[str, str],
) -> Reply:
    """Return the reply to a query.

    ``graphs`` holds the protocol's ``default-graph-uri`` and ``named-graph-uri`` parameters. At most ``limit`` rows or
    triples come back; ``Reply.complete`` tells whether there were more.
    """
    if asks_other_hosts(sparql):
        return _refusal(403, "SERVICE is not allowed here: this endpoint asks no other hosts")
    deadline = time.monotonic() + timeout_s + 2
    port = oxigraph.port()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout_s + 2)
    try:
        connection.request(
            "POST",
            f"/query?{urlencode(graphs)}",
            body=sparql.encode("utf-8", "replace"),
            headers={"Content-Type": "application/sparql-query", "Accept": _LINES},
        )
        response = connection.getresponse()
        if response.status != 200:
            said = response.read(2_000).decode("utf-8", "replace")
            return _refusal(400, str(syntax_error(ValueError(said), sparql)))
        triples = (response.getheader("Content-Type") or "").startswith("application/n-triples")
        body, complete, failure = _read(response, limit + (0 if triples else 1), deadline)
    except TimeoutError:
        failure = "cancelled"
        oxigraph.stop_runaway(port)
    except (OSError, http.client.HTTPException):
        return _refusal(503, "the query, or another one beside it, asked too much and was stopped; try again")
    finally:
        connection.close()
    if failure:
        if "cancelled" in failure:
            return _refusal(503, f"the query took longer than {timeout_s} s and was stopped; ask for less at a time")
        return _refusal(500, failure)
    return _triples(body, accept, complete, prefixes) if triples else _rows(body, accept, complete)


def wanted(accept: str, offered: Sequence[str]) -> str | None:
    """Return the offered media type that an Accept header likes best, the first of equals; None when it likes none."""
    ranges = []
    for position, part in enumerate((accept or "*/*").split(",")):
        kind, *options = (piece.strip().lower() for piece in part.split(";"))
        quality = next((option[2:] for option in options if option.startswith("q=")), "1")
        try:
            ranges.append((-float(quality), position, kind))
        except ValueError:
            continue
    for dislike, _, kind in sorted(ranges):
        for media_type in offered:
            if dislike < 0 and (kind in ("*/*", media_type) or kind == f"{media_type.split('/')[0]}/*"):
                return media_type
    return None


def _read(response: http.client.HTTPResponse, limit: int, deadline: float) -> tuple[bytes, bool, str]:
    """Return the first lines of an answer, whether they are all, and what went wrong in its midst."""
    lines: list[bytes] = []
    size = 0
    for line in _lines(response):
        if time.monotonic() > deadline:
            raise TimeoutError
        if len(lines) == limit or size > _MAX_BYTES:
            return b"".join(lines), False, ""
        if not line.endswith(b"\n") and line not in (b"true", b"false"):
            # Oxigraph ends every row with a line end: what has none is its word of a failure after the head was sent.
            return b"", False, line.decode("utf-8", "replace")[:300]
        lines.append(line)
        size += len(line)
    return b"".join(lines), True, ""


def _lines(response: http.client.HTTPResponse) -> Iterator[bytes]:
    while line := response.readline(_MAX_BYTES):
        yield line


def _rows(body: bytes, accept: str, complete: bool) -> Reply:
    kinds = {kind.media_type.partition(";")[0]: kind for kind in _ROWS}
    kinds |= {"application/json": ox.QueryResultsFormat.JSON, "application/xml": ox.QueryResultsFormat.XML}
    name = wanted(accept, list(kinds))
    if name is None:
        return _refusal(406, f"rows come as {', '.join(kinds)}")
    found = ox.parse_query_results(body, ox.QueryResultsFormat.TSV)
    if isinstance(found, ox.QueryBoolean) and kinds[name] in (ox.QueryResultsFormat.CSV, ox.QueryResultsFormat.TSV):
        return Reply(200, name, body)
    return Reply(200, name, found.serialize(format=kinds[name]) or b"", complete)


def _triples(body: bytes, accept: str, complete: bool, prefixes: Mapping[str, str]) -> Reply:
    kinds = {kind.media_type: kind for kind in _TRIPLES} | {"text/plain": ox.RdfFormat.N_TRIPLES}
    name = wanted(accept, list(kinds)) or ox.RdfFormat.TURTLE.media_type
    triples = (quad.triple for quad in ox.parse(body, ox.RdfFormat.N_TRIPLES))
    return Reply(200, name, ox.serialize(triples, format=kinds[name], prefixes=dict(prefixes)) or b"", complete)


def _refusal(status: int, message: str) -> Reply:
    return Reply(status, "text/plain", f"{message}\n".encode())
