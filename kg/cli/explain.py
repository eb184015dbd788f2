"""``kg explain``: why a text gives the statements that it gives."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.console import Model
from kg.errors import InputError
from kg.output import write_file

__all__ = ["explain_cli", "explain_page", "explain_text"]


def explain_cli(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="A Dutch sentence or article, or - for standard input.")],
    model: Model = None,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write a page to open in a browser instead.")
    ] = None,
) -> None:
    """Show how a text becomes statements.

    Its parse, its actors with the reason for each, its events, and the rule behind each statement.
    """
    given = sys.stdin.read() if text == "-" else text
    typer.echo(explain_text(given, model=model) if html is None else explain_page(given, html, model=model))


def explain_text(text: str, *, model: str | None = None) -> str:
    """Return the explanation of a text, as lines for a person; InputError when the text is empty."""
    _check(text)
    from kg.language import load
    from kg.relations.explain import explain

    return explain(load(model), text)


def explain_page(text: str, path: Path, *, model: str | None = None) -> Path:
    """Write the explanation of a text as one HTML page and return its path.

    InputError when the text is empty; OutputError when the file cannot be written, which leaves what was there before.
    """
    _check(text)
    from kg.language import load
    from kg.relations.explain import read
    from kg.relations.explain_html import page

    write_file(path, [page(read(load(model), text))])
    return path


def _check(text: str) -> None:
    if not text.strip():
        raise InputError("the text is empty", remedy="give a sentence between quotes")
