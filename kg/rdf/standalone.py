"""A query of the library as SPARQL text of its own, to copy, edit and send anywhere."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.rdf.library import LibraryQuery
from kg.rdf.terms import Term, n3

__all__ = ["standalone"]

# Where a variable is named to pass it on, not to use its value: lists of SELECT and GROUP BY.
_LISTS = re.compile(r"\bSELECT\b[^{]*?\bWHERE\b|\bGROUP BY\b[^}{]*?(?=\s*(?:}|\bORDER\b|\bHAVING\b|$))")


def standalone(query: LibraryQuery, terms: Mapping[str, Term], prefixes: Mapping[str, str]) -> list[str]:
    """Return the texts of a query (several where it tries one after the other) with terms in place of its parameters.

    The terms are written as N-Triples writes them, whatever they hold; the prefixes that are used are declared.
    """
    return [_text(text, query, terms, prefixes) for text in query.text.split("\n# else\n")]


def _text(text: str, query: LibraryQuery, terms: Mapping[str, Term], prefixes: Mapping[str, str]) -> str:
    body = "\n".join(line for line in text.splitlines() if not re.match(r"# (param|order)\b", line))
    for name in terms:
        variable = re.compile(rf"\s*\?{name}\b")
        body = _LISTS.sub(lambda found, variable=variable: variable.sub("", found[0]), body)  # type: ignore[misc]
    if terms:
        either = re.compile(rf"\?({'|'.join(map(re.escape, terms))})\b")
        body = either.sub(lambda found: n3(terms[found[1]]), body)
    head = [
        f"PREFIX {prefix}: <{namespace}>"
        for prefix, namespace in sorted(prefixes.items())
        if re.search(rf"(?<![\w:]){prefix}:", body)
    ]
    return "\n".join((*head, body.strip())) + "\n"
