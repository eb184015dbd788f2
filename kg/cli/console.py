"""What the commands have in common: messages and progress on stderr, and their shared options."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from kg.errors import InputError

__all__ = ["Actors", "Model", "Overrides", "Sources", "complain", "progress_bar", "skipped"]

Sources = Annotated[
    list[str],
    typer.Argument(metavar="SOURCE", help="A .txt, .jsonl or .html file, a folder, or - for JSON Lines on stdin."),
]
Model = Annotated[
    str | None,
    typer.Option("--model", "-m", metavar="NAME", help="An installed Dutch spaCy pipeline or its path, not ours."),
]
Actors = Annotated[
    Path | None,
    typer.Option("--actors", metavar="FILE.tsv", help="A table of your own well-known actors; its rows win."),
]
Overrides = Annotated[
    Path | None,
    typer.Option("--overrides", metavar="FILE.toml", help="Your own merges and splits of actors; they win."),
]


def complain(message: str) -> None:
    """Print a message in one line on stderr; what a terminal could take for a command is shown as an escape."""
    line = "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in message)
    print(f"kg: {line}", file=sys.stderr, flush=True)


def skipped(error: InputError) -> None:
    """Say which input is skipped and why."""
    complain(f"skipped {error}")


@contextmanager
def progress_bar(what: str, *, hidden: bool = False) -> Iterator[Callable[[int, int | None], None]]:
    """Show a progress bar on stderr while the block runs, when that is a terminal; yield how to move it.

    Parameters
    ----------
    what : the work that is going on ("analysing").
    hidden : show nothing, because the results themselves go to the terminal.
    """
    if hidden or not sys.stderr.isatty():
        yield lambda done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(what, total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)
