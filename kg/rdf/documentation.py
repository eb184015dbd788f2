"""The files that are made from the vocabulary: ``python -m kg.rdf.documentation`` writes them, tests compare them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rdflib import OWL, RDF, RDFS, SKOS, Literal, URIRef

from kg.rdf import library
from kg.rdf.dataset import ontology
from kg.rdf.plover import SCHEME, categories, scheme
from kg.rdf.serialize import turtle
from kg.rdf.terms import Quad, Term
from kg.rdf.vocabulary import KG, PREFIXES

__all__ = ["FILES", "ontology_page", "plover_turtle"]


def ontology_page() -> str:
    """Return the page that documents the vocabulary and the library of queries, as Markdown."""
    return "\n".join(_page()) + "\n"


def plover_turtle() -> str:
    """Return the PLOVER scheme as Turtle."""
    return "".join(turtle((Quad(*triple, SCHEME) for triple in scheme()), PREFIXES))


def _page() -> Iterator[str]:
    about: dict[URIRef, dict[URIRef, list[Term]]] = {}
    for subject, predicate, value in ontology():
        about.setdefault(subject, {}).setdefault(predicate, []).append(value)
    head = about[URIRef(str(KG).rstrip("#"))]
    yield f"# {_text(head, RDFS.label, 'en')}\n"
    yield "<!-- Made by `python -m kg.rdf.documentation` from ontology.ttl, plover.tsv and queries/*.rq. -->\n"
    yield f"{_text(head, RDFS.comment, 'en')}\n\n*{_text(head, RDFS.comment, 'nl')}*\n"
    yield f"Namespace: `{KG}`, prefix `kg`.\n"
    for title, kinds in (
        ("Classes", (OWL.Class,)),
        ("Properties", (OWL.ObjectProperty, OWL.DatatypeProperty)),
        ("Factuality", (SKOS.Concept,)),
    ):
        yield f"## {title}\n"
        yield "| Term | Label | What it is | Fits |\n| --- | --- | --- | --- |"
        for term, facts in about.items():
            if any(kind in facts.get(RDF.type, ()) for kind in kinds):
                yield _row(term, facts)
        yield ""
    yield "## PLOVER categories\n"
    yield "Scores run from -10 (conflict) to 10 (cooperation).\n"
    yield "| Category | Mode | Score | Quad class |\n| --- | --- | --- | --- |"
    for category in categories().values():
        yield f"| {category.name} | {category.mode} | {category.score:g} | {category.quad} |"
    yield "\n## Queries\n"
    yield "| Name | Question | Parameters |\n| --- | --- | --- |"
    for name, query in library.queries().items():
        usage = "<br>".join(
            f"`{p.name}` ({p.type}{'' if p.required else ', optional'}): {p.description}" for p in query.parameters
        )
        yield f"| `{name}` | {query.question} | {usage} |"


def _row(term: URIRef, facts: dict[URIRef, list[Term]]) -> str:
    comment = RDFS.comment if RDFS.comment in facts else SKOS.definition
    texts = "<br>".join((_text(facts, comment, "en"), f"*{_text(facts, comment, 'nl')}*"))
    fits = [
        f"{word} {', '.join(_short(value) for value in sorted(facts[predicate]))}"
        for predicate, word in (
            (RDFS.subClassOf, "a kind of"),
            (RDFS.subPropertyOf, "a kind of"),
            (RDFS.domain, "of"),
            (RDFS.range, "to"),
        )
        if predicate in facts
    ]
    label = f"{_text(facts, RDFS.label, 'en')} / *{_text(facts, RDFS.label, 'nl')}*"
    return f"| `{_short(term)}` | {label} | {texts} | {'; '.join(fits)} |"


def _text(facts: dict[URIRef, list[Term]], predicate: URIRef, lang: str) -> str:
    return next(str(value) for value in facts[predicate] if isinstance(value, Literal) and value.language == lang)


def _short(term: Term) -> str:
    for prefix, namespace in PREFIXES.items():
        if term.startswith(namespace):
            return f"{prefix}:{term[len(namespace) :]}"
    return f"<{term}>"


FILES = {"ontology.md": ontology_page, "plover.ttl": plover_turtle}

if __name__ == "__main__":
    for name, make in FILES.items():
        Path(__file__).with_name(name).write_text(make(), encoding="utf-8", newline="\n")
