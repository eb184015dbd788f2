"""Records made by hand for the tests of the network, and a generator of large ones. All names and events are made up."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from kg.records import Article, ArticleRecord, Entity, EntityType, Factuality, Triple, statement_id

ACTORS: dict[str, tuple[EntityType, str, str, str | None]] = {
    "Noordland": ("Country", "Noordland", "Northland", None),
    "Zuidland": ("Country", "Zuidland", "Southland", None),
    "Northland_parliament": ("GovernmentBody", "parlement van Noordland", "parliament of Northland", "Noordland"),
    "Northland_army": ("Military", "Noordlands leger", "Northland army", "Noordland"),
    "Zoe_Brule": ("Person", "Zoë Brûlé", "Zoe Brule", "Zuidland"),
    "Red_Guard": ("ArmedGroup", "Rode Wacht", "Red Guard", "Zuidland"),
    "Union": ("IGO", "Verbond van Landen", "Union of Lands", None),
    "Bergstad": ("Place", "Bergstad", "Mountain City", "Noordland"),
    "Courier": ("Organization", "De Koerier", "The Courier", None),
    "Dike_base": ("Facility", "basis bij de dijk", "base at the dike", "Noordland"),
    "Dockers": ("Group", "havenarbeiders", "dockers", "Eastland"),
}

Fact = tuple[str, str, str, str, str, Factuality, str, str | None, str | None, str | None]
# sentence, then what it states: actor, action, gloss, target, category, factuality, evidence, source, time, place
ARTICLES: dict[str, tuple[str, str | None, list[tuple[str, list[Fact]]]]] = {
    "n1": (
        "2031-03-04",
        "Spanning aan de dijk",
        [
            (
                "Het leger van Noordland heeft de Rode Wacht bij Bergstad aangevallen.",
                [
                    (
                        "Northland_army",
                        "aanvallen",
                        "attack",
                        "Red_Guard",
                        "ASSAULT",
                        "certain",
                        "leger van Noordland heeft de Rode Wacht bij Bergstad aangevallen",
                        None,
                        "2031-03-03",
                        "Bergstad",
                    )
                ],
            ),
            (
                "Volgens De Koerier zou Zuidland de Rode Wacht wapens geven.",
                [
                    (
                        "Zuidland",
                        "bewapenen",
                        "arm",
                        "Red_Guard",
                        "AID",
                        "uncertain",
                        "zou Zuidland de Rode Wacht wapens geven",
                        "Courier",
                        None,
                        None,
                    )
                ],
            ),
            (
                "Zoë Brûlé waarschuwde Noordland voor de gevolgen.",
                [
                    (
                        "Zoe_Brule",
                        "waarschuwen",
                        "warn",
                        "Noordland",
                        "THREATEN",
                        "certain",
                        "Zoë Brûlé waarschuwde Noordland",
                        None,
                        "2031-03-04",
                        None,
                    )
                ],
            ),
        ],
    ),
    "n2": (
        "2031-04-11",
        None,
        [
            (
                "Noordland ontkent dat zijn leger de Rode Wacht heeft aangevallen.",
                [
                    (
                        "Northland_army",
                        "aanvallen",
                        "attack",
                        "Red_Guard",
                        "ASSAULT",
                        "negated",
                        "zijn leger de Rode Wacht heeft aangevallen",
                        "Noordland",
                        None,
                        None,
                    )
                ],
            ),
            (
                "Noordland en Zuidland spraken elkaar in het Verbond van Landen.",
                [
                    (
                        "Noordland",
                        "spreken",
                        "talk",
                        "Zuidland",
                        "CONSULT",
                        "certain",
                        "Noordland en Zuidland spraken elkaar",
                        None,
                        "2031-04-10",
                        None,
                    )
                ],
            ),
            (
                "Het Verbond steunt Noordland, en Noordland steunt het Verbond.",
                [
                    (
                        "Union",
                        "steunen",
                        "support",
                        "Noordland",
                        "SUPPORT",
                        "certain",
                        "Verbond steunt Noordland",
                        None,
                        None,
                        None,
                    ),
                    (
                        "Noordland",
                        "steunen",
                        "support",
                        "Union",
                        "SUPPORT",
                        "certain",
                        "Noordland steunt het Verbond",
                        None,
                        None,
                        None,
                    ),
                ],
            ),
        ],
    ),
    "n3": (
        "2031-06",
        "Na de storm",
        [
            (
                "Het parlement van Noordland bestrafte Zuidland en sprak met Zuidland.",
                [
                    (
                        "Northland_parliament",
                        "bestraffen",
                        "sanction",
                        "Zuidland",
                        "SANCTION",
                        "certain",
                        "parlement van Noordland bestrafte Zuidland",
                        None,
                        "2031-06-01",
                        None,
                    ),
                    (
                        "Northland_parliament",
                        "spreken",
                        "talk",
                        "Zuidland",
                        "CONSULT",
                        "certain",
                        "sprak met Zuidland",
                        None,
                        "2031-06-02",
                        None,
                    ),
                ],
            ),
            (
                "Het parlement bedreigt Zuidland opnieuw, zegt het leger.",
                [
                    (
                        "Northland_parliament",
                        "bedreigen",
                        "threaten",
                        "Zuidland",
                        "THREATEN",
                        "certain",
                        "parlement bedreigt Zuidland",
                        "Northland_army",
                        None,
                        None,
                    )
                ],
            ),
            (
                "De havenarbeiders bezetten de basis bij de dijk.",
                [
                    (
                        "Dockers",
                        "bezetten",
                        "occupy",
                        "Dike_base",
                        "PROTEST",
                        "certain",
                        "havenarbeiders bezetten de basis bij de dijk",
                        None,
                        None,
                        None,
                    )
                ],
            ),
            (
                "Noordland benoemde zichzelf tot gastland.",
                [
                    (
                        "Noordland",
                        "benoemen",
                        "appoint",
                        "Noordland",
                        "OTHER",
                        "certain",
                        "Noordland benoemde zichzelf",
                        None,
                        None,
                        None,
                    )
                ],
            ),
        ],
    ),
}
SAME_AS = {"Noordland": ("https://example.org/id/noordland", "javascript:alert(1)")}


def entity(id: str, text: str = "") -> Entity:
    """Return the actor with the forms of its Dutch label that stand in the text."""
    kind, dutch, english, part_of = ACTORS[id]
    at = text.find(dutch)
    found = at >= 0
    return Entity(
        id,
        kind,
        (dutch, english),
        (dutch,) if found else (),
        ((at, at + len(dutch)),) if found else (),
        part_of,
        SAME_AS.get(id, ()),
    )


def made_by_hand() -> tuple[list[ArticleRecord], dict[str, Article]]:
    """Return three articles with twelve statements: every type of actor, factuality and side is among them."""
    records, articles = [], {}
    for id, (date, title, sentences) in ARTICLES.items():
        text, triples = "", []
        for sentence, facts in sentences:
            begin = len(text)
            text += sentence + " "
            for actor, action, gloss, target, category, factuality, evidence, source, time, place in facts:
                start = begin + sentence.index(evidence)
                end = start + len(evidence)
                key = statement_id(id, actor, action, target, start, end)
                triples.append(
                    Triple(
                        key,
                        actor,
                        action,
                        target,
                        category,
                        factuality,
                        source,
                        time,
                        place,
                        evidence,
                        start,
                        end,
                        0.5 if source else 0.9,
                        gloss=gloss,
                        sentence=(begin, begin + len(sentence)),
                    )
                )
        named = {role for t in triples for role in (t.actor, t.target, t.source, t.place) if role}
        articles[id] = Article(id, text, date, title, "https://example.org/nieuws" if title else None)
        records.append(
            ArticleRecord(id, date, title, tuple(entity(name, text) for name in sorted(named)), tuple(triples))
        )
    return records, articles


SYLLABLES = ("ba", "ko", "ri", "ma", "ne", "lu", "sa", "ti", "do", "va", "ge", "pi", "zo", "fa", "we", "hu")
DEEDS = (
    ("aanvallen", "attack", "ASSAULT"),
    ("steunen", "support", "SUPPORT"),
    ("spreken", "talk", "CONSULT"),
    ("helpen", "aid", "AID"),
    ("bedreigen", "threaten", "THREATEN"),
    ("benoemen", "appoint", "OTHER"),
)
KINDS: Sequence[EntityType] = ("Person", "Person", "Person", "GovernmentBody", "Military", "Organization", "Group")


def large(
    actors: int = 5000, statements: int = 25000, articles: int = 2500, seed: int = 3
) -> tuple[list[ArticleRecord], dict[str, Article]]:
    """Return a graph with a few very active actors and many others, in countries, of about these numbers."""
    rng = random.Random(seed)

    def name() -> str:
        return "".join(rng.choices(SYLLABLES, k=3)).title()

    known = [Entity(f"Land_{n}", "Country", (f"{name()}land", f"{name()}land")) for n in range(max(2, actors // 40))]
    countries = [country.id for country in known]
    while len(known) < actors:
        label = f"{name()} {name()}"
        known.append(
            Entity(
                f"{label.replace(' ', '_')}_{len(known)}",
                rng.choice(KINDS),
                (label, label),
                part_of=rng.choice(countries) if rng.random() < 0.6 else None,
            )
        )
    weights = [1 / (place + 1) ** 0.8 for place in range(len(known))]
    records, texts = [], {}
    for number in range(articles):
        id, date = f"a{number:05d}", f"{2020 + number % 4}-{1 + number % 12:02d}-{1 + number % 28:02d}"
        text, triples, named = "", [], {}
        for place in range(statements // articles):
            actor, target = rng.choices(known, weights, k=2)
            if place % 3 == 0:
                actor = known[(number * 7 + place) % len(known)]
            action, gloss, category = rng.choice(DEEDS)
            evidence = f"{actor.labels[0]} {action} {target.labels[0]}"
            start = len(text) + len("Op die dag meldde een krant dat ")
            text += f"Op die dag meldde een krant dat {evidence}, zo bleek later uit stuk {number} van de commissie. "
            end = start + len(evidence)
            key = statement_id(id, actor.id, action, target.id, start, end)
            triples.append(
                Triple(
                    key,
                    actor.id,
                    action,
                    target.id,
                    category,
                    rng.choice(("certain", "certain", "uncertain", "negated")),
                    None,
                    date,
                    None,
                    evidence,
                    start,
                    end,
                    round(rng.random(), 2),
                    gloss=gloss,
                )
            )
            for one in (actor, target):
                named[one.id] = replace(one, mentions=(one.labels[0],), spans=((start, end),))
        texts[id] = Article(id, text, date, f"Artikel {number}")
        records.append(
            ArticleRecord(id, date, f"Artikel {number}", tuple(named[key] for key in sorted(named)), tuple(triples))
        )
    return records, texts
