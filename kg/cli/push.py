"""``kg push``: the graph to another store."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.console import progress_bar

if TYPE_CHECKING:
    from kg.rdf.push import PushReport

__all__ = ["push", "push_cli"]


def push_cli(
    url: Annotated[str, typer.Argument(metavar="URL", help="The address of the store's SPARQL 1.1 Graph Store.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The folder that kg build wrote.")] = Path("output"),
    user: Annotated[
        str | None, typer.Option(metavar="NAME", help="The user; its password is read from KG_PUSH_PASSWORD.")
    ] = None,
    full: Annotated[bool, typer.Option("--full", help="Send the graphs that did not change as well.")] = False,
    attempts: Annotated[int, typer.Option(min=1, help="How often to try when the store does not answer.")] = 5,
) -> None:
    """Send the named graphs to a store: Fuseki, GraphDB, Virtuoso, Oxigraph and others.

    Only graphs that changed since the last push to that address are sent, and graphs of articles that are gone are
    deleted there; other graphs there are left alone. Run it again after a failure: it goes on where it stopped. A
    token is read from KG_PUSH_TOKEN. A bulk loader (QLever, Virtuoso) takes the file of: kg export nquads.
    """
    from kg.rdf.push import Account

    account = Account(user, os.environ.get("KG_PUSH_PASSWORD"), os.environ.get("KG_PUSH_TOKEN"))
    with progress_bar("pushing") as progress:
        report = push(url, output, account=account, full=full, attempts=attempts, progress=progress)
    typer.echo(f"{report.sent:,} graphs sent, {report.unchanged:,} unchanged, {report.deleted:,} deleted")


def push(url: str, output: str | Path = "output", **options: object) -> PushReport:
    """Send the store of an output folder; the options are those of :func:`kg.rdf.push.push`."""
    from kg.rdf import read_dataset
    from kg.rdf.push import push as send

    folder = Path(output)
    return send(read_dataset(folder / "store"), url, folder / "push.json", **options)  # type: ignore[arg-type]
