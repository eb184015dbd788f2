"""Load and query a generated graph in Oxigraph (on disk) and in rdflib (in memory), and compare them in one run.

``python -m tests.benchmarks.rdf --quads 1000000`` prints a table; rdflib needs about 3 GB for a million quads.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from kg.rdf import Dataset, RdflibStore, Select, fingerprint, library, open_dataset, read_dataset
from tests.benchmarks.generate import stream

QUADS_AN_ARTICLE = 1_400
TARGET_MS = 100
TARGET_RATIO = 20
AGGREGATES = ("categories-over-time", "country-balance", "most-active-actors", "unlinked-actors")


def arguments(dataset: Dataset) -> dict[str, dict[str, str]]:
    """Return parameters for the queries that need some: actors of high and of middling frequency."""
    ranked = dataset.ask("most-active-actors")
    found = dataset.query("SELECT ?id { ?s a kg:Statement ; dcterms:identifier ?id }", limit=1)
    assert isinstance(found, Select) and isinstance(ranked, Select)
    names = [str(row[0]) for row in ranked.rows]
    first, second, middle, rare = names[0], names[1], names[len(names) // 4], names[3 * len(names) // 4]
    return {
        "actor": {"actor": middle},
        "source": {"source": second},
        "article": {"article": "0000010"},
        "what-did-x-do-to-y": {"actor": first, "target": second},
        "evidence": {"statement": str(found.rows[0][0])},
        "shortest-path": {"actor": middle, "target": rare},
        "who-did-what-to-whom": {"from": "2020-03-01", "to": "2020-03-31"},
    }


def seconds(work: Callable[[], object], repeats: int, clock: Callable[[], float]) -> tuple[float, object]:
    """Return the median time of some runs after one that does not count (unless there is only one), and the result."""
    result = work() if repeats > 1 else None
    times = []
    for _ in range(repeats):
        start = clock()
        result = work()
        times.append(clock() - start)
    return statistics.median(times), result


def measure(quads: int, *, repeats: int, with_rdflib: bool, clock: Callable[[], float]) -> Iterator[str]:
    """Yield the lines of the report."""
    items = list(stream(max(1, quads // QUADS_AN_ARTICLE)))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "store"
        start = time.perf_counter()
        with open_dataset(path) as writing:
            for article, record in items:
                writing.put(article, record, fingerprint(article))
        load = time.perf_counter() - start
        oxigraph = read_dataset(path)
        yield f"{oxigraph.counts()}"
        yield f"build on disk from records, shared facts included: {load:.1f} s"
        start = time.perf_counter()
        article, record = items[len(items) // 2]
        with open_dataset(path) as writing:
            writing.put(article, record, "changed")
        yield f"replace one article in it: {time.perf_counter() - start:.2f} s"
        rdflib = Dataset(RdflibStore())
        if with_rdflib:
            start = time.perf_counter()
            rdflib.store.add(oxigraph.store.match())
            yield f"load the same quads into rdflib: {time.perf_counter() - start:.1f} s"
        yield from _compare(oxigraph, rdflib if with_rdflib else None, repeats, clock)


def _compare(oxigraph: Dataset, rdflib: Dataset | None, repeats: int, clock: Callable[[], float]) -> Iterator[str]:
    values = arguments(oxigraph)
    yield f"{'query':24}{'rows':>8}{'oxigraph ms':>13}{'rdflib ms':>12}{'ratio':>8}"
    for name in library.queries():
        ours, result = seconds(partial(library.run, oxigraph, name, values.get(name, {})), repeats, clock)
        assert isinstance(result, Select)
        line = f"{name:24}{len(result):8}{1000 * ours:13.1f}"
        slow = 1000 * ours > TARGET_MS
        if rdflib is not None:
            took, theirs = seconds(partial(library.run, rdflib, name, values.get(name, {})), 1, clock)
            ratio = took / ours
            same = isinstance(theirs, Select) and set(theirs.rows) == set(result.rows)
            slow = slow or (name in AGGREGATES and ratio < TARGET_RATIO)
            line += f"{1000 * took:12.0f}{ratio:8.0f}{'' if same else '  OTHER ANSWER'}"
        yield f"{line}{'  misses the target' if slow else ''}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quads", type=int, default=1_000_000)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--no-rdflib", action="store_true", help="measure Oxigraph alone")
    parser.add_argument("--cpu", action="store_true", help="count processor time, on a machine that does other work")
    options = parser.parse_args()
    clock = time.thread_time if options.cpu else time.perf_counter
    for line in measure(options.quads, repeats=options.repeats, with_rdflib=not options.no_rdflib, clock=clock):
        print(line, flush=True)


if __name__ == "__main__":
    main()
