"""``kg extract``: the statements of articles as JSON Lines."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import typer

from kg.analyst import Analyst
from kg.articles import read_articles
from kg.cli.console import Actors, Model, Overrides, Sources, complain, progress_bar, skipped
from kg.errors import InputError
from kg.records import ArticleRecord

__all__ = ["extract_cli", "extract_records"]


def extract_cli(sources: Sources, model: Model = None, actors: Actors = None, overrides: Overrides = None) -> None:
    """Print the statements of articles as JSON Lines.

    One object for each article: its entities, and who did what to whom with the words that say so. Inputs that
    cannot be read are named on stderr and skipped (exit code 1).
    """
    from kg.build import json_line

    errors: list[InputError] = []

    def skip(error: InputError) -> None:
        skipped(error)
        errors.append(error)

    done = 0
    with progress_bar("extracting", hidden=sys.stdout.isatty()) as progress:
        records = extract_records(
            sources, model=model, actors=actors, overrides=overrides, on_skip=skip, on_warning=complain
        )
        for done, record in enumerate(records, start=1):
            sys.stdout.write(json_line(record))
            progress(done, None)
    if not done:
        raise InputError("no article could be read", remedy="give a source with articles in it")
    raise typer.Exit(1 if errors else 0)


def extract_records(
    sources: Iterable[str | Path],
    *,
    model: str | None = None,
    actors: Path | None = None,
    overrides: Path | None = None,
    on_skip: Callable[[InputError], None],
    on_warning: Callable[[str], None] | None = None,
) -> Iterator[ArticleRecord]:
    """Yield the record of each article of ``sources``, as they are read.

    At the end ``on_warning`` is called with a line for each id in ``overrides`` that no article has. ModelError when
    there is no pipeline, TableError when a table of the user is not valid.
    """
    analyst = Analyst(model=model, actors=actors, overrides=overrides)
    for _, record in analyst.records(read_articles(sources, on_skip=on_skip)):
        yield record
    if on_warning is not None:
        for line in analyst.unknown_ids():
            on_warning(line)
