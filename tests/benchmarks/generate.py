"""A made-up stream of extraction records whose actors, like those of real news, follow a power law."""

from __future__ import annotations

import random
from bisect import bisect
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate, islice

from kg.rdf.plover import categories
from kg.records import Article, ArticleRecord, Entity, EntityType, Factuality, Merge, Triple, statement_id

__all__ = ["stream"]

_TYPES: tuple[EntityType, ...] = ("Person", "Person", "Person", "Organization", "GovernmentBody", "Military", "Group")
_SYLLABLES = ["ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "vo", "za", "dra", "gre", "sti", "plo"]


class _World:
    """Actors and actions with their frequencies; actor 0 is the most frequent, the first ones are countries."""

    def __init__(self, seed: int, actors: int, countries: int) -> None:
        self.random, self.countries = random.Random(seed), countries
        self.actors = list(accumulate(1 / rank for rank in range(1, actors + 1)))
        self.verbs = [f"{self._word()}en" for _ in range(400)]
        self.verb_weights = list(accumulate(1 / rank for rank in range(1, len(self.verbs) + 1)))
        self.modes = list(categories().values())
        self.of_verb = [self.random.choice(self.modes) for _ in self.verbs]

    def _word(self) -> str:
        return "".join(self.random.choice(_SYLLABLES) for _ in range(3))

    def pick(self, weights: list[float]) -> int:
        return min(bisect(weights, self.random.random() * weights[-1]), len(weights) - 1)

    def actor(self, number: int, spans: tuple[tuple[int, int], ...]) -> Entity:
        name = f"actor-{number}"
        kind: EntityType = "Country" if number < self.countries else _TYPES[number % len(_TYPES)]
        whole = None if number < self.countries or number % 3 == 0 else f"actor-{number % self.countries}"
        same = (f"http://www.wikidata.org/entity/QX{number}",) if number < 4 * self.countries else ()
        forms = (name, f"de {name}", f"heer {name}", f"{name}-lid")
        mentions = tuple(forms[i % 4] for i in range(len(spans)))
        return Entity(
            name,
            kind,
            (name, f"{name} (en)"),
            mentions,
            spans,
            whole,
            same,
            tuple(Merge(span, "alias", "invented", 0.9) for span in spans),
        )


def stream(
    articles: int, *, seed: int = 1, actors: int = 5_000, countries: int = 60
) -> Iterator[tuple[Article, ArticleRecord]]:
    """Yield articles over four years with about 20 actors and 22 statements each: about 1,360 quads an article."""
    world = _World(seed, actors, countries)
    chance = world.random
    for number in range(articles):
        article_id = f"{number:07d}"
        day = date(2019, 1, 1) + timedelta(days=number * 1460 // articles)
        cast = sorted({world.pick(world.actors) for _ in range(28)})
        places = iter(range(0, 100_000, 40))
        entities = []
        for who in cast:
            spans = tuple((at, at + 12) for at in islice(places, chance.choice((1, 1, 2, 5))))
            entities.append(world.actor(who, spans))
        entities.sort(key=lambda entity: entity.id)
        triples = []
        for at in range(22):
            actor, target = (f"actor-{who}" for who in chance.sample(cast, 2))
            verb = world.pick(world.verb_weights)
            kind, start = world.of_verb[verb], 200 * at
            factuality: Factuality = chance.choices(("certain", "uncertain", "negated"), (70, 25, 5))[0]
            triples.append(
                Triple(
                    statement_id(article_id, actor, world.verbs[verb], target, start, start + 40),
                    actor,
                    world.verbs[verb],
                    target,
                    kind.name,
                    factuality,
                    f"actor-{chance.choice(cast)}" if chance.random() < 0.3 else None,
                    day.isoformat() if chance.random() < 0.4 else None,
                    f"actor-{chance.choice(cast)}" if chance.random() < 0.2 else None,
                    "x" * 40,
                    start,
                    start + 40,
                    round(chance.random(), 2),
                    kind.mode or None,
                    world.verbs[verb],
                    "active",
                    (start, start + 120),
                )
            )
        yield (
            Article(article_id, "x" * 8_000, day.isoformat(), f"Artikel {number}"),
            ArticleRecord(article_id, day.isoformat(), f"Artikel {number}", tuple(entities), tuple(triples)),
        )
