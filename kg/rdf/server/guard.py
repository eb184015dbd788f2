"""What a query may not do: ask other hosts (SERVICE)."""

from __future__ import annotations

import re

__all__ = ["asks_other_hosts"]

# The tokens in which a word is no keyword, by the grammar of SPARQL 1.1; then a bare word.
_TOKEN = re.compile(
    r"(?P<iri><[^<>\"{}|^`\\\x00-\x20]*>)"
    r"|(?P<string>'''(?:'{0,2}(?:[^'\\]|\\.))*'''|\"\"\"(?:\"{0,2}(?:[^\"\\]|\\.))*\"\"\""
    r"|'(?:[^'\\\n\r]|\\.)*'|\"(?:[^\"\\\n\r]|\\.)*\")"
    r"|(?P<comment>\#[^\n\r]*)"
    r"|(?P<name>[?$@][\w-]*|[\w.-]*:(?:[\w.:%-]|\\.)*)"
    r"|(?P<word>[^\W\d]\w*)",
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def asks_other_hosts(sparql: str) -> bool:
    """Return whether a query has the keyword SERVICE outside strings, IRIs, names and comments.

    An engine may resolve ``\\u`` escapes before or after it splits the text into tokens: both readings are checked.

    >>> asks_other_hosts("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }")
    True
    >>> asks_other_hosts("SELECT ?service { ?service ex:service 'SERVICE' } # SERVICE")
    False
    """
    return any(_has_keyword(text) for text in {sparql, _ESCAPE.sub(_resolve, sparql)})


def _has_keyword(text: str) -> bool:
    return any(found["word"] and found["word"].lower() == "service" for found in _TOKEN.finditer(text))


def _resolve(found: re.Match[str]) -> str:
    code = int(found[1] or found[2], 16)
    return chr(code) if code <= 0x10FFFF else "\ufffd"
