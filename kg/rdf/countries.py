"""The codes of countries, for those whose identifier is in the table of countries."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

__all__ = ["Codes", "codes"]

Codes = tuple[str, str]  # ISO 3166-1 alpha-3, Correlates of War


@cache
def _by_identifier() -> dict[str, Codes]:
    lines = (files("kg.actors") / "tables" / "countries.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
    column = {name: index for index, name in enumerate(rows[0])}
    found = {}
    for row in rows[1:]:
        cells = {name: row[index].strip() if index < len(row) else "" for name, index in column.items()}
        if cells["wikidata"] and len(cells["iso3"]) == 3:
            iri = f"http://www.wikidata.org/entity/{cells['wikidata']}"
            found[iri] = (cells["iso3"], cells["cow"] or cells["iso3"])
    return found


def codes(*identifiers: str) -> Codes | None:
    """Return the codes of the country with one of these IRIs; None when the table has none of them.

    >>> codes("http://www.wikidata.org/entity/Q55")
    ('NLD', 'NTH')
    """
    return next((found for iri in identifiers if (found := _by_identifier().get(iri)) is not None), None)
