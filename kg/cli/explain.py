"""``kg explain``: why a text gives the statements that it gives."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from kg.cli.console import Model
from kg.errors import InputError

__all__ = ["explain_cli", "explain_text"]


def explain_cli(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="A Dutch sentence or article, or - for standard input.")],
    model: Model = None,
) -> None:
    """Show how a text becomes statements.

    Its parse, its actors with the reason for each, its events, and the rule behind each statement.
    """
    typer.echo(explain_text(sys.stdin.read() if text == "-" else text, model=model))


def explain_text(text: str, *, model: str | None = None) -> str:
    """Return the explanation of a text, as lines for a person; InputError when the text is empty."""
    if not text.strip():
        raise InputError("the text is empty", remedy="give a sentence between quotes")
    from kg.language import load
    from kg.relations.explain import explain

    return explain(load(model), text)
