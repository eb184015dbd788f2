"""How linking across articles grows with their number: actors reviewed, near merges sought, in one run.

``python -m tests.benchmarks.linking --articles 1000 10000 100000`` prints a table. An article's actors get their ids by
themselves, in constant time; what looks at all of them is the review and the search for pairs that were nearly merged.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator

from faker import Faker

from kg.actors.knowledge import entity_id
from kg.actors.review import near_merges, review
from kg.records import ArticleRecord, Entity, Merge

NEW_AN_ARTICLE, OLD_AN_ARTICLE = 2, 6  # persons whom no article named before, and those whom one did


def records(number: int, seed: int = 0) -> Iterator[ArticleRecord]:
    """Yield articles whose persons come from many languages; news brings new ones all the time."""
    fake, choose = Faker(["nl_NL", "nl_BE", "fr_FR", "de_DE", "en_GB", "tr_TR", "pl_PL", "es_ES"]), random.Random(seed)
    fake.seed_instance(seed)
    known: list[str] = []
    for article in range(number):
        known += [f"{fake.first_name()} {fake.last_name()}" for _ in range(NEW_AN_ARTICLE)]
        names = {*known[-NEW_AN_ARTICLE:], *choose.sample(known, min(OLD_AN_ARTICLE, len(known)))}
        entities = []
        for start, name in enumerate(sorted(names)):
            span = (start, start + 1)
            merge = Merge(span, "full name", name, 0.95)
            entities.append(Entity(entity_id(name), "Person", (name, name), (name,), (span,), merges=(merge,)))
        yield ArticleRecord(f"{article:07}", None, None, tuple(sorted(entities, key=lambda e: e.id)), ())


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, nargs="+", default=[1000, 10_000, 100_000])
    print(f"{'articles':>9} {'actors':>8} {'near':>8} {'review s':>9} {'pairs s':>8} {'ms/article':>11}")
    for number in parser.parse_args().articles:
        made = list(records(number))
        start = time.process_time()
        actors = review(made)
        middle = time.process_time()
        near = near_merges(actors)
        end = time.process_time()
        cells = f"{middle - start:9.2f} {end - middle:8.2f} {1000 * (end - start) / number:11.3f}"
        print(f"{number:9} {len(actors):8} {len(near):8} {cells}")


if __name__ == "__main__":
    main()
