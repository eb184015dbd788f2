"""``kg query``: questions to the graph, by name or in SPARQL."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.console import complain
from kg.errors import InputError, QueryError

if TYPE_CHECKING:
    from kg.rdf import Dataset, Result
    from kg.rdf.labels import Labels
    from kg.rdf.library import LibraryQuery

__all__ = ["Form", "Language", "parameters", "query", "query_cli", "read_query"]

_SPARQL = re.compile(r"(?:\s|#[^\n]*\n)*(?:select|ask|construct|describe|prefix|base)\b", re.IGNORECASE)
_UPDATE = re.compile(r"(?:\s|#[^\n]*\n)*(?:insert|delete|load|clear|drop|create|add|move|copy|with)\b", re.IGNORECASE)


class Form(StrEnum):
    """How an answer is printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


class Language(StrEnum):
    """The language of labels."""

    NL = "nl"
    EN = "en"


def query_cli(
    what: Annotated[
        str | None, typer.Argument(metavar="NAME|FILE|SPARQL", help="A query of the library, a file, SPARQL, or -.")
    ] = None,
    output: Annotated[Path, typer.Option("--output", "-o", help="The folder that kg build wrote.")] = Path("output"),
    param: Annotated[
        list[str] | None, typer.Option("--param", "-p", metavar="NAME=VALUE", help="A parameter of the query.")
    ] = None,
    form: Annotated[Form, typer.Option("--format", "-f", help="How to print the answer.")] = Form.TABLE,
    limit: Annotated[int | None, typer.Option(min=1, help="Print no more rows than this.")] = None,
    lang: Annotated[Language, typer.Option(help="The language of labels in a table.")] = Language.NL,
    labels: Annotated[bool, typer.Option("--labels", help="Print labels in place of IRIs in CSV as well.")] = False,
    list_all: Annotated[bool, typer.Option("--list", help="Show the queries of the library and stop.")] = False,
) -> None:
    """Ask the graph: a query of the library by name, one from a file, or SPARQL.

    For example: kg query actor -p actor=Soleimani. Actors are found by any of their names, in Dutch or English, or by
    their id. The prefixes of the vocabularies need not be declared; queries see the union of all graphs.
    """
    from kg.rdf.labels import Labels

    if list_all:
        _print_list()
        return
    if what is None:
        raise QueryError("what to ask is missing", remedy="name a query, a file or SPARQL; --list shows the library")
    asked = read_query(what)
    values = parameters(param or ())
    dataset, result = query(asked, output, values, limit=limit)
    _print(dataset, result, form, Labels(dataset, lang), with_labels=labels)
    if not getattr(result, "complete", True):
        complain(f"only the first {limit} rows are shown; raise --limit to see more")


def query(what: str | LibraryQuery, output: str | Path = "output", values: dict[str, str] | None = None, *,
          limit: int | None = None) -> tuple[Dataset, Result]:
    """Answer a query (a name, or one that was read) over the store of an output folder.

    QueryError for a query or parameter that is not valid, StoreError when there is no store to read.
    """
    from kg.rdf import library, read_dataset

    asked = library.find(what) if isinstance(what, str) else what
    asked.bind(values or {})
    dataset = read_dataset(Path(output) / "store")
    return dataset, library.run(dataset, asked, values or {}, limit=limit)


def read_query(what: str) -> LibraryQuery:
    """Return the query that a person means by a name of the library, a path, SPARQL itself, or ``-`` for stdin."""
    from kg.rdf import library

    if what == "-":
        return library.parse("stdin", sys.stdin.read())
    if what in library.queries():
        return library.find(what)
    if _UPDATE.match(what):
        raise QueryError("is an update, and kg query changes nothing", where="query", remedy="build the graph anew")
    if _SPARQL.match(what):
        return library.parse("SPARQL", what)
    path = Path(what)
    if "\n" not in what and len(what) < 255 and (path.suffix in (".rq", ".sparql") or path.is_file()):
        try:
            return library.parse(what, path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
            raise InputError(f"cannot be read: {reason}", where=what, remedy="name a file of SPARQL") from None
    return library.find(what)


def parameters(pairs: Iterable[str]) -> dict[str, str]:
    """Return ``NAME=VALUE`` pairs as a mapping; QueryError for one without ``=`` or given twice."""
    values: dict[str, str] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name:
            raise QueryError("is not NAME=VALUE", where=f"--param '{pair}'", remedy="write for example -p actor=Iran")
        if name in values:
            raise QueryError("is given twice", where=f"--param '{name}'", remedy="give it once")
        values[name] = value
    return values


def _print(dataset: Dataset, result: Result, form: Form, labels: Labels, *, with_labels: bool) -> None:
    from kg.rdf.formats import csv_text, json_text, turtle_text
    from kg.rdf.results import Ask, Construct

    if form is Form.JSON:
        sys.stdout.write(json_text(result))
    elif form is Form.CSV:
        sys.stdout.write(csv_text(result, labels if with_labels else None))
    elif isinstance(result, Ask):
        print("yes" if result else "no")
    elif isinstance(result, Construct):
        sys.stdout.write(turtle_text(result, dataset.names.prefixes()))
    else:
        _print_table(result.variables, [[labels(term) for term in row] for row in result.rows])
        print(f"{len(result.rows):,} row{'' if len(result.rows) == 1 else 's'}")


def _print_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table that fits a terminal; in a pipe each row stays on one line."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    on_terminal = sys.stdout.isatty()
    console = Console(width=None if on_terminal else 10_000, highlight=False, markup=False, emoji=False)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(Text(column), overflow="fold", no_wrap=not on_terminal)
    for row in rows:
        table.add_row(*(Text(_safe(cell)) for cell in row))
    if on_terminal:
        console.print(table)
        return
    with console.capture() as captured:
        console.print(table)
    lines = (line.removeprefix(" ").rstrip() for line in captured.get().splitlines())
    print("\n".join(line for line in lines if line))


def _safe(text: str) -> str:
    """Show what a terminal could take for a command, or that turns the direction of text, as U+FFFD."""
    return "".join(char if char.isprintable() else "\ufffd" for char in " ".join(text.split()))


def _print_list() -> None:
    from kg.rdf import library

    rows = []
    for name, found in library.queries().items():
        usage = " ".join(f"{p.name}={p.type}" if p.required else f"[{p.name}={p.type}]" for p in found.parameters)
        rows.append((name, usage, found.question))
    _print_table(("name", "parameters", "question"), rows)
