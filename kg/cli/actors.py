"""``kg actors``: every actor, what was merged into it and why, and what was nearly merged."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kg.actors.review import Actor, NearMerge, near_merges, review
from kg.cli.console import Actors, Model, Overrides, complain, skipped
from kg.cli.extract import extract_records
from kg.errors import InputError
from kg.records import ArticleRecord

__all__ = ["actors_cli", "as_csv", "as_json", "as_table"]


class Form(StrEnum):
    """How the actors are printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def actors_cli(
    sources: Annotated[
        list[str] | None, typer.Argument(metavar="[SOURCE]...", help="Articles to analyse, in place of a built graph.")
    ] = None,
    output: Annotated[Path, typer.Option("--output", "-o", help="The folder that kg build wrote.")] = Path("output"),
    form: Annotated[Form, typer.Option("--format", "-f", help="How to print the actors.")] = Form.TABLE,
    model: Model = None,
    actors: Actors = None,
    overrides: Overrides = None,
) -> None:
    """List the actors, the reason for each of their mentions, and the pairs that were nearly merged.

    What is wrong can be mended in a file of overrides: see --overrides of kg build.
    """
    errors: list[InputError] = []

    def skip(error: InputError) -> None:
        skipped(error)
        errors.append(error)

    records: list[ArticleRecord]
    if sources:
        found = extract_records(
            sources, model=model, actors=actors, overrides=overrides, on_skip=skip, on_warning=complain
        )
        records = list(found)
        if not records:
            raise InputError("no article could be read", remedy="give a source with articles in it")
    else:
        records = _built(output)
    nodes = review(records)
    printers = {Form.TABLE: as_table, Form.CSV: as_csv, Form.JSON: as_json}
    typer.echo(printers[form](nodes, near_merges(nodes)), nl=form is not Form.CSV)
    raise typer.Exit(1 if errors else 0)


def _built(output: Path) -> list[ArticleRecord]:
    from kg.rdf import read_dataset

    return list(read_dataset(output / "store").records())


def as_table(actors: Sequence[Actor], near: Sequence[NearMerge]) -> str:
    """Return the actors as lines for a person: one for each, and below it one for each reason."""
    lines = []
    for actor in actors:
        lines.append(f"{actor.id}  ({actor.type}, {actor.articles} article{'' if actor.articles == 1 else 's'})")
        for reason in actor.reasons:
            often = f" x{reason.count}" if reason.count > 1 else ""
            lines.append(f"    {reason.confidence:.2f}  {reason.mention!r}{often}: {reason.rule} ({reason.evidence})")
    lines += ["", f"{len(actors)} actors, {len(near)} nearly merged"]
    lines += [f"    {pair.likeness:5.1f}  {pair.one}  {pair.other}  ({pair.shared})" for pair in near]
    return "\n".join(lines)


def as_csv(actors: Sequence[Actor], near: Sequence[NearMerge]) -> str:
    """Return the actors as CSV, a row for each reason; a nearly merged pair is a row with the rule "kept apart"."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(("id", "type", "mention", "count", "rule", "evidence", "confidence"))
    for actor in actors:
        for reason in actor.reasons:
            said = (reason.mention, reason.count, reason.rule, reason.evidence, reason.confidence)
            writer.writerow((actor.id, actor.type, *said))
    types = {actor.id: actor.type for actor in actors}
    for pair in near:
        alike = f"{pair.shared}, {pair.likeness} alike"
        writer.writerow((pair.one, types[pair.one], pair.other, "", "kept apart", alike, ""))
    return stream.getvalue()


def as_json(actors: Sequence[Actor], near: Sequence[NearMerge]) -> str:
    """Return the actors and the nearly merged pairs as one JSON object."""
    content = {"actors": [asdict(actor) for actor in actors], "near_merges": [asdict(pair) for pair in near]}
    return json.dumps(content, ensure_ascii=False, indent=2)
