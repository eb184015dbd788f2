"""``kg evaluate``: what was extracted, entities and triples, against what is right."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from kg.articles import read_articles
from kg.cli.console import Model, progress_bar, skipped
from kg.errors import InputError
from kg.evaluation.breakdown import Share, kinds_found, patterns_right
from kg.evaluation.entities import EntityScores, score_entities
from kg.evaluation.gold import GoldText, GoldTriple, read_gold
from kg.evaluation.scoring import Scores, differences, score

__all__ = ["evaluate", "evaluate_cli", "report", "shares", "show"]


def evaluate_cli(
    gold: Annotated[Path, typer.Argument(metavar="GOLD.jsonl", help="The right answers, one text a line.")],
    system: Annotated[
        Path | None, typer.Argument(metavar="[SYSTEM.jsonl]", help="The answers to score, as kg extract prints them.")
    ] = None,
    articles: Annotated[
        list[str] | None,
        typer.Option("--articles", "-a", metavar="SOURCE", help="Where the articles are, when GOLD has no texts."),
    ] = None,
    model: Model = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the scores as one JSON object.")] = False,
    by_kind: Annotated[bool, typer.Option("--by-kind", help="Print scores by phenomenon and by pattern too.")] = False,
    details: Annotated[bool, typer.Option("--show", help="Print each triple that was missed or is wrong.")] = False,
) -> None:
    """Score extracted entities and triples against the right ones.

    Precision, recall and F1 of entities, of mentions (B-cubed: is each participant one node?), of pairs and of triples;
    over the entities that are found, how often the type is right; over the triples that are right, how often the PLOVER
    category, the factuality and the source are right too.

    Without SYSTEM.jsonl the articles are analysed first: the texts in GOLD, or those of --articles with the same ids.
    """
    errors: list[InputError] = []

    def skip(error: InputError) -> None:
        skipped(error)
        errors.append(error)

    with progress_bar("analysing") as progress:
        texts, answers = evaluate(gold, system, articles=articles or (), model=model, on_skip=skip, progress=progress)
    scores, entities = score(texts, answers), score_entities(texts, answers)
    if details:
        typer.echo("\n".join(show(texts, answers)), err=as_json)
    both = {**scores.to_json(), "entities": entities.to_json()}
    typer.echo(json.dumps(both) if as_json else report(scores, entities))
    if by_kind and not as_json:
        typer.echo(shares("found", kinds_found(texts, answers)))
        typer.echo(shares("right", patterns_right(texts, answers)))
    raise typer.Exit(1 if errors else 0)


def evaluate(
    gold: str | Path,
    system: str | Path | None = None,
    *,
    articles: Iterable[str | Path] = (),
    model: str | None = None,
    on_skip: Callable[[InputError], None],
    progress: Callable[[int, int], None],
) -> tuple[list[GoldText], list[GoldText]]:
    """Return the texts of a gold file and the answers to them: those of ``system``, or else the pipeline's own.

    Raises
    ------
    GoldError
        when a file is not valid, or there is no text to analyse for one of the gold texts.
    ModelError
        when the pipeline cannot be used.
    """
    texts = read_gold(gold)
    if system is not None:
        return texts, read_gold(system)
    from kg.evaluation.system import answers, gold_articles
    from kg.language import load

    analysed = []
    found = gold_articles(texts, read_articles(articles, on_skip=on_skip))
    for done, answer in enumerate(answers(found, load(model)), start=1):
        analysed.append(answer)
        progress(done, len(found))
    return texts, analysed


def report(scores: Scores, entities: EntityScores) -> str:
    """Return the scores as a table for a person."""
    rows = [("entity", entities.found, entities.gold), ("one node", entities.one_node, entities.mentions)]
    rows += [("pair", scores.pair, scores.gold_core), ("triple", scores.triple, scores.gold_core)]
    rows += [(name, prf, n) for name, (prf, n) in scores.classes.items()]
    lines = [
        f"{scores.texts} texts: {scores.gold_core} core triples to find, {scores.system} extracted, "
        f"{scores.matched} right",
        "",
        f"{'':10}{'P':>7}{'R':>7}{'F1':>7}{'gold':>7}",
    ]
    lines += [f"{name:10}{prf.p:7.3f}{prf.r:7.3f}{prf.f1:7.3f}{n:7}" for name, prf, n in rows]
    lines.insert(7, "")
    lines += ["", "accuracy over the entities that are found:", f"{'type':10}{entities.type:7.3f}"]
    lines += ["accuracy over the triples that are right:"]
    lines += [f"{name:10}{getattr(scores, name):7.3f}" for name in ("plover", "factuality", "source")]
    if scores.unanswered:
        lines.append(f"{scores.unanswered} of {scores.texts} texts without an answer")
    return "\n".join(lines)


def shares(name: str, found: Sequence[Share]) -> str:
    """Return shares as a table for a person, under a name for what counts."""
    lines = ["", f"{'':28}{name:>7}{'of':>7}{'share':>7}"]
    return "\n".join(lines + [f"{s.kind:28}{s.part:7}{s.whole:7}{s.part / s.whole:7.2f}" for s in found])


def show(gold: Sequence[GoldText], system: Sequence[GoldText]) -> Iterator[str]:
    """Yield what was missed and what is wrong in each text, as lines for a person."""
    answers = {text.id: text for text in system}
    for text in gold:
        yield f"# {text.id}"
        for difference in differences(text, answers.get(text.id, GoldText(text.id))):
            yield f"  {difference.kind}: {_line(difference.triple)}"


def _line(triple: GoldTriple) -> str:
    said = f"{triple.actor} | {'/'.join(triple.action)} | {triple.target}"
    return f"{said} | {triple.evidence}" if triple.evidence else said
