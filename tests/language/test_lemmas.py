"""Lemmas of verbs: strong, weak, separable."""

import pytest

from kg.language.lemmas import infinitive, past_infinitive
from kg.relations.syntax import is_predicate, predicate_lemma


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("schoof", "schuiven"),
        ("sloot", "sluiten"),
        ("aangevallen", "aanvallen"),
        ("getroffen", "treffen"),
        ("dreigde", "dreigen"),
        ("geïnformeerd", "informeren"),
        ("zzz", None),
    ],
)
def test_infinitive(form, expected):
    assert infinitive(form) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De NAVO schortte de missie op.", "opschorten"),
        ("De NAVO heeft de missie opgeschort.", "opschorten"),
        ("Iran viel de basis aan.", "aanvallen"),
        ("De minister trad gisteren af.", "aftreden"),
        ("De rebellen vernielden de brug.", "vernielen"),
        ("De landen hebben de banden verbroken.", "verbreken"),
        ("De autoriteiten sloten de haven af.", "afsluiten"),
    ],
)
def test_particles_join_their_verb(nlp, text, expected):
    assert expected in [predicate_lemma(token) for token in nlp(text) if is_predicate(token)]


@pytest.mark.parametrize(
    ("form", "expected"), [("sloten", "sluiten"), ("leidde", "leiden"), ("verbroken", "verbreken"), ("huizen", None)]
)
def test_infinitive_of_a_past(form, expected):
    assert past_infinitive(form) == expected
