"""Read the tables of countries, institutions, roles and actors into :class:`kg.actors.knowledge.Knowledge`."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from kg.actors.knowledge import Institution, Knowledge, KnownActor, Office, Place, Role, entity_id, fold, inflected
from kg.errors import TableError
from kg.records import ENTITY_TYPES, EntityType
from kg.tables import Row, read_rows, shipped

__all__ = ["ACTOR_COLUMNS", "COUNTRY_COLUMNS", "INSTITUTION_COLUMNS", "REGION_COLUMNS", "ROLE_COLUMNS", "knowledge"]

_PACKAGE = "kg.actors"
COUNTRY_COLUMNS = (
    "iso3",
    "iso2",
    "cow",
    "name_nl",
    "name_en",
    "adjective_en",
    "aliases",
    "adjectives",
    "people_sg",
    "people_pl",
    "capital",
    "leader_seats",
    "wikidata",
)
REGION_COLUMNS = (
    "name_nl",
    "name_en",
    "adjective_en",
    "kind",
    "aliases",
    "adjectives",
    "people_sg",
    "people_pl",
    "part_of",
)
INSTITUTION_COLUMNS = ("noun", "article", "plural", "type", "name_en", "head_en", "aliases", "example")
_FAMILY_NAME_FIRST = frozenset({"CHN", "KHM", "KOR", "PRK", "TWN", "VNM"})  # "Xi Jinping" is "Xi" for short
ROLE_COLUMNS = ("role", "kind", "name_en", "gender", "speaks_for", "institution")
ACTOR_COLUMNS = (
    "id",
    "type",
    "label_nl",
    "label_en",
    "aliases",
    "country",
    "role_nl",
    "role_en",
    "from",
    "to",
    "part_of",
    "same_as",
)
QUALIFIER_COLUMNS = ("adjective", "english", "example")
PORTFOLIO_COLUMNS = ("portfolio", "english")
DESCRIPTION_COLUMNS = ("noun", "types", "gender", "states", "example")


@cache
def knowledge(extra: Path | None = None) -> Knowledge:
    """Read the shipped tables, and a user's own table of actors if one is given; TableError for a bad row."""
    names: dict[str, Place] = {}
    adjectives: dict[str, Place] = {}
    people: dict[str, tuple[Place, bool]] = {}
    capitals: dict[str, Place] = {}
    codes: dict[str, Place] = {}

    def learn(place: Place, row: Row) -> None:
        for name in (place.label_nl, *row.many("aliases")):
            names.setdefault(name, place)
        for adjective in row.many("adjectives"):
            for form in inflected(adjective):
                adjectives.setdefault(form, place)
        for column, plural in (("people_sg", False), ("people_pl", True)):
            for form in row.many(column):
                people.setdefault(form.lower(), (place, plural))

    for row in read_rows(shipped(_PACKAGE, "countries.tsv"), COUNTRY_COLUMNS):
        country = _country(row)
        codes[row["iso3"]] = country
        learn(country, row)
        for capital in (*row.many("capital"), *row.many("leader_seats")):
            capitals.setdefault(capital, country)
    areas: set[str] = set()
    for row in read_rows(shipped(_PACKAGE, "regions.tsv"), REGION_COLUMNS):
        region = _region(row, codes)
        learn(region, row)
        if row["kind"] in {"continent", "region"}:
            areas.add(region.id)
    known = [_actor(row) for row in _actor_rows(extra)]
    described = list(read_rows(shipped(_PACKAGE, "descriptions.tsv"), DESCRIPTION_COLUMNS))
    return Knowledge(
        names,
        adjectives,
        people,
        capitals,
        codes,
        _institutions(),
        _roles(),
        actors={
            alias: actor for actor, aliases in reversed(known) for alias in (actor.label_en, *aliases, actor.label_nl)
        },
        areas=frozenset(areas),
        surnames=_surnames(actor for actor, _ in known if actor.type == "Person"),
        by_id={actor.id: actor for actor, _ in reversed(known)},
        descriptions={row["noun"]: (row.many("types"), row["gender"]) for row in described},
        states={row["noun"]: frozenset(row.many("states")) for row in described if row["states"]},
        qualifiers={
            form: (row["adjective"], row["english"])
            for row in read_rows(shipped(_PACKAGE, "qualifiers.tsv"), QUALIFIER_COLUMNS)
            for form in inflected(row["adjective"])
        },
        portfolios={
            row["portfolio"]: row["english"]
            for row in read_rows(shipped(_PACKAGE, "portfolios.tsv"), PORTFOLIO_COLUMNS)
        },
    )


def _country(row: Row) -> Place:
    same_as = [f"http://www.wikidata.org/entity/{row['wikidata']}"] if row["wikidata"] else []
    adjective = (row.many("adjectives") or (row["name_nl"],))[0]
    return Place(
        entity_id(row["name_nl"]),
        "Country",
        row["name_nl"],
        row["name_en"],
        adjective,
        row["adjective_en"] or row["name_en"],
        tuple(same_as),
        row["iso3"],
    )


def _region(row: Row, codes: dict[str, Place]) -> Place:
    adjective = (row.many("adjectives") or (row["name_nl"],))[0]
    kind: EntityType = "Group" if row["kind"] in {"people", "religion"} else "Place"
    part_of = codes[row["part_of"]].id if row["part_of"] in codes else None
    return Place(
        entity_id(row["name_nl"]),
        kind,
        row["name_nl"],
        row["name_en"],
        adjective,
        row["adjective_en"] or row["name_en"],
        part_of=part_of,
    )


def _institutions() -> dict[str, Institution]:
    found: dict[str, Institution] = {}
    for row in read_rows(shipped(_PACKAGE, "institutions.tsv"), INSTITUTION_COLUMNS):
        plural = row["plural"] in {"", row["noun"]} and row["article"] == "de/mv"
        institution = Institution(row["noun"], row["article"], plural, _type(row), row["name_en"], row["head_en"])
        for form in (row["noun"], row["plural"], *row.many("aliases")):
            if form:
                found.setdefault(form.lower(), institution)
    return found


def _roles() -> dict[str, Role]:
    return {
        row["role"].lower(): Role(
            row["role"],
            row["kind"],
            row["name_en"],
            row["gender"],
            row["speaks_for"] == "yes",
            row["institution"].lower(),
        )
        for row in read_rows(shipped(_PACKAGE, "roles.tsv"), ROLE_COLUMNS)
    }


def _actor_rows(extra: Path | None) -> Iterable[Row]:
    # A user's rows come first: the first row that claims a name keeps it.
    if extra is not None:
        yield from _own_rows(extra)
    yield from read_rows(shipped(_PACKAGE, "actors.tsv"), ACTOR_COLUMNS)


def _own_rows(table: Path) -> Iterable[Row]:
    seen: dict[str, str] = {}
    try:
        for row in read_rows(table, ACTOR_COLUMNS):
            for column in ("id", "label_nl", "label_en"):
                if not row[column]:
                    raise TableError(f"has no {column}", where=row.where, remedy="fill that column")
            if row["id"] in seen:
                remedy = f"it stands at {seen[row['id']]} as well; keep one of the rows"
                raise TableError(f"has the id '{row['id']}' a second time", where=row.where, remedy=remedy)
            seen[row["id"]] = row.where
            yield row
    except OSError as error:
        raise TableError(f"cannot be read: {error.strerror}", where=str(table), remedy="check the path") from None
    except UnicodeDecodeError:
        raise TableError("is not UTF-8 text", where=str(table), remedy="save it as UTF-8") from None


def _actor(row: Row) -> tuple[KnownActor, tuple[str, ...]]:
    actor = KnownActor(
        row["id"],
        _type(row),
        row["label_nl"],
        row["label_en"],
        row["country"],
        tuple(_offices(row)),
        row["part_of"] or None,
        row.many("same_as"),
    )
    return actor, row.many("aliases")


def _offices(row: Row) -> Iterable[Office]:
    # The cells run parallel; an empty piece between two bars is a year that the table does not know.
    since, until = ([piece.strip() for piece in row[column].split("|")] for column in ("from", "to"))
    for number, role in enumerate(row.many("role_nl")):
        first, last = (years[number] if number < len(years) else "" for years in (since, until))
        yield Office(role, _year(first, row), _year(last, row))


def _year(text: str, row: Row) -> int | None:
    if text and not text.isdecimal():
        raise TableError(f"has the year '{text}'", where=row.where, remedy="write years in four digits")
    return int(text) if text else None


def _type(row: Row) -> EntityType:
    for entity_type in ENTITY_TYPES:
        if row["type"] == entity_type:
            return entity_type
    raise TableError(
        f"has the unknown type '{row['type']}'", where=row.where, remedy=f"the types are {', '.join(ENTITY_TYPES)}"
    )


def _surnames(persons: Iterable[KnownActor]) -> dict[str, tuple[KnownActor, ...]]:
    found: dict[str, list[KnownActor]] = {}
    for actor in persons:
        words = fold(actor.label_nl).split()
        if actor.country in _FAMILY_NAME_FIRST:
            found.setdefault(words[0], []).append(actor)
        for start in range(1, len(words)):
            found.setdefault(" ".join(words[start:]), []).append(actor)
    return {surname: tuple(actors) for surname, actors in found.items()}
