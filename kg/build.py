"""The whole road: sources to articles, articles to records, records to the files of the output folder."""

from __future__ import annotations

import io
import json
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.analyst import Analyst
from kg.articles import read_articles
from kg.errors import InputError
from kg.output import Staging, output_folder, staging
from kg.records import Article, ArticleRecord
from kg.versions import package_versions

if TYPE_CHECKING:
    from spacy.language import Language

    from kg.rdf import Dataset

__all__ = ["BuildReport", "build", "json_line"]

@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did. ``analysed`` counts the articles that were new or changed, ``removed`` those that are gone."""

    output: Path
    articles: int
    analysed: int
    removed: int
    actors: int
    statements: int
    rdf_triples: int
    skipped: tuple[InputError, ...]
    seconds: dict[str, float]

    def to_json(self) -> dict[str, Any]:
        """Return the content of ``build.json``."""
        counts = ("articles", "analysed", "removed", "actors", "statements", "rdf_triples")
        return {
            "counts": {name: getattr(self, name) for name in counts},
            "skipped": [{"input": error.where, "reason": str(error)} for error in self.skipped],
            "seconds": {stage: round(seconds, 3) for stage, seconds in self.seconds.items()},
            "versions": package_versions(),
        }


def json_line(record: ArticleRecord) -> str:
    """Return a record as one line of JSON Lines (contract 1), line end included."""
    return json.dumps(record.to_json(), ensure_ascii=False) + "\n"


def build(
    sources: Iterable[str | Path],
    output: str | Path = "output",
    *,
    nlp: Language | None = None,
    model: str | None = None,
    base: str | None = None,
    title: str | None = None,
    fresh: bool = False,
    actors: str | Path | None = None,
    overrides: str | Path | None = None,
    on_skip: Callable[[InputError], None] | None = None,
    on_warning: Callable[[str], None] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> BuildReport:
    """Build the graph of all articles of ``sources`` in the folder ``output`` and report what was done.

    The folder then holds these articles and no others; foreign files in it are left alone. Only articles that are new
    or changed, or that another version of the analysis made, are analysed again; the bytes are those of a build from
    scratch. Every file is written beside its place and takes it at the end; until then the old ones stand.

    Parameters
    ----------
    nlp, model : a loaded pipeline, or the name or path of one; by default the one that ships with kg.
    base : the IRI that all IRIs of the graph begin with, ``kg.rdf.BASE`` by default.
    fresh : analyse every article again.
    actors : a table of the user's own actors, which win over ours.
    overrides : the user's merges and splits (:mod:`kg.actors.overrides`).
    on_warning : called with a line for each id in ``overrides`` that no article has; only when all were analysed.
    on_skip : called with the error of each input that is skipped, when it is met; they are in the report as well.
    progress : called with the number of articles done and of all to be analysed.

    Raises
    ------
    InputError
        when no source holds an article; nothing is written then.
    ModelError, StoreError, OutputError, TableError
        when the pipeline, the store, the folder or a table of the user cannot be used; the folder keeps what it held.
    """
    from kg.rdf import BASE, open_dataset

    analyst = Analyst(nlp=nlp, model=model, actors=actors, overrides=overrides)

    watch = _Watch()
    skipped: list[InputError] = []

    def skip(error: InputError) -> None:
        skipped.append(error)
        if on_skip is not None:
            on_skip(error)

    with watch("read"):
        articles = sorted(read_articles(sources, on_skip=skip), key=lambda article: article.id)
    if not articles:
        raise InputError("no article could be read", remedy="nothing was written; give a source with articles in it")
    folder, base = output_folder(output), base or BASE
    with ExitStack() as kept:
        with open_dataset(folder / "store", base=base, fresh=fresh) as dataset:
            staged = kept.enter_context(staging(folder))
            with watch("analyse"):
                analysed, removed = _update(dataset, articles, analyst, progress=progress)
            with watch("write"):
                dataset.refresh()
                _write(staged, dataset, articles, title=title, base=base)
                counts = dataset.counts()
        report = BuildReport(
            output=folder,
            articles=len(articles),
            analysed=analysed,
            removed=removed,
            actors=counts["actors"],
            statements=counts["statements"],
            rdf_triples=counts["triples"],
            skipped=tuple(skipped),
            seconds=watch.seconds,
        )
        staged.write("build.json", [json.dumps(report.to_json(), ensure_ascii=False, indent=2) + "\n"])
        staged.commit()
    if on_warning is not None and analysed == len(articles):
        for line in analyst.unknown_ids():
            on_warning(line)
    return report


def _update(
    dataset: Dataset, articles: Sequence[Article], analyst: Analyst, *, progress: Callable[[int, int], None] | None
) -> tuple[int, int]:
    """Bring the dataset up to these articles; return how many were analysed and how many removed."""
    from kg.rdf import fingerprint

    analysis = analyst.mark()
    marks = {article.id: fingerprint(article, analysis) for article in articles}
    known = dataset.fingerprints()
    changed = [article for article in articles if known.get(article.id) != marks[article.id]]
    removed = known.keys() - marks.keys()
    for article_id in removed:
        dataset.remove(article_id)
    if changed:
        for done, (article, record) in enumerate(analyst.records(changed), start=1):
            dataset.put(article, record, marks[article.id])
            if progress is not None:
                progress(done, len(changed))
    return len(changed), len(removed)


def _write(staged: Staging, dataset: Dataset, articles: Sequence[Article], *, title: str | None, base: str) -> None:
    """Write every view of the dataset; all come from the records read back, new and old ones by the same path."""
    from networkx import write_graphml_xml

    from kg.network.graph import graph, graphml_safe
    from kg.network.page import page

    records = list(dataset.records())
    graphml = io.BytesIO()
    write_graphml_xml(graphml_safe(graph(records)), graphml)
    staged.write("graph.trig", dataset.dump("trig"))
    staged.write("triples.jsonl", map(json_line, records))
    staged.write("graph.graphml", [graphml.getvalue().decode()])
    staged.write("graph.html", [page(records, articles, title=title, base=base)])


class _Watch:
    """Seconds by stage, in the order in which the stages began."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        start = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[stage] = self.seconds.get(stage, 0.0) + time.perf_counter() - start
