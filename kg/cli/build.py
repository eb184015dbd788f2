"""``kg build``: the graph of all articles, as an output folder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.build import BuildReport, build
from kg.cli.console import Actors, Model, Overrides, Sources, complain, progress_bar, skipped

__all__ = ["build_cli", "summary"]

_FILES = {
    "graph.html": "the network, to open in a browser",
    "graph.trig": "the RDF dataset",
    "store": "the same, to ask with kg query",
    "triples.jsonl": "the statements, a line for each article",
    "graph.graphml": "the network for Gephi, Cytoscape and others",
    "build.json": "counts, versions, times, what was skipped",
}


def build_cli(
    sources: Sources,
    output: Annotated[Path, typer.Option("--output", "-o", help="The folder to write.")] = Path("output"),
    model: Model = None,
    actors: Actors = None,
    overrides: Overrides = None,
    base: Annotated[str | None, typer.Option(metavar="IRI", help="What every IRI of the graph begins with.")] = None,
    title: Annotated[str | None, typer.Option(help="The title of the page.")] = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="Analyse articles that did not change again.")] = False,
) -> None:
    """Build the knowledge graph of articles.

    It writes RDF, a store to query, JSON Lines, and a page with the network to open in a browser. The output
    folder then holds these articles and no others. Only new and changed ones are analysed. Inputs that cannot be
    read are named on stderr and skipped (exit code 1).
    """
    with progress_bar("analysing") as progress:
        report = build(
            sources,
            output,
            model=model,
            base=base,
            title=title,
            fresh=fresh,
            actors=actors,
            overrides=overrides,
            on_skip=skipped,
            on_warning=complain,
            progress=progress,
        )
    typer.echo(summary(report))
    raise typer.Exit(1 if report.skipped else 0)


def summary(report: BuildReport) -> str:
    """Return what was built, as lines for a person: the counts, then each file of the output and what it is for."""
    unchanged = report.articles - report.analysed
    lines = [
        f"{_count(report.articles, 'article')}: {_count(report.actors, 'actor')}, "
        f"{_count(report.statements, 'statement')}, {_count(report.rdf_triples, 'RDF triple')} "
        f"({report.analysed:,} analysed, {unchanged:,} unchanged, {report.removed:,} removed; "
        f"{sum(report.seconds.values()):.1f} s)"
    ]
    if report.skipped:
        lines.append(f"{_count(len(report.skipped), 'input')} skipped")
    width = max(len(str(report.output / name)) for name in _FILES)
    lines += [f"  {report.output / name!s:{width}}  {purpose}" for name, purpose in _FILES.items()]
    return "\n".join(lines)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
