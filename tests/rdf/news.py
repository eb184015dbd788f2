"""Invented articles and what was extracted from them, made by hand: the input of the tests of ``kg.rdf``."""

from __future__ import annotations

from kg.records import Article, ArticleRecord, Entity, EntityType, Factuality, Merge, Triple, statement_id

# An id that no IRI can hold as it is.
_ODD = "b/3 \u00e9"

_TEXTS = {
    "a1": (
        "2021-03-04",
        "Noordland bombardeert haven",
        "Noordland heeft dinsdag de haven van Zuidland gebombardeerd. Volgens premier Iris Zand beschuldigt "
        "Zuidland de Noordlandse marine van verraad. Het leger ontkent dat het Zand heeft bedreigd.",
    ),
    "a2": (
        "2021-04",
        None,
        "Zuidland bombardeerde Noordland niet, zegt de Wereldraad. De Wereldraad steunt Noordland. "
        "Zand sprak met de rebellen van het Rode Front.",
    ),
    _ODD: (
        None,
        'Een "derde" <artikel>',
        "Noordland heeft Zuidland nooit gebombardeerd. Het Rode Front dreigt Noordland.",
    ),
}
_ENTITIES: dict[str, tuple[EntityType, str, str, str | None, tuple[str, ...]]] = {
    "Noordland": ("Country", "Noordland", "Northland", None, ("http://www.wikidata.org/entity/Q000001",)),
    "Zuidland": ("Country", "Zuidland", "Southland", None, ("https://example.org/iso3166/ZL",)),
    "Northland_navy": ("Military", "Noordlandse marine", "Northland navy", "Noordland", ()),
    "Iris_Zand": ("Person", "Iris Zand", "Iris Zand", None, ()),
    "World_Council": ("IGO", "Wereldraad", "World Council", None, ()),
    "Red_Front": ("ArmedGroup", "Rode Front", "Red Front", None, ()),
    "Zuidland_harbour": ("Facility", "haven van Zuidland", "harbour of Southland", "Zuidland", ()),
}


def _entity(article_id: str, entity_id: str, *mentions: str) -> Entity:
    kind, dutch, english, whole, same = _ENTITIES[entity_id]
    text, spans, at = _TEXTS[article_id][2], [], 0
    for mention in mentions:
        at = text.index(mention, at)
        spans.append((at, at + len(mention)))
        at += len(mention)
    merges = tuple(
        Merge(span, "name", f"'{mention}' in the table", 0.9)
        for span, mention in zip(spans, mentions, strict=True)
        if mention == dutch
    )
    return Entity(entity_id, kind, (dutch, english), mentions, tuple(spans), whole, same, merges)


def _triple(
    article_id: str,
    actor: str,
    action: str,
    target: str,
    evidence: str,
    plover: str,
    *,
    factuality: Factuality = "certain",
    source: str | None = None,
    time: str | None = None,
    place: str | None = None,
    mode: str | None = None,
    gloss: str | None = None,
) -> Triple:
    text = _TEXTS[article_id][2]
    start = text.index(evidence)
    end = start + len(evidence)
    sentence = (text.rfind(". ", 0, start) + 2 if ". " in text[:start] else 0, text.index(".", end - 1) + 1)
    statement = statement_id(article_id, actor, action, target, start, end)
    return Triple(
        statement,
        actor,
        action,
        target,
        plover,
        factuality,
        source,
        time,
        place,
        evidence,
        start,
        end,
        0.85,
        mode,
        gloss,
        "active",
        sentence,
    )


def _record(article_id: str, entities: list[Entity], triples: list[Triple]) -> tuple[Article, ArticleRecord]:
    date, title, text = _TEXTS[article_id]
    return (
        Article(article_id, text, date, title, "https://nieuws.example/" + article_id.replace(" ", "%20")),
        ArticleRecord(
            article_id,
            date,
            title,
            tuple(sorted(entities, key=lambda entity: entity.id)),
            tuple(sorted(triples, key=lambda triple: (triple.start, triple.end, triple.id))),
        ),
    )


NEWS: dict[str, tuple[Article, ArticleRecord]] = {
    "a1": _record(
        "a1",
        [
            _entity("a1", "Noordland", "Noordland"),
            _entity("a1", "Zuidland", "Zuidland", "Zuidland"),
            _entity("a1", "Zuidland_harbour", "de haven van Zuidland"),
            _entity("a1", "Iris_Zand", "premier Iris Zand", "Zand"),
            _entity("a1", "Northland_navy", "de Noordlandse marine", "Het leger", "het"),
        ],
        [
            _triple(
                "a1",
                "Noordland",
                "bombarderen",
                "Zuidland",
                "Noordland heeft dinsdag de haven van Zuidland gebombardeerd",
                "ASSAULT",
                mode="aerial",
                time="2021-03-02",
                place="Zuidland",
                gloss="bomb",
            ),
            _triple(
                "a1",
                "Noordland",
                "bombarderen",
                "Zuidland_harbour",
                "dinsdag de haven van Zuidland gebombardeerd",
                "ASSAULT",
                mode="aerial",
                time="2021-03-02",
                gloss="bomb",
            ),
            _triple(
                "a1",
                "Zuidland",
                "beschuldigen",
                "Northland_navy",
                "beschuldigt Zuidland de Noordlandse marine van verraad",
                "ACCUSE",
                source="Iris_Zand",
                gloss="accuse",
            ),
            _triple(
                "a1",
                "Northland_navy",
                "bedreigen",
                "Iris_Zand",
                "het Zand heeft bedreigd",
                "THREATEN",
                factuality="negated",
                source="Northland_navy",
                gloss="threaten",
            ),
        ],
    ),
    "a2": _record(
        "a2",
        [
            _entity("a2", "Zuidland", "Zuidland"),
            _entity("a2", "Noordland", "Noordland", "Noordland"),
            _entity("a2", "World_Council", "de Wereldraad", "De Wereldraad"),
            _entity("a2", "Iris_Zand", "Zand"),
            _entity("a2", "Red_Front", "het Rode Front"),
        ],
        [
            _triple(
                "a2",
                "Zuidland",
                "bombarderen",
                "Noordland",
                "Zuidland bombardeerde Noordland niet",
                "ASSAULT",
                factuality="negated",
                source="World_Council",
                time="2021",
                gloss="bomb",
            ),
            _triple(
                "a2",
                "World_Council",
                "steunen",
                "Noordland",
                "De Wereldraad steunt Noordland",
                "SUPPORT",
                gloss="support",
            ),
            _triple(
                "a2",
                "Iris_Zand",
                "spreken",
                "Red_Front",
                "Zand sprak met de rebellen van het Rode Front",
                "CONSULT",
                gloss="speak",
            ),
        ],
    ),
    _ODD: _record(
        _ODD,
        [
            _entity(_ODD, "Noordland", "Noordland", "Noordland"),
            _entity(_ODD, "Zuidland", "Zuidland"),
            _entity(_ODD, "Red_Front", "Het Rode Front"),
        ],
        [
            _triple(
                _ODD,
                "Noordland",
                "bombarderen",
                "Zuidland",
                "Noordland heeft Zuidland nooit gebombardeerd",
                "ASSAULT",
                factuality="negated",
                gloss="bombard",
            ),
            _triple(
                _ODD,
                "Red_Front",
                "dreigen",
                "Noordland",
                "Het Rode Front dreigt Noordland",
                "THREATEN",
                factuality="uncertain",
            ),
        ],
    ),
}
