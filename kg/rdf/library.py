"""The library of questions: SPARQL queries with a title, a question in plain words, and typed parameters."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import TYPE_CHECKING

from kg.errors import QueryError
from kg.rdf.parameters import TYPES, Parameter
from kg.rdf.results import Answer, Result, Select
from kg.rdf.terms import Term

if TYPE_CHECKING:
    from kg.rdf.dataset import Dataset

__all__ = ["LibraryQuery", "find", "parse", "queries", "run"]

_Row = tuple[Answer | None, ...]

_LINE = re.compile(r"#\s*(title|question|order|param)\b:?\s*(.*)")
_PARAM = re.compile(r"(\w+)\s+(\w+)(?:\s*=\s*(\S+))?\s*:\s*(.+)")


@dataclass(frozen=True, slots=True)
class LibraryQuery:
    """A query with its parameters. ``text`` projects each parameter, since stores bind only what is projected.

    A text of several queries, set apart by lines ``# else``, is answered by the first of them that has rows.
    ``order`` names the columns that the text orders rows by and that leave ties; those are broken here, where it costs
    a store that keeps its terms on disk too much.
    """

    name: str
    title: str
    question: str
    parameters: tuple[Parameter, ...]
    text: str
    order: tuple[str, ...] = ()

    def bind(self, values: Mapping[str, str]) -> dict[str, Term]:
        """Return the terms of the parameters; QueryError when one is unknown, missing or of another type."""
        known = {parameter.name: parameter for parameter in self.parameters}
        usage = ", ".join(f"{p.name} ({p.type})" for p in self.parameters) or "none"
        for name in values:
            if name not in known:
                raise QueryError(
                    f"has no parameter '{name}'", where=f"query '{self.name}'", remedy=f"its parameters: {usage}"
                )
        terms = {}
        for parameter in self.parameters:
            value = values.get(parameter.name, parameter.default)
            if value is None:
                raise QueryError(
                    f"needs the parameter '{parameter.name}': {parameter.description}",
                    where=f"query '{self.name}'",
                    remedy=f"add --param {parameter.name}=...",
                )
            terms[parameter.name] = parameter.bind(value, self.name)
        return terms


def parse(name: str, text: str) -> LibraryQuery:
    """Read a query with its front matter; QueryError when a line of that is not valid."""
    fields, parameters = {"title": name, "question": "", "order": ""}, []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.startswith("#"):
            break
        found = _LINE.fullmatch(line.rstrip())
        if found is None:
            continue
        if found[1] != "param":
            fields[found[1]] = found[2]
            continue
        param = _PARAM.fullmatch(found[2])
        if param is None or param[2] not in TYPES:
            raise QueryError(
                "is not 'param NAME TYPE [= DEFAULT]: DESCRIPTION'",
                where=f"query '{name}', line {number}",
                remedy=f"the types are {', '.join(TYPES)}",
            )
        parameters.append(Parameter(param[1], param[2], param[4], param[3]))
    return LibraryQuery(
        name, fields["title"], fields["question"], tuple(parameters), text, tuple(fields["order"].split())
    )


@cache
def queries() -> Mapping[str, LibraryQuery]:
    """Return the queries of the library by name, sorted."""
    folder = files("kg.rdf") / "queries"
    found = {file.name.removesuffix(".rq"): file for file in folder.iterdir() if file.name.endswith(".rq")}
    return {name: parse(name, found[name].read_text(encoding="utf-8")) for name in sorted(found)}


def find(name: str) -> LibraryQuery:
    """Return a query by its name; QueryError, with the nearest names, when there is none."""
    if name in queries():
        return queries()[name]
    near = difflib.get_close_matches(name, queries(), n=3, cutoff=0.4)
    hint = f"did you mean {' or '.join(near)}?" if near else f"the queries are {', '.join(queries())}"
    raise QueryError(
        "is not a query of the library, a file or SPARQL",
        where=f"'{name}'",
        remedy=f"{hint} 'kg query --list' shows them all",
    )


def run(dataset: Dataset, name: str | LibraryQuery, values: Mapping[str, str], *, limit: int | None = None) -> Result:
    """Answer a query; its parameters are bound as terms and are no columns of the answer.

    QueryError when an actor, article or statement that is asked about is not in the dataset.
    """
    query = name if isinstance(name, LibraryQuery) else find(name)
    terms = query.bind(values)
    result: Result = Select((), ())
    for text in query.text.split("\n# else\n"):
        try:
            result = dataset.query(text, terms, limit=None if query.order else limit)
        except QueryError as error:
            place = (error.where or "query").replace("query", f"query '{query.name}'", 1)
            raise QueryError(error.what, where=place, remedy=error.remedy) from error
        if not isinstance(result, Select) or result.rows:
            break
    if not isinstance(result, Select):
        return result
    if not result.rows:
        _check_known(dataset, query, values, terms)
    kept = [index for index, name in enumerate(result.variables) if name not in terms]
    rows = [tuple(row[index] for index in kept) for row in result.rows]
    variables = tuple(result.variables[index] for index in kept)
    if query.order:
        rows = _without_ties(rows, [variables.index(name) for name in query.order])
    return Select(variables, tuple(rows[:limit]), result.complete and (limit is None or len(rows) <= limit))


def _without_ties(rows: list[_Row], ordered: list[int]) -> list[_Row]:
    groups = groupby(rows, key=lambda row: [row[index] for index in ordered])
    return [row for _, group in groups for row in sorted(group, key=lambda row: [str(cell) for cell in row])]


_KNOWN = {
    "actor": "SELECT ?key { ?node skos:hiddenLabel ?key } LIMIT 1",
    "article": "SELECT ?key { ?node dcterms:identifier ?key ; a schema:NewsArticle } LIMIT 1",
    "statement": "SELECT ?key { ?node dcterms:identifier ?key ; a kg:Statement } LIMIT 1",
}
_NAMES = {
    "actor": "SELECT DISTINCT ?name { ?node a sem:Actor ; rdfs:label|skos:altLabel ?name }",
    "article": "SELECT ?name { ?node a schema:NewsArticle ; dcterms:identifier ?name }",
    "statement": "SELECT ?name { ?node a kg:Statement ; dcterms:identifier ?name }",
}


def _check_known(dataset: Dataset, query: LibraryQuery, values: Mapping[str, str], terms: Mapping[str, Term]) -> None:
    """Tell an answer without rows from a question about something that is not there."""
    for parameter in query.parameters:
        if parameter.type not in _KNOWN:
            continue
        found = dataset.query(_KNOWN[parameter.type], {"key": terms[parameter.name]})
        if isinstance(found, Select) and found.rows:
            continue
        names = dataset.query(_NAMES[parameter.type])
        labels = sorted({str(row[0]) for row in names.rows}) if isinstance(names, Select) else []
        near = difflib.get_close_matches(values[parameter.name], labels, n=3, cutoff=0.5)
        raise QueryError(
            f"no {parameter.type} is called '{values[parameter.name]}'",
            where=f"query '{query.name}'",
            remedy=f"nearest: {', '.join(near)}" if near else "nothing in the graph is called like it",
        )
