"""``kg export``: the graph in the formats that other programs read."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kg.output import write_file

__all__ = ["Format", "export", "export_cli"]


class Format(StrEnum):
    """The formats of ``kg.rdf.export``."""

    TRIG = "trig"
    NQUADS = "nquads"
    TURTLE = "turtle"
    JSONLD = "jsonld"
    GRAPHML = "graphml"
    GEXF = "gexf"
    CSV = "csv"
    EVENTS = "events"


def export_cli(
    form: Annotated[Format, typer.Argument(metavar="FORMAT", help=f"One of {', '.join(Format)}.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The folder that kg build wrote.")] = Path("output"),
    to: Annotated[Path | None, typer.Option("--to", metavar="FILE", help="Write this file, not to stdout.")] = None,
) -> None:
    """Print the graph as RDF, as a network, or as a table.

    RDF: trig and nquads hold the named graphs, jsonld too, turtle their union. The network: graphml (Gephi,
    Cytoscape, yEd, igraph) and gexf (Gephi). Tables: csv has a line for each statement; events has the certain ones
    in the columns of POLECAT, for tools that read PLOVER event data.
    """
    export(form, output, to)


def export(form: str, output: str | Path = "output", to: Path | None = None) -> None:
    """Write the store of an output folder in a format, to a file or to stdout.

    StoreError when there is no store; OutputError when the file cannot be written, which leaves what was there before.
    """
    from kg.rdf import read_dataset
    from kg.rdf.export import export as written

    parts = written(read_dataset(Path(output) / "store"), form)
    if to is None:
        sys.stdout.writelines(parts)
    else:
        write_file(to, parts)
