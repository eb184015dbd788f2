"""Where reports contradict each other: the one definition of it, for the network, the RDF dataset and the queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg.reports import Event, Report, wider_times

__all__ = ["between_sources", "contradictions", "within"]


def contradictions(events: Iterable[Event]) -> dict[str, tuple[str, ...]]:
    """Return for each contradicted statement's id the ids of the statements against it, sorted.

    One of the two is certain and the other negated, and either both have the same actor, action and target and their
    times, where both are stated, are compatible, whenever the articles appeared (but what was denied before it is said
    to have happened is something else); or they are reports of one event in other words by other sources. One source
    that affirms and denies in different words means different things.
    """
    claims: dict[tuple[str, str, str], list[Report]] = defaultdict(list)
    against: dict[str, set[str]] = defaultdict(set)
    for event in events:
        for report in event.reports:
            if report.factuality != "uncertain":
                claims[report.actor, report.action, report.target].append(report)
        _note(against, within(event))
    for claim in claims.values():
        _note(against, _opposed(claim))
    return {id: tuple(sorted(others)) for id, others in sorted(against.items())}


def within(event: Event) -> Iterator[tuple[Report, Report]]:
    """Yield the certain and negated reports of an event that contradict each other."""
    denied = [report for report in event.reports if report.factuality == "negated"]
    for one in event.reports if denied else ():
        if one.factuality == "certain":
            for other in denied:
                if one.action == other.action or one.teller != other.teller:
                    yield one, other


def between_sources(event: Event) -> bool:
    """Tell whether reports of an event by different sources contradict each other."""
    return any(certain.teller != denied.teller for certain, denied in within(event))


def _note(against: dict[str, set[str]], pairs: Iterable[tuple[Report, Report]]) -> None:
    for one, other in pairs:
        against[one.statement].add(other.statement)
        against[other.statement].add(one.statement)


def _opposed(claim: list[Report]) -> Iterator[tuple[Report, Report]]:
    """Yield the certain and negated reports of one claim whose times are compatible."""
    at: dict[str, list[Report]] = defaultdict(list)  # denials by their time
    inside: dict[str, list[Report]] = defaultdict(list)  # and by every time that holds it
    for denied in claim:
        if denied.factuality == "negated":
            at[denied.time or ""].append(denied)
            for wider in wider_times(denied.time):
                inside[wider].append(denied)
    for certain in claim if at else ():
        if certain.factuality == "certain":
            time = certain.time or ""
            for found in (at[time], inside[time], *(at[wider] for wider in wider_times(time))):
                yield from ((certain, denied) for denied in found if not _later(time, denied.date))


def _later(time: str, day: str | None) -> bool:
    """Tell whether a time, of any precision, lies wholly after another."""
    return bool(day) and time[:1].isdigit() and time[: len(day or "")] > (day or "")
