"""Every row of the curated table of well-known actors is well formed, and no form of a name stands for two of them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict

import pytest

from kg.actors.loading import ACTOR_COLUMNS
from kg.records import ENTITY_TYPES
from kg.tables import Row, read_rows, shipped

LISTS = ("aliases", "role_nl", "role_en", "same_as")
IRI = re.compile(r"http://(dbpedia\.org/resource/[^\s<>\"{}|^`\\]+|www\.wikidata\.org/entity/Q[1-9][0-9]*)")
# Two names of which only the capitals differ: the Dutch and the Belgian party are kept apart by them.
DIFFER_IN_CASE = {frozenset({"PvdA", "PVDA"})}


def rows() -> list[Row]:
    """Return the rows of the table in their order."""
    return list(read_rows(shipped("kg.actors", "actors.tsv"), ACTOR_COLUMNS))


ROWS = rows()
BY_ID = {row["id"]: row for row in ROWS}


def forms(row: Row) -> set[str]:
    """Return all names of an actor as they are written."""
    return {row["label_nl"], row["label_en"], *row.many("aliases")}


def words(name: str) -> list[str]:
    """Return the words of a name without case and accents."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", " ", plain).casefold().split()


def parts(row: Row, column: str) -> list[str]:
    """Return the values of a column whose empty values count."""
    return row[column].split("|")


def complain(wrong: list[str]) -> None:
    """Fail with all complaints at once."""
    assert not wrong, "\n".join(wrong)


def test_table_is_large_and_has_every_kind_of_actor_but_countries() -> None:
    """Countries have a table of their own."""
    assert len(ROWS) >= 1000
    assert {row["type"] for row in ROWS} == set(ENTITY_TYPES) - {"Country"}


def test_rows_are_in_order_of_type_and_id() -> None:
    """A fixed order keeps changes readable."""
    keys = [(row["type"], row["id"]) for row in ROWS]
    assert keys == sorted(keys)


def test_ids_are_unique_and_follow_from_the_dutch_label() -> None:
    """An id is the label with underscores, without punctuation."""
    complain([f"{name} occurs {n} times" for name, n in Counter(row["id"] for row in ROWS).items() if n > 1])
    for row in ROWS:
        label = re.sub(r"[\s/]+", "_", re.sub(r"[^\w\s/-]", "", row["label_nl"]))
        assert row["id"] == label[:1].upper() + label[1:], row.where


def test_names_are_clean_and_listed_once() -> None:
    """No stray spaces, no empty values, no alias that repeats a label."""
    wrong = []
    for row in ROWS:
        wrong += [f"{row.where}: no {column}" for column in ("label_nl", "label_en") if not row[column]]
        wrong += [
            f"{row.where}: empty value in {column}"
            for column in LISTS
            if row[column] and not all(part and part == part.strip() for part in parts(row, column))
        ]
        repeated = [name for name, n in Counter([row["label_nl"], *row.many("aliases")]).items() if n > 1]
        wrong += [f"{row.where}: repeats {name}" for name in repeated]
        wrong += [
            f"{row.where}: '{name}' is not in normal form"
            for name in forms(row)
            if name != unicodedata.normalize("NFC", " ".join(name.split()))
        ]
    complain(wrong)


def test_no_name_stands_for_two_actors() -> None:
    """Neither as it is written nor, but for the listed pairs, in another case."""
    bearers: dict[str, set[str]] = defaultdict(set)
    written: dict[str, set[str]] = defaultdict(set)
    for row in ROWS:
        for form in forms(row):
            bearers[form].add(row["id"])
            written[form.casefold()].add(form)
    complain([f"{form}: {sorted(ids)}" for form, ids in bearers.items() if len(ids) > 1])
    complain(
        [
            f"differ in case only: {sorted(names)}"
            for names in written.values()
            if len({frozenset(bearers[name]) for name in names}) > 1 and frozenset(names) not in DIFFER_IN_CASE
        ]
    )


def test_no_alias_of_a_person_is_a_surname_that_others_share() -> None:
    """Which Bush or Michel is meant is for the article to decide, not for the table."""
    surnames: dict[str, set[str]] = defaultdict(set)
    persons = [row for row in ROWS if row["type"] == "Person"]
    for row in persons:
        name = words(row["label_nl"])
        for start in range(1, len(name)):
            surnames[" ".join(name[start:])].add(row["id"])
    complain(
        [
            f"{row.where}: {form} is also {sorted(others)}"
            for row in persons
            for form in forms(row)
            if (others := surnames.get(" ".join(words(form)), set()) - {row["id"]})
        ]
    )


def test_country_is_an_iso_code_or_empty() -> None:
    """ISO 3166-1 alpha-3."""
    complain([f"{row.where}: {row['country']}" for row in ROWS if not re.fullmatch(r"([A-Z]{3})?", row["country"])])


def test_roles_and_years_run_parallel() -> None:
    """Each role has a Dutch and an English name, a first and a last year, and the years are in order."""
    wrong = []
    for row in ROWS:
        lengths = {len(parts(row, column)) for column in ("role_nl", "role_en", "from", "to")}
        if len(lengths) > 1:
            wrong.append(f"{row.where}: the role columns have {sorted(lengths)} values")
        for first, last in zip(parts(row, "from"), parts(row, "to"), strict=False):
            in_order = not (first and last and first > last)
            if not in_order or not all(re.fullmatch(r"(19|20)\d\d|", year) for year in (first, last)):
                wrong.append(f"{row.where}: years '{first}' to '{last}'")
            if (first or last) and not row["role_nl"]:
                wrong.append(f"{row.where}: years without a role")
    complain(wrong)


def test_part_of_leads_to_a_listed_actor_without_going_round() -> None:
    """An actor's bodies form a tree."""
    for row in ROWS:
        seen, at = [row["id"]], row
        while at["part_of"]:
            assert at["part_of"] in BY_ID, f"{at.where}: part_of {at['part_of']} is not listed"
            at = BY_ID[at["part_of"]]
            assert at["id"] not in seen, f"{row.where}: part_of goes round: {seen}"
            seen.append(at["id"])


def test_same_as_are_iris_of_one_actor_each() -> None:
    """DBpedia resources and Wikidata entities; at most one of each for an actor, and no two actors share one."""
    used = Counter(iri for row in ROWS for iri in row.many("same_as"))
    complain([f"{iri} stands for {n} actors" for iri, n in used.items() if n > 1])
    for row in ROWS:
        iris = row.many("same_as")
        assert all(IRI.fullmatch(iri) for iri in iris), row.where
        assert len({iri.split("/")[2] for iri in iris}) == len(iris), row.where


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("Vladimir Putin", "Vladimir_Poetin"),
        ("Hassan Rouhani", "Hassan_Rohani"),
        ("Noord-Atlantische Verdragsorganisatie", "NAVO"),
        ("ISIS", "Islamitische_Staat"),
        ("Agalev", "Groen"),
        ("Front National", "Rassemblement_National"),
    ],
)
def test_other_spellings_and_former_names_lead_to_the_actor(name: str, actor: str) -> None:
    """Transliterations, abbreviations and renamed parties are aliases."""
    assert name in forms(BY_ID[actor])
