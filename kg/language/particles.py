"""Verbs and their particles: what looks like a name, a noun or a preposition and is none, and the other way round."""

from __future__ import annotations

from spacy.tokens import Token

from kg.language.clause import Tokens
from kg.language.days import is_day
from kg.language.lemmas import infinitive, makes_verb, past_infinitive
from kg.language.morphology import is_finite_form
from kg.tables import word_classes

__all__ = [
    "after_te",
    "free_auxiliaries",
    "infinitives_of_nouns",
    "names_for_auxiliaries",
    "names_for_particles",
    "objects_of_infinitives",
    "particle_before_te",
    "particles_apart",
    "particles_before_dat",
    "predicates_of_objects",
    "stranded",
    "stranded_forms",
    "verbs_for_nouns",
]


def names_for_auxiliaries(doc: Tokens) -> None:
    """A name is no auxiliary: neither "de terreurgroep IS" nor "om IS te verslaan" has "is"."""
    for token in doc:
        if token.pos_ != "AUX" or not token.is_upper or token.ent_iob_ != "B" or not token.i:
            continue
        before, verb = token.nbor(-1), token.head
        token.pos_, token.lemma_ = "PROPN", token.text
        if before.pos_ == "NOUN":
            token.head, token.dep_ = before, "appos"
        elif token.dep_ in {"aux", "aux:pass", "cop"} and token.i < verb.i and before.lower_ == "om":
            token.dep_ = "obj"


def names_for_particles(doc: Tokens) -> None:
    """A name is no particle, and only "door" brings in who does what is done ("tegen X" never)."""
    for token in doc:
        named = token.pos_ == "PROPN" and token.ent_iob_ == "B"
        if named and (token.dep_ == "compound:prt" or token.dep_ in {"advmod", "xcomp"} and _stands_before_te(token)):
            token.dep_ = "obj"
        elif token.dep_ == "obl:agent" and not any(child.lower_ in {"door", "vanwege"} for child in token.lefts):
            token.dep_ = "obl"


def _stands_before_te(token: Token) -> bool:  # "om IS te verdrijven"
    return token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "te"


def verbs_for_nouns(doc: Tokens) -> None:
    """What has a subject beside an object or a particle, and no copula, is a verb ("De autoriteiten sloten X af")."""
    for token in doc:
        if token.dep_ != "ROOT" or token.pos_ not in {"NOUN", "ADJ"}:
            continue
        parts = {child.dep_ for child in token.children}
        if "cop" in parts or "nsubj" not in parts or not parts & {"obj", "compound:prt"}:
            subjects = [child for child in token.children if child.dep_ == "nsubj"]
            if "cop" in parts or len(subjects) < 2:
                continue
        lemma = past_infinitive(token.lower_)
        if lemma is not None:
            _make_past(token, lemma)


def _make_past(token: Token, lemma: str) -> None:
    """Make a token the past tense of a verb, in the number that its ending tells."""
    token.pos_, token.lemma_ = "VERB", lemma
    number = "Plur" if token.lower_.endswith("n") else "Sing"
    # The stubs of spaCy leave this method out.
    token.set_morph(f"Number={number}|Tense=Past|VerbForm=Fin")  # type: ignore[attr-defined]


def predicates_of_objects(doc: Tokens) -> None:
    """What has a subject before it is no attribute of the noun after it: it is the verb ("Facebook schorste X")."""
    for token in doc:
        noun = token.head
        if token.dep_ != "amod" or token.pos_ not in {"ADJ", "VERB"} or noun.i <= token.i or noun.dep_ != "ROOT":
            continue
        subject = next((child for child in token.lefts if child.dep_ == "nsubj"), None) or _bare_name_before(token)
        lemma = past_infinitive(token.lower_)
        if subject is None or lemma is None or any(child.dep_ == "cop" for child in noun.children):
            continue
        for child in list(noun.children):
            if child.i < token.i or child.dep_ not in {"det", "amod", "nmod", "flat", "nmod:poss", "nummod", "case"}:
                child.head = token
                if child.dep_ == "nsubj":
                    child.dep_ = "obj"
        subject.head, subject.dep_ = token, "nsubj"
        token.head, token.dep_ = token, "ROOT"
        noun.head, noun.dep_ = token, "obl" if is_day(noun) else "obj"
        _make_past(token, lemma)


def _bare_name_before(token: Token) -> Token | None:
    """Return the name right before a token that the parser takes for a possessor, though it is no genitive."""
    for name in token.head.lefts:
        bare = name.pos_ == "PROPN" and not any(child.dep_ in {"case", "det"} for child in name.children)
        if bare and name.dep_ == "nmod:poss" and name.right_edge.i + 1 == token.i and name.text[-1] not in "s'’":
            return name
    return None


def stranded_forms(doc: Tokens) -> None:
    """ "Mee" and "toe" stand without a noun: what follows belongs to the infinitive ("dreigde ermee X te straffen")."""
    for word in doc:
        if word.dep_ != "case" or word.lower_ not in {"mee", "ermee", "toe", "ertoe"} or word.head.i < word.i:
            continue
        noun, verb = word.head, word.head.head
        if verb.pos_ != "VERB" or verb.i == noun.i:
            continue
        clause = next((c for c in verb.rights if c.dep_ in {"xcomp", "ccomp"} and c.i > noun.i), None)
        word.head, word.dep_ = verb, "advmod"
        noun.head, noun.dep_ = clause if clause is not None else verb, "obj"


def free_auxiliaries(doc: Tokens) -> None:
    """In Universal Dependencies an auxiliary has no dependents: they are those of its verb."""
    for token in doc:
        if token.dep_ in {"aux", "aux:pass", "cop"} and token.head.i != token.i:
            for child in list(token.children):
                if child.dep_ not in {"fixed", "conj", "cc", "punct"}:
                    child.head = token.head


def particles_apart(doc: Tokens) -> None:
    """A particle belongs to the last finite verb before it that makes a verb with it.

    "X levert wapens, zo kondigde Y aan": aankondigen, not aanleveren.
    """
    for token in doc:
        verb = token.head
        if token.dep_ != "compound:prt" or not is_finite_form(verb) or verb.i > token.i:
            continue
        between = [word for word in doc[verb.i + 1 : token.i] if word.pos_ == "VERB" and is_finite_form(word)]
        if between and infinitive(token.lower_ + between[-1].lemma_) and between[-1].sent.start == verb.sent.start:
            token.head = between[-1]


def particles_before_dat(doc: Tokens) -> None:
    """A preposition has a noun behind it, never "dat": there it is the verb's particle ("kondigde aan dat ...")."""
    for word in doc[:-1]:
        if word.dep_ not in {"case", "mark"} or word.pos_ != "ADP" or word.nbor(1).lower_ not in {"dat", "of"}:
            continue
        verb = next((v for v in word.ancestors if v.i < word.i and v.pos_ == "VERB" and is_finite_form(v)), None)
        if verb is not None and word.nbor(1).dep_ == "mark" and infinitive(word.lower_ + verb.lemma_) is not None:
            word.head, word.dep_ = verb, "compound:prt"


def after_te(doc: Tokens) -> None:
    """What follows "te" is an infinitive, if it has the form of one ("dreigt bedrijven te straffen")."""
    for te in doc[:-1]:
        word = te.nbor(1)
        formed = word.lower_.endswith("en") and word.lower_ != "midden"  # "te koop", "te midden van" have nouns
        if te.lower_ == "te" and te.head.i == word.i and word.pos_ == "NOUN" and formed:
            word.pos_, word.lemma_, te.dep_ = "VERB", word.lower_, "mark"
            word.set_morph("VerbForm=Inf")  # type: ignore[attr-defined]


def objects_of_infinitives(doc: Tokens) -> None:
    """Some verbs take an infinitive and no object: the infinitive has it ("dreigt bedrijven te straffen").

    Where it has one already, the noun is whom it is for ("wil de commissie meer macht geven").
    """
    for verb in doc:
        if verb.pos_ != "VERB" or verb.lemma_.lower() not in word_classes("kg.language")["no object"]:
            continue
        noun = next((child for child in verb.rights if child.dep_ in {"obj", "nsubj"}), None)
        if noun is None or noun.dep_ == "nsubj" and not any(child.dep_ == "nsubj" for child in verb.lefts):
            continue
        own = (word for word in noun.rights if word.dep_ in {"nmod", "acl"} and _with_te(word))
        bare = (word for word in verb.rights if _with_te(word) or word.dep_ == "xcomp" and word.pos_ == "VERB")
        infinitive_ = next((word for word in (*own, *bare) if word.i > noun.i), None)
        if infinitive_ is None or any(child.dep_ in {"ccomp", "iobj"} for child in infinitive_.children):
            continue
        taken = any(child.dep_ == "obj" for child in infinitive_.children)
        infinitive_.head, infinitive_.dep_ = verb, "xcomp"
        noun.head, noun.dep_ = infinitive_, "iobj" if taken else "obj"


def _with_te(word: Token) -> bool:
    return word.pos_ == "VERB" and any(child.lower_ == "te" and child.i == word.i - 1 for child in word.lefts)


def infinitives_of_nouns(doc: Tokens) -> None:
    """Right before "te" stands the object of the infinitive: it is the infinitive that the verb governs.

    "Riep X op Y te straffen": what looks like the preposition of Y is the particle of the verb.
    """
    for infinite in doc:
        noun = infinite.head
        if infinite.pos_ != "VERB" or infinite.dep_ not in {"nmod", "acl"} or noun.i > infinite.i:
            continue
        te = next((child for child in infinite.lefts if child.lower_ == "te"), None)
        verb = noun.head
        if te is None or te.i != noun.right_edge.i + 1 and te.i != noun.i + 1 or verb.pos_ != "VERB" or verb.i > noun.i:
            continue
        if noun.pos_ not in {"PROPN", "PRON"} or noun.dep_ not in {"obj", "obl", "obl:arg"}:
            continue  # a common noun may have an infinitive of its own ("het plan te vertrekken")
        apart = next((child for child in noun.lefts if child.dep_ == "case"), None)
        if apart is not None and not makes_verb(apart.lower_, verb.lemma_):
            continue
        infinite.head, infinite.dep_, te.dep_ = verb, "xcomp", "mark"
        noun.head, noun.dep_ = infinite, "obj"
        if apart is not None:
            apart.head, apart.dep_ = verb, "compound:prt"


def particle_before_te(verb: Token) -> None:
    """Make the word before "te" the particle of the infinitive if it makes a listed verb with it ("stop te zetten")."""
    te = next((child for child in verb.lefts if child.lower_ == "te"), None)
    if te is None or te.i == 0 or any(child.dep_ == "compound:prt" for child in verb.children):
        return
    before = te.nbor(-1)
    separable = before.pos_ in {"ADP", "ADV", "ADJ", "NOUN", "VERB"} and before.is_lower
    if separable and infinitive(before.lower_ + verb.lower_):
        before.head, before.dep_ = verb, "compound:prt"


def stranded(verb: Token) -> None:
    """In "drong er bij X op aan" the first word is the preposition of "erop", the second the particle."""
    if not any(child.lower_ == "er" for child in verb.children):
        return
    for child in verb.children:
        following = child.nbor(1) if child.i + 1 < len(verb.doc) else None
        if child.dep_ != "compound:prt" or following is None or following.pos_ not in {"ADP", "ADV"}:
            continue
        if infinitive(following.lower_ + verb.lemma_):
            noun = following.head
            if following.dep_ == "case" and noun.dep_ in {"obl", "obl:arg"}:
                noun.dep_ = "obj"
            child.dep_ = "advmod"
            following.head, following.dep_ = verb, "compound:prt"
            return
