"""Lemmas of verbs and adjectives from an open Dutch lemma list, where the trained lemmatizer has to guess."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import simplemma
from spacy.language import Language
from spacy.tokens import Doc, Token

from kg.language.morphology import feature
from kg.tables import read_rows, shipped, word_classes

__all__ = ["STRONG_COLUMNS", "correct_lemmas", "infinitive", "makes_verb", "past_infinitive", "singular"]

_UNSTRESSED = ("be", "door", "her", "mis", "om", "onder", "ont", "over", "ver", "voor", "weer")
STRONG_COLUMNS = ("infinitive", "past", "past_plural", "participle")


@Language.component("kg_lemmas", requires=["token.pos", "token.lemma"], assigns=["token.lemma"])
def correct_lemmas(doc: Doc) -> Doc:
    """Replace the lemma of each verb by its listed infinitive and of each adjective by its listed base form, if known.

    Only the bare verb is meant: "schoof ... op" keeps the lemma "schuiven", its particle is a ``compound:prt``.
    """
    for token in doc:
        if token.pos_ in {"VERB", "AUX"}:
            listed = _strong(token) or infinitive(token.lower_)
            guessed = token.lemma_.endswith("n") and token.lemma_ != token.lower_
            if listed is None and (not guessed or feature(token, "VerbForm") == "Part"):
                listed = _joined(token.lower_) or _regular(token.lower_)
            token.lemma_ = listed or _verbal(token)
        elif token.pos_ == "ADJ":
            token.lemma_ = _base_form(token.lower_) or token.lemma_
        elif token.pos_ == "NOUN" and token.lemma_ == token.lower_ and feature(token, "Number") == "Plur":
            token.lemma_ = singular(token.lower_) or token.lemma_
        elif token.pos_ == "NOUN" and token.lower_ == f"{token.lemma_.lower()}er":
            token.lemma_ = token.lower_  # nouns have no comparative ("dichter" is no form of "dicht")
    return doc


def _strong(token: Token) -> str | None:
    """Return the infinitive of a past form of a strong verb or of one derived from it: "verboden", "aansloot".

    The longest form that the word ends in decides. None for one that is tagged as an infinitive or present, and can be.
    """
    past = _past(token.lower_)
    untold = feature(token, "Tense") == "Pres" or feature(token, "VerbForm") == "Inf"
    return None if untold and infinitive(token.lower_) == token.lower_ else past


def past_infinitive(form: str) -> str | None:
    """Return the infinitive of which a lower-case form is the past, of strong and weak verbs; None for other words.

    >>> past_infinitive("sloten"), past_infinitive("schorste")
    ('sluiten', 'schorsen')
    """
    weak = re.fullmatch(r"(.+?)(?:te|de|ten|den)", form)
    strong = _past(form)
    if strong is not None or weak is None:
        return strong
    # The list gives a noun as the lemma of many an infinitive ("schorsen": "schors").
    plain = f"{weak[1]}en" if simplemma.is_known(f"{weak[1]}en", lang="nl") else None
    return _regular(weak[1]) or plain


@lru_cache(maxsize=100_000)
def _past(form: str) -> str | None:
    table = _strong_verbs()
    for prefix in _UNSTRESSED:  # a participle without "ge" ("verbroken" is of "breken", not of "ruiken")
        stem = table.get(f"ge{form.removeprefix(prefix)}") if form.startswith(prefix) else None
        if stem is not None and _listed(prefix + stem) == prefix + stem:
            return prefix + stem
    for start in range(len(form) - 1):
        ending = table.get(form[start:])
        if ending is not None:
            whole = form[:start] + ending
            return whole if not start or _listed(whole) == whole else None
    return None


@cache
def _strong_verbs() -> dict[str, str]:
    rows = read_rows(shipped("kg.language", "strong_verbs.tsv"), STRONG_COLUMNS)
    return {row[column]: row["infinitive"] for row in rows for column in STRONG_COLUMNS[1:] if row[column]}


def _verbal(token: Token) -> str:
    """Return the lemma that was guessed; of a form in -en that looks like its infinitive that form, not its noun."""
    noun = not token.lemma_.endswith("n") and not token.lower_.startswith("ge") and feature(token, "Tense") != "Past"
    return token.lower_ if noun and token.lower_.endswith("en") else token.lemma_


def _base_form(form: str) -> str | None:
    """Return the base form of an adjective; a longer infinitive is none ("bereid" is no form of "bereiden" here)."""
    listed = _listed(form)
    return None if listed and listed.endswith("en") and len(listed) > len(form) else listed


@lru_cache(maxsize=100_000)
def singular(form: str) -> str | None:
    """Return the singular of a plural noun, or of a compound by its last part; None when the list knows neither.

    >>> singular("telefoongesprekken")
    'telefoongesprek'
    """
    for start in range(len(form) - 4):
        lemma = _listed(form[start:])
        if lemma and lemma != form[start:] and not (start and len(lemma) < 4):
            return form[:start] + lemma
    return None


def infinitive(form: str) -> str | None:
    """Return the infinitive of a lower-case verb form, None when the list has none.

    >>> infinitive("schoof"), infinitive("aangevallen")
    ('schuiven', 'aanvallen')
    """
    if form.startswith("geï"):  # the list has "informeren", not "geïnformeerd"
        return _regular("i" + form.removeprefix("geï").removesuffix("d"))
    forms = [form, form[:-1], form[:-2]] if form.endswith("e") else [form]  # "afgezette": "afgezet"
    for candidate in forms:
        lemma = _listed(candidate)
        if lemma and lemma.endswith("n") and not _is_participle(lemma):
            return _without_prefix(lemma, form)
    return None


def makes_verb(apart: str, lemma: str) -> bool:
    """Tell whether a word that stands apart makes a separable verb with another ("plaats" and "vinden")."""
    return apart in word_classes("kg.language")["particle"] or infinitive(apart + lemma) is not None


def _joined(form: str) -> str | None:
    """Return the infinitive of a finite verb written as one with its particle ("dat zij opschort"): opschorten."""
    for particle in sorted(word_classes("kg.language")["particle"]):
        rest = form.removeprefix(particle)
        lemma = _listed(rest) if rest != form and len(rest) > 3 else None
        if lemma and lemma.endswith("en") and not _is_participle(lemma):
            return particle + lemma
    return None


def _regular(form: str) -> str | None:
    """Return the listed infinitive of which a form is the stem, with or without -t: "opschort" is of "opschorten"."""
    for stem in (form, form.removesuffix("t")):
        open_syllable = re.sub(r"([aeou])\1([^aeiou])$", r"\1\2", stem)  # "aanmaant": "aanmanen"
        for candidate in (f"{stem}en", f"{stem}{stem[-1:]}en", f"{open_syllable}en"):
            if _listed(candidate) == candidate:
                return candidate
    return None


def _without_prefix(lemma: str, form: str) -> str:
    """Return the verb without ge- that a participle belongs to, as a rule: "geleid" is listed under "geleiden"."""
    bare = lemma[2:]
    prefixed = len(bare) > 4 and lemma.startswith("ge") and form.startswith("ge")
    if prefixed and lemma not in word_classes("kg.language")["own ge"] and _listed(bare) == bare:
        return bare
    return lemma


def _is_participle(lemma: str) -> bool:
    """Tell whether the list gives a participle as a lemma ("afgezeten")."""
    further = _listed(lemma)
    return "ge" in lemma and further is not None and further != lemma and further.endswith("n")


@lru_cache(maxsize=100_000)
def _listed(form: str) -> str | None:
    # The list writes separable verbs as "aan_vallen".
    if not form or not simplemma.is_known(form, lang="nl"):
        return None
    return str(simplemma.lemmatize(form, lang="nl")).replace("_", "")
