"""Tables of the statements: an edge list, and events in the columns of the POLECAT dataset.

POLECAT (Halterman et al. 2023) codes events by PLOVER; tools that read its tab-separated files read ours. Its events
have happened: only certain statements are in the table. What we do not know is empty.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

import networkx as nx

from kg import __version__
from kg.network.graph import graph
from kg.rdf.countries import Codes, codes
from kg.rdf.literals import interval
from kg.records import ArticleRecord

__all__ = ["EVENT_COLUMNS", "edge_list", "event_table"]

_EDGE_COLUMNS = (
    "id",
    "article",
    "date",
    "actor",
    "actor_label",
    "actor_type",
    "action",
    "gloss",
    "target",
    "target_label",
    "target_type",
    "plover",
    "mode",
    "quad",
    "score",
    "factuality",
    "source",
    "time",
    "place",
    "confidence",
    "evidence",
)
EVENT_COLUMNS = (
    "Event ID",
    "Event Date",
    "Event Type",
    "Event Mode",
    "Intensity",
    "Quad Code",
    "Contexts",
    "Actor Name",
    "Actor Country",
    "Actor COW",
    "Primary Actor Sector",
    "Actor Sectors",
    "Actor Title",
    "Actor Name Raw",
    "Wikipedia Actor ID",
    "Recipient Name",
    "Recipient Country",
    "Recipient COW",
    "Primary Recipient Sector",
    "Recipient Sectors",
    "Recipient Title",
    "Recipient Name Raw",
    "Wikipedia Recipient ID",
    "Placename",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
    "GeoNames ID",
    "Raw Placename",
    "Feature Type",
    "Source",
    "Publication Date",
    "Story People",
    "Story Organizations",
    "Story Locations",
    "Language",
    "Version",
    # Ours, after POLECAT's: whether the date is the text's own or, where it gives none, that of publication; and more.
    "Event Date From",
    "Action",
    "Attributed To",
    "Confidence",
    "Evidence",
)
_SECTORS = {"GovernmentBody": "GOV", "Military": "MIL", "ArmedGroup": "REB", "IGO": "IGO", "Country": "GOV"}
_ORGANIZATIONS = ("GovernmentBody", "Military", "ArmedGroup", "IGO", "Organization")


def edge_list(records: Iterable[ArticleRecord]) -> Iterator[str]:
    """Yield a CSV line for each statement, with the labels and types of both ends."""
    network = graph(records)
    yield _line(_EDGE_COLUMNS, ",")
    for actor, target, data in _statements(network):
        ends = {
            f"{role}_{part}": value
            for role, node in (("actor", actor), ("target", target))
            for part, value in (("label", network.nodes[node]["labels"][0]), ("type", network.nodes[node]["type"]))
        }
        yield _line((_text({**data, **ends}.get(column)) for column in _EDGE_COLUMNS), ",")


def event_table(records: Iterable[ArticleRecord]) -> Iterator[str]:
    """Yield a tab-separated line for each certain statement of a PLOVER category, in the columns of POLECAT."""
    records = list(records)
    network = graph(records)
    casts = {record.id: record.entities for record in records}
    yield _line(EVENT_COLUMNS, "\t")
    for actor, target, data in _statements(network):
        if data["factuality"] != "certain" or not data["quad"] or data["plover"] == "OTHER":
            continue
        cast = casts[data["article"]]
        day = _day(data["time"]) or _day(data["date"])
        row = {
            "Event ID": data["id"],
            "Event Date": day,
            "Event Type": data["plover"],
            "Event Mode": data["mode"],
            "Intensity": data["score"],
            "Quad Code": str(data["quad"]).upper(),
            **_party(network, actor, "Actor"),
            **_party(network, target, "Recipient"),
            "Placename": _label(network, data["place"]),
            "Raw Placename": _label(network, data["place"]),
            "Country": _first(_codes(network, data["place"])),
            "Source": data["article"],
            "Publication Date": _day(data["date"]),
            "Story People": _names(cast, ("Person",)),
            "Story Organizations": _names(cast, _ORGANIZATIONS),
            "Story Locations": _names(cast, ("Country", "Place", "Facility")),
            "Language": "Dutch",
            "Version": f"kg {__version__}",
            "Event Date From": "text" if _day(data["time"]) else "publication" if day else "",
            "Action": data["action"],
            "Attributed To": _label(network, data["source"]),
            "Confidence": data["confidence"],
            "Evidence": data["evidence"],
        }
        yield _line((_text(row.get(column)) for column in EVENT_COLUMNS), "\t")


def _statements(network: nx.MultiDiGraph) -> list[tuple[str, str, dict[str, Any]]]:
    return sorted(network.edges(data=True), key=lambda edge: (edge[2]["article"], edge[2]["start"], edge[2]["id"]))


def _party(network: nx.MultiDiGraph, node: str, role: str) -> dict[str, Any]:
    data = network.nodes[node]
    sector = _SECTORS.get(data["type"], "")
    iso3, cow = _codes(network, node) or ("", "")
    return {
        f"{role} Name": data["labels"][1],
        f"{role} Country": iso3,
        f"{role} COW": cow,
        f"Primary {role} Sector": sector,
        f"{role} Sectors": sector,
        f"{role} Name Raw": data["names"][0] if data["names"] else data["labels"][0],
    }


def _codes(network: nx.MultiDiGraph, node: str | None) -> Codes | None:
    country = network.nodes[node]["country"] if node in network else None
    return codes(*network.nodes[country]["same_as"]) if country in network else None


def _first(found: Codes | None) -> str:
    return found[0] if found else ""


def _label(network: nx.MultiDiGraph, node: str | None) -> str:
    return str(network.nodes[node]["labels"][1]) if node in network else ""


def _names(cast: Iterable[Any], types: tuple[str, ...]) -> str:
    return ";".join(sorted({entity.labels[1] for entity in cast if entity.type in types}))


def _day(text: str | None) -> str:
    days = interval(text) if text else None
    return days[0] if days else ""


def _text(value: object) -> str:
    return "" if value is None else " ".join(str(value).split())


def _line(cells: Iterable[str], delimiter: str) -> str:
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter, lineterminator="\n").writerow(cells)
    return stream.getvalue()
