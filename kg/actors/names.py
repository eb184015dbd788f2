"""Name mentions: the recogniser's, corrected by gazetteers and by the document's own evidence."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

import simplemma
from spacy.tokens import Doc, Span, Token

from kg.actors import phrases
from kg.actors.acting import acts
from kg.actors.gazetteer import LABEL_OF_TYPE, Name, listed_names
from kg.actors.knowledge import Knowledge, Place, fold
from kg.language.loading import NAME_LABELS

__all__ = ["Name", "names", "part_of_region"]

_DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_PARTS = ("", "ochtend", "morgen", "voormiddag", "middag", "namiddag", "avond", "nacht")
_MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus"),
    *("september", "oktober", "november", "december"),
)
_CALENDAR = frozenset(
    {day + part for day in _DAYS for part in _PARTS} | {*_MONTHS, "pasen", "kerst", "kerstmis", "pinksteren"}
)
_CREDITS = frozenset({"beeld", "foto", "foto's", "bron", "video"})
_COMPASS = re.compile(r"(?:noord|zuid|oost|west|noordoost|noordwest|zuidoost|zuidwest|centraal|midden)-", re.IGNORECASE)
_WHERE = frozenset({"in", "uit", "te", "naar", "nabij", "bij", "rond", "vanuit"})
_LONG_WORD, _SHORT_WORD = 7, 2  # letters
# Within a name only: "van" and "de" also stand between a name and what follows it.
_PARTICLES = frozenset({"ten", "ter", "der", "den", "von", "di", "del", "bin", "ibn"})
_LONG_KIND = 10  # letters of a compound that no name begins with
_PAIR = 2  # words
# Labels whose confusions a document can settle: a surname is read as a place, an organisation as a person.
_SETTLED = frozenset({"PER", "ORG", "GPE", "LOC", "FAC", "MISC"})


def names(doc: Doc, known: Knowledge) -> tuple[Name, ...]:
    """Return the names of a document in the order of the text, without overlaps.

    Longest gazetteer matches win over the recogniser; a full name decides the label of its last part elsewhere; a title
    before a name makes it a person; otherwise a string keeps its commonest label in the document. The agency in the
    credit of a picture or article ("Foto: Reuters") and the portfolio of a minister are left out: they take no part.
    """
    listed = listed_names(doc, known)
    found = list(listed)
    for more in (_recognised(doc, known), _tagged(doc)):
        _add(found, more)
    _add(found, _borne(doc, found))
    found = [name for name in found if not _credit(name.span(doc)) and not _portfolio(name.span(doc), known)]
    found = [name for name in found if any(char.isalnum() for char in name.span(doc).text)]  # "<" names nothing
    return tuple(sorted(_settled(doc, found, known, frozenset(listed)), key=lambda name: name.start))


def _add(found: list[Name], more: Iterable[Name]) -> None:
    """Add the names that overlap with none that are there."""
    taken = {i for name in found for i in range(name.start, name.end)}
    found += [name for name in more if taken.isdisjoint(range(name.start, name.end))]


def _borne(doc: Doc, found: Iterable[Name]) -> Iterator[Name]:
    """Surnames that the recogniser passed over of persons whom the document names in full."""
    full = (name for name in found if name.label == "PER" and name.end - name.start > 1)
    surnames = {doc[name.end - 1].text for name in full}
    for token in doc:
        surname = token.text
        if surname not in surnames and surname.removesuffix("s") in surnames and token.i + 1 < len(doc):
            if token.nbor(1).pos_ not in {"NOUN", "ADJ"}:  # "Merkels voorstel"
                continue
            surname = surname.removesuffix("s")
        if surname in surnames and surname[0].isupper() and len(surname) > _SHORT_WORD:
            yield Name(token.i, token.i + 1, "PER")


def _credit(span: Span) -> bool:
    before = span.doc[max(0, span.start - 2) : span.start]
    words = [token.lower_ for token in before if token.text != ":"]
    return bool(words) and words[-1] in _CREDITS and before[-1].text in {":", before[-1].text.title()}


def _portfolio(span: Span, known: Knowledge) -> bool:
    """Tell whether a name is what a minister is minister of, rather than the ministry itself."""
    if span.text not in known.portfolios or not span.start:
        return False
    before = span.doc[span.start - 1]
    return (
        before.lower_ in {"van", "voor"} or before.lower_ == "en" and span.doc[max(0, span.start - 2)].ent_iob_ != "O"
    )


def _recognised(doc: Doc, known: Knowledge) -> Iterator[Name]:
    reached = 0
    for ent in _joined(doc, known):
        start, end = max(ent.start, reached), ent.end
        while start < end and (doc[start].is_space or doc[start].is_punct):
            start += 1
        while start < end and (doc[end - 1].is_space or doc[end - 1].is_punct):
            end -= 1
        while end - start > 1 and doc[end - 1].is_lower and doc[end - 1].pos_ in {"ADP", "DET", "CCONJ"}:
            end -= 1  # no name ends in a preposition or article
        if end - start == _PAIR and doc[start].lower_ in known.adjectives and _plain_noun(doc[end - 1]):
            yield Name(start, start + 1, "NORP")  # "Russische doelen" names Russia only
            continue
        start, end = _without_title_and_day(doc, start, end, ent.label_, known)
        span = doc[start:end]
        if _begins_with_a_word(span, known) or _begins_with_an_article(span, known) or _begins_with_a_kind(span, known):
            start += 1
        if start + 1 == end and doc[start].lower_ in _CALENDAR:
            continue
        person = ent.label_ in {"PER", "PERSON"} and end + 1 < len(doc)
        if person and doc[end].text in _PARTICLES and doc[end + 1].is_title:
            end += 2  # "Erik ten Hag"
        reached = max(reached, end)
        if start < end and not any(token.is_space for token in doc[start:end]) and not _compound(doc[start:end]):
            for part in _joined_by_and(doc[start:end], known):
                yield from _portfolio_apart(part, NAME_LABELS.get(ent.label_, ent.label_), known)


def _plain_noun(token: Token) -> bool:
    return token.is_lower and token.pos_ == "NOUN"


def _joined_by_and(span: Span, known: Knowledge) -> tuple[Span, ...]:
    """Return the names that the recogniser took for one ("sp.a en Groen"): two if either is a listed name."""
    link = next((token for token in span[1:-1] if token.lower_ == "en"), None)
    if link is None or span.text in known.actors:
        return (span,)
    first, second = span.doc[span.start : link.i], span.doc[link.i + 1 : span.end]
    listed = any(part.text in known.actors or part.text in known.names for part in (first, second))
    return (first, second) if listed else (span,)


def _joined(doc: Doc, known: Knowledge) -> list[Span]:
    """Return the names of the recogniser; two side by side are one where the parser takes them for one ("Bel RTL")."""
    found: list[Span] = []
    for ent in doc.ents:
        last = found[-1] if found else None
        beside = last is not None and last.end == ent.start and ent.label_ == "ORG" and last.label_ in {"ORG", "GPE"}
        if last is None or not beside or last.text in known.names or last.text in known.actors:
            found.append(ent)
        elif ent.root.dep_ in {"flat", "appos"} and ent.root.head.i in range(last.start, last.end):
            found[-1] = Span(doc, last.start, ent.end, label="ORG")
        else:
            found.append(ent)
    return found


def _without_title_and_day(doc: Doc, start: int, end: int, label: str, known: Knowledge) -> tuple[int, int]:
    """Cut from the name of a person a title before it and a day after it ("Raadsvoorzitter Donald Tusk vrijdag")."""
    if NAME_LABELS.get(label, label) != "PER":
        return start, end
    while end - start > 1 and doc[end - 1].lower_ in _CALENDAR and doc[end - 1].is_lower:
        end -= 1
    while end - start > 1 and known.role(doc[start].lower_) is not None:
        start += 1
    return start, end


def _begins_with_an_article(span: Span, known: Knowledge) -> bool:
    """Tell whether the article at the start of a sentence was taken for a part of a name ("De Commissie zegt")."""
    if len(span) < 2 or not span[0].is_sent_start or span[0].lower_ not in {"de", "het"} or span.label_ == "PER":
        return False
    return span.text not in known.actors and span.text not in known.names


def _begins_with_a_word(span: Span, known: Knowledge) -> bool:
    """Tell whether the first word of a sentence or heading was taken for a first name ("Uitschakeling Soleimani").

    It is a word of the dictionary, and what follows is a name without it: a well-known surname, or one that stands
    elsewhere in the document after something else.
    """
    if len(span) < 2:
        return False
    first = span[0]
    if not first.is_sent_start or not simplemma.is_known(first.lower_, lang="nl"):
        return False
    # Short words are given names too (Rob, Guy, Wim); words of this length are none.
    if len(first) < _LONG_WORD:
        return False
    rest = span[1:]
    if span.text in known.actors or not rest[0].is_title:
        return False
    others = (ent for ent in span.doc.ents if ent.start != span.start and len(ent) >= len(rest))
    return any(ent.text.endswith(rest.text) for ent in others)


def _begins_with_a_kind(span: Span, known: Knowledge) -> bool:
    """Tell whether a long noun before a name says what it is ("Mensenrechtenorganisatie Human Rights Watch")."""
    if len(span) < 2 or span.text in known.actors or not span[1].text[0].isupper():
        return False
    noun = span[0].lower_
    if len(noun) < _LONG_KIND or not (span[0].is_sent_start or span[0].is_lower or "-" in noun):
        return False
    return known.description(noun) is not None or known.institution(noun) is not None


def _portfolio_apart(span: Span, label: str, known: Knowledge) -> Iterator[Name]:
    """ "(minister van) Buitenlandse Zaken Mike Pompeo" is a portfolio and a person."""
    for length in (2, 1):
        rest = span[length:]
        if len(span) > length and span[:length].text in known.portfolios and rest[0].is_title:
            yield Name(span.start, span.start + length, "ORG")
            yield Name(rest.start, rest.end, "PER")
            return
    yield Name(span.start, span.end, label)


def _tagged(doc: Doc) -> Iterator[Name]:
    """Proper nouns that the recogniser passed over: capitalised in the middle of a sentence and tagged as names."""
    for token in doc:
        if token.pos_ != "PROPN" or token.dep_ in {"flat", "fixed", "det", "amod"} or not token.text[0].isupper():
            continue
        if (
            token.is_sent_start
            or token.lower_ in _CALENDAR
            or token.ent_iob_ != "O"
            or "-" in token.text
            or len(token) < 3
        ):
            continue
        end = token.i + 1
        while end < len(doc) and doc[end].head.i == token.i and doc[end].dep_ == "flat":
            end += 1
        yield Name(token.i, end, "ORG")


def _compound(span: Span) -> bool:
    """Tell whether a word is a compound that only begins with a name ("NAVO-baas"): those name nothing themselves."""
    head, _, tail = span.text.rpartition("-")
    return len(span) == 1 and bool(head) and tail.isalpha() and tail.islower()


def _settled(doc: Doc, found: Iterable[Name], known: Knowledge, listed: frozenset[Name]) -> Iterator[Name]:
    found = list(found)
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    persons: set[str] = set()
    for name in found:
        text = fold(name.span(doc).text)
        label = name.label if name.label == "NORP" else _told(name.span(doc), known) or name.label
        if label in {"MISC", "FAC"} and acts(name.span(doc)):
            label = "ORG"
        votes[text][label] += 3 if name in listed or label != name.label else 1
        words = text.split()
        if label == "PER" and len(words) > 1:
            persons.update(" ".join(words[i:]) for i in range(1, len(words)))
    for name in found:
        text = fold(name.span(doc).text)
        if name.label == "EVENT" and acts(name.span(doc)):
            yield Name(name.start, name.end, "ORG")
        elif name in listed or name.label not in _SETTLED and not (name.label == "EVENT" and text in persons):
            yield name
        elif part_of_region(name.span(doc).text, known) is not None:
            yield Name(name.start, name.end, "LOC")
        elif name.label == "PER" and any(char.isdigit() for char in text):
            yield Name(name.start, name.end, "MISC")
        elif (
            name.label in {"GPE", "LOC"}
            and _surname_alone(name.span(doc), text, known)
            or _genitive(name.span(doc), text, known)
            or text in persons
            or text in known.surnames
            and votes[text]["PER"]
        ):
            yield Name(name.start, name.end, "PER")
        else:
            yield Name(name.start, name.end, min(votes[text], key=lambda label: (-votes[text][label], label)))


def part_of_region(text: str, known: Knowledge) -> Place | None:
    """Return the country or region that a name with a point of the compass is part of ("West-Irak"), if it is one."""
    point = _COMPASS.match(text)
    return known.names.get(text[point.end() :]) if point else None


def _surname_alone(span: Span, text: str, known: Knowledge) -> bool:
    """Tell whether what was read as a place is one well-known person's surname, and stands where no place would."""
    alone = len(known.surnames.get(text, ())) == 1 and span.text not in known.names.keys() | known.capitals.keys()
    return alone and phrases.case(span.root) not in _WHERE


def _genitive(span: Span, text: str, known: Knowledge) -> bool:
    """Tell whether a name is the genitive of one well-known person's surname ("Merkels voorstel")."""
    owned = span.end < len(span.doc) and span.doc[span.end].pos_ in {"NOUN", "ADJ"}
    listed = span.text in known.actors or span.text in known.names or span.text in known.capitals
    return owned and not listed and text.endswith("s") and len(known.surnames.get(text.removesuffix("s"), ())) == 1


def _told(span: Span, known: Knowledge) -> str:
    """Return the label that the word right before a name gives it ("premier Salih", "het concern Granada"), or ""."""
    before = span.doc[span.start - 1] if span.start else None
    if before is None or before.pos_ not in {"NOUN", "PROPN"} or any(token.is_sent_start for token in span):
        return ""
    role = known.role(before.lemma_) or known.role(before.lower_)
    if role is not None and role.kind == "title":
        return "PER"
    # "... dat de bank Merkel steunt": two arguments, which the parser keeps apart.
    joined = span.root.head.i == before.i or before.head.i == span.root.i
    described = known.description(phrases.base_noun(before)) if joined and not phrases.is_plural(before) else None
    return LABEL_OF_TYPE.get(described[0][0], "ORG") if described is not None else ""
