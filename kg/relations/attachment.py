"""Attachments that the action lexicon settles: what a verb takes says which of two verbs a noun belongs to."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from spacy.tokens import Doc, Token

from kg.language.clause import SUBJECTS, finite_form, is_unaccusative
from kg.language.morphology import is_finite_form
from kg.relations import syntax
from kg.relations.lexicon import Lexicon
from kg.relations.words import words

__all__ = ["attach"]

_BETWEEN = frozenset({"van", "om", "door"})  # links of what may stand between an event noun and the phrase it takes
_CLAUSES = frozenset({"xcomp", "ccomp", "advcl"})
# Of a promise the infinitive is the object; one noun beside it is what a transitive infinitive needs.
_WITHOUT_OBJECT = frozenset(
    {"threaten", "refuse", "try", "plan", "decide", "begin", "stop", "fail", "succeed", "dare", "promise"}
)
_PHRASES = frozenset({"obl", "obl:arg", "iobj", "obj"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "X"})


def attach(doc: Doc, lexicon: Lexicon) -> Doc:
    """Mend the heads of a parsed document where the lexicon knows better than the parser."""
    for noun in doc:
        if noun.pos_ == "NOUN":
            _phrase_of_the_event(noun, lexicon)
    for verb in doc:
        if verb.pos_ == "VERB":
            _bracketed_particle(verb, lexicon)
            lemma = syntax.predicate_lemma(verb)
            _phrase_of_the_verb(verb, lemma, lexicon)
            _content(verb, lemma, lexicon)
            _addressee(verb, lemma, lexicon)
            _object_of_the_infinitive(verb, lemma, lexicon)
            _fronted_event(verb, lemma, lexicon)
    return doc


def _phrase_of_the_event(noun: Token, lexicon: Lexicon) -> None:
    """Give an event noun the phrase that it takes where the parser gave it to a noun before ("de aanval van X op Y").

    So also "de terugtrekking van troepen uit X", "de vraag om hulp aan X".
    """
    event = lexicon.noun(noun.lemma_)
    if event is None or noun.dep_ == "flat":
        return
    _phrase_after_the_event(noun, event.target, lexicon)
    for inner in [child for child in noun.rights if child.dep_ == "nmod"]:
        link = syntax.prepositional(inner)
        if link not in _BETWEEN or link in event.target:
            continue
        own = lexicon.noun(inner.lemma_)
        for child in list(inner.rights):
            preposition = syntax.prepositional(child) if child.dep_ == "nmod" else ""
            taken = own is not None and preposition in own.target and link == "van"
            if preposition in event.target - {"van", "in"} and not taken:
                child.head = noun


def _phrase_of_the_verb(verb: Token, lemma: str, lexicon: Lexicon) -> None:
    """Give a verb the phrase that it takes where the parser gave it to a noun ("die over de kwestie met X belde").

    Only right before the verb, and not from an event that takes the preposition too ("die de steun aan X staakte").
    """
    senses = lexicon.verbs.get(lemma, {})
    before = [word for word in verb.doc[verb.left_edge.i : verb.i] if word.dep_ == "nmod" and word.head.i < word.i]
    for noun in before:
        link, owner = syntax.prepositional(noun), noun.head
        governor = next((word for word in noun.ancestors if word.pos_ in {"VERB", "AUX"}), None)
        adjacent = noun.right_edge.i + 1 == verb.i and governor is not None and governor.i == verb.i
        if not link or link not in senses or not adjacent or owner.dep_ in SUBJECTS:
            continue
        event = lexicon.noun(owner.lemma_)
        if (event is None or link not in event.target) and all(other != link for other, _ in syntax.arguments(verb)):
            noun.head, noun.dep_ = verb, "obl:arg"


def _phrase_after_the_event(noun: Token, taken: Collection[str], lexicon: Lexicon) -> None:
    """Give an event noun the phrase right after it that it takes, and the verb does not ("na een gesprek met X")."""
    verb = noun.head
    if verb.pos_ != "VERB" or verb.i < noun.i:
        return
    after = next((child for child in verb.lefts if child.left_edge.i == noun.right_edge.i + 1), None)
    if after is None or after.dep_ not in {"obl", "obl:arg"}:
        return
    link = syntax.prepositional(after)
    of_verb = lexicon.verbs.get(syntax.predicate_lemma(verb), {})
    if link and link not in of_verb and (link in taken or link == "om") and noun.dep_ in {"obj", "obl"}:
        after.head, after.dep_ = noun, "nmod"


def _bracketed_particle(verb: Token, lexicon: Lexicon) -> None:
    """Find the particle of a verb that takes an infinitive: "roept de Kamer op het dossier te behandelen".

    The parser takes "op" for a preposition of what follows.
    """
    if not is_finite_form(verb) or syntax.particle(verb):
        return
    clause = next(_infinitives(verb), None)
    if clause is None:
        return
    for word in verb.doc[verb.i + 1 : clause.i]:
        whole = lexicon.complement(f"{word.lower_}{verb.lemma_.lower()}", "V")
        bare = lexicon.complement(verb.lemma_.lower(), "V")
        if word.dep_ != "case" or whole is None or whole.control != "object" or bare is not None and bare.control:
            continue
        noun = word.head
        addressed = any(other.pos_ in _NOMINAL for other in verb.doc[verb.i + 1 : word.i])
        if addressed and noun.i < clause.i and word.i < noun.i:
            word.head, word.dep_ = verb, "compound:prt"
            noun.head, noun.dep_ = clause, "obj"
            return


def _content(verb: Token, lemma: str, lexicon: Lexicon) -> None:
    """Give a verb of saying the clause that says what, from a noun that says nothing ("zei aan de grens dat ...")."""
    embeds = lexicon.complement(lemma, "V")
    if embeds is None or any(child.dep_ in {"ccomp", "xcomp", "parataxis"} for child in verb.children):
        return
    for noun in verb.rights:
        clause = next((child for child in noun.rights if child.dep_ == "acl" and finite_form(child)), None)
        told = clause is not None and "dat" in syntax.marks(clause) and noun.pos_ in {"NOUN", "PROPN"}
        if clause is not None and told and lexicon.complement(noun.lemma_, "N") is None and noun.dep_ in _PHRASES:
            clause.head, clause.dep_ = verb, "ccomp"


def _addressee(verb: Token, lemma: str, lexicon: Lexicon) -> None:
    """Give a verb that has somebody do something its object: "beschuldigt X ervan Y te steunen".

    In the field between the finite verb and the infinitive the first noun phrase without a preposition, after the
    subject, is who is asked; the parser often hands it to the infinitive.
    """
    embeds = lexicon.complement(lemma, "V")
    takes_object = embeds is not None and (embeds.control == "object" or embeds.kind == "accuse")
    if not takes_object or syntax.is_passive(verb):
        return
    objects = [child for child in verb.children if child.dep_ in {"obj", "iobj"}]
    if objects:
        _second_object(objects, verb)
        return
    asked = _taken_for_subject(verb)
    if asked is not None:
        asked.dep_ = "obj"
        return
    for clause in _infinitives(verb):
        if "om" in syntax.marks(clause):
            continue
        found = next(_before(clause, verb), None) or _of_an_intransitive(clause, lexicon)
        if found is not None:
            found.head, found.dep_ = verb, "obj"
            return


def _of_an_intransitive(clause: Token, lexicon: Lexicon) -> Token | None:
    """Return the object that an infinitive cannot have ("verbood hem te vertrekken")."""
    lemma = syntax.predicate_lemma(clause)
    senses = lexicon.verbs.get(lemma, {})
    intransitive = is_unaccusative(lemma) or senses and "" not in senses
    objects = (child for child in clause.lefts if child.dep_ == "obj" and child.pos_ in _NOMINAL)
    return next((child for child in objects if child.lower_ != "zich"), None) if intransitive else None


def _second_object(objects: list[Token], verb: Token) -> None:
    """After whom somebody accuses comes the object of what he is accused of ("beschuldigt X ervan Y te steunen")."""
    for clause in _infinitives(verb):
        free = not any(child.dep_ in {"obj", "ccomp"} for child in clause.children) and "om" not in syntax.marks(clause)
        if len(objects) == 2 and free and objects[0].i < objects[1].i < clause.i and not verb.i > objects[1].i:
            objects[1].head, objects[1].dep_ = clause, "obj"


def _taken_for_subject(verb: Token) -> Token | None:
    """Return what was taken for a second subject: "X sprak en beschuldigde Y ervan Z te steunen"."""
    first = verb.head
    if verb.dep_ != "conj" or verb.nbor(-1).dep_ != "cc" or not any(True for _ in _infinitives(verb)):
        return None
    before = any(child.dep_ in SUBJECTS and child.i < first.i for child in first.children)
    return next((child for child in verb.rights if child.dep_ == "nsubj"), None) if before else None


def _object_of_the_infinitive(verb: Token, lemma: str, lexicon: Lexicon) -> None:
    """A verb of doing or not doing something has no object beside its infinitive: "dreigt Y aan te vallen"."""
    embeds = lexicon.complement(lemma, "V")
    senses = lexicon.verbs.get(lemma, {})
    # "Aandringen bij" has no object at all.
    by_phrase = embeds is not None and embeds.control == "object" and bool(senses) and "" not in senses
    without = embeds is not None and embeds.control == "subject" and embeds.kind in _WITHOUT_OBJECT
    if not (by_phrase or without):
        return
    for clause in _infinitives(verb):
        transitive = "" in lexicon.verbs.get(syntax.predicate_lemma(clause), {})
        has_object = any(c.dep_ == "obj" for c in clause.children)
        if not transitive and not has_object or "om" in syntax.marks(clause) or has_object and not by_phrase:
            continue
        for child in list(verb.children):
            if child.dep_ in {"obj", "iobj"} and verb.i < child.i < clause.i and child.lower_ != "zich":
                child.head, child.dep_ = clause, "iobj" if has_object else "obj"
        return


def _fronted_event(verb: Token, lemma: str, lexicon: Lexicon) -> None:
    """What is received stands first, who receives it behind the verb: "Lof kreeg X van Y"."""
    if lemma not in words("undergoing"):
        return
    event = next((child for child in verb.lefts if child.dep_ == "nsubj" and lexicon.noun(child.lemma_)), None)
    name = next((child for child in verb.rights if child.dep_ == "obj" and child.ent_iob_ == "B"), None)
    if event is not None and name is not None:
        event.dep_, name.dep_ = "obj", "nsubj"


def _infinitives(verb: Token) -> Iterator[Token]:
    """Yield the infinitives with "te" that a verb governs, after it."""
    for child in verb.rights:
        if child.dep_ in _CLAUSES and child.pos_ in {"VERB", "AUX"} and "te" in syntax.marks(child):
            yield child


def _before(clause: Token, verb: Token) -> Iterator[Token]:
    """Yield the bare noun phrases of an infinitive, or of the infinitive under it, that stand before all the rest."""
    heads = {clause.i, *(child.i for child in clause.children if child.dep_ == "xcomp")}
    auxiliary = (child.i for child in verb.children if child.dep_ in {"aux", "aux:pass"} and child.i < verb.i)
    # A verb that is not finite stands behind its objects ("om X te vragen te gaan").
    start = verb.i if is_finite_form(verb) else next(auxiliary, verb.left_edge.i)
    for word in verb.doc[start + 1 : clause.i]:
        bare = word.dep_ in {"obj", "iobj", "nsubj", "obl"} and not any(c.dep_ == "case" for c in word.children)
        if word.head.i in heads and bare and word.pos_ in _NOMINAL and word.lower_ != "zich":
            objects = (c for head in heads for c in verb.doc[head].children if c.dep_ in {"obj", "iobj"})
            others = [child for child in objects if child.i != word.i]
            if others or word.dep_ in {"iobj", "nsubj", "obl"}:
                yield word
            return
