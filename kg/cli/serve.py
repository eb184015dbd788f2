"""``kg serve``: the graph as a SPARQL endpoint with a page to ask it."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from kg.rdf.server import Server

__all__ = ["serve", "serve_cli"]


def serve_cli(
    output: Annotated[Path, typer.Option("--output", "-o", help="The folder that kg build wrote.")] = Path("output"),
    host: Annotated[str, typer.Option(help="The address to listen on; others than this machine's are a choice.")] = (
        "127.0.0.1"
    ),
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port to listen on; 0 takes a free one.")] = 8000,
    timeout: Annotated[int, typer.Option(min=1, metavar="SECONDS", help="Stop a query that takes longer.")] = 10,
    limit: Annotated[int, typer.Option(min=1, metavar="ROWS", help="Cut an answer that has more.")] = 10_000,
    cors: Annotated[bool, typer.Option("--cors", help="Let pages from elsewhere ask as well.")] = False,
) -> None:
    """Serve the graph: SPARQL 1.1 at /sparql, a page to ask it, the network beside it.

    It only reads, asks no other hosts, and goes on with the new graph when kg build has replaced the old one. It
    needs the package oxigraph (pip install 'oxigraph>=0.5,<0.6').
    """
    with serve(output, host=host, port=port, timeout_s=timeout, rows=limit, cors=cors) as server:
        typer.echo(f"serving {server.url} (SPARQL at {server.url}sparql); Ctrl-C ends it")
        stop = threading.Event()
        signal.signal(signal.SIGTERM, lambda *_: stop.set())
        try:
            while not stop.wait(0.5):
                pass
        except KeyboardInterrupt:
            pass


@contextmanager
def serve(output: str | Path = "output", *, host: str = "127.0.0.1", port: int = 0, timeout_s: int = 10,
          rows: int = 10_000, cors: bool = False) -> Iterator[Server]:
    """Serve an output folder in the background while the block runs; ``server.url`` is its address.

    StoreError when there is no store, the port is taken, or the ``oxigraph`` program is not installed.
    """
    from kg.rdf.server import Limits, Server

    server = Server(Path(output), host=host, port=port, limits=Limits(timeout_s, rows), cors=cors)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.close()
