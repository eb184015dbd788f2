"""The recogniser of names: its random field against all labellings of short sequences, and what it writes."""

from itertools import pairwise, product

import numpy
import pytest
import spacy
from spacy.tokens import Doc
from spacy.training import Example
from thinc.api import fix_random_seed

import kg.language.namer  # noqa: F401  (registers what the configuration names)
from kg.language.crf import best_labels, learn
from tests.language.networks import TOK2VEC, slope

LENGTHS, LABELS = [3, 1, 4, 2], 3


@pytest.fixture
def field():
    """Scores of four sequences, transitions and gold labels."""
    choose = numpy.random.default_rng(0)
    total = sum(LENGTHS)
    scores, transitions = choose.standard_normal((total, LABELS)), choose.standard_normal((LABELS + 1, LABELS))
    return scores, transitions, choose.integers(0, LABELS, total)


def score(scores, transitions, labels):
    here = sum(row[label] for row, label in zip(scores, labels, strict=True))
    return here + transitions[0, labels[0]] + sum(transitions[a + 1, b] for a, b in pairwise(labels))


def labellings(scores, transitions):
    """Yield each sequence's rows, and the score of each way to label it."""
    start = 0
    for length in LENGTHS:
        rows = slice(start, start + length)
        every = product(range(LABELS), repeat=length)
        yield rows, {labels: score(scores[rows], transitions, labels) for labels in every}
        start += length


def test_the_best_labels_are_those_of_the_highest_score(field):
    scores, transitions, _ = field
    best = [label for _, every in labellings(scores, transitions) for label in max(every, key=every.get)]
    assert best_labels(scores, transitions, LENGTHS).tolist() == best


def test_the_loss_is_the_gold_labelling_against_all(field):
    scores, transitions, gold = field
    expected = 0.0
    for rows, every in labellings(scores, transitions):
        expected += numpy.log(sum(map(numpy.exp, every.values()))) - every[tuple(gold[rows].tolist())]
    assert learn(scores, transitions, LENGTHS, gold)[0] == pytest.approx(expected)


def test_it_learns_along_its_gradient(field):
    scores, transitions, gold = field
    _, d_scores, d_transitions = learn(scores, transitions, LENGTHS, gold)

    def loss():
        return learn(scores, transitions, LENGTHS, gold)[0]

    for array, gradient in ((scores, d_scores), (transitions, d_transitions)):
        for index in numpy.ndindex(array.shape):
            assert slope(array, index, loss, step=1e-5) == pytest.approx(gradient[index], abs=1e-3)


WORDS = ["Jan", "Smit", "woont", "in", "Den", "Haag", ".", "In", "Den", "Haag", "belde", "Jan", "Smit", "Piet", "."]
ENTS = ["B-PER", "I-PER", "O", "O", "B-GPE", "I-GPE", "O", "O", "B-GPE", "I-GPE", "O", "B-PER", "I-PER", "B-PER", "O"]
CONFIG = {
    "model": {
        "@architectures": "kg.NameTagger.v1",
        "width": 32,
        "hidden": 16,
        "tok2vec": TOK2VEC,
    }
}


@pytest.fixture(scope="module")
def trained():
    """A recogniser that has learnt two sentences by heart; two names of a kind stand side by side in one."""
    fix_random_seed(0)
    nlp = spacy.blank("nl")
    nlp.add_pipe("kg_name_tagger", name="ner", config=CONFIG)
    gold = Doc(nlp.vocab, words=WORDS, ents=ENTS, sent_starts=[i in {0, 7} for i in range(len(WORDS))])
    example = Example(nlp.make_doc(gold.text), gold)
    optimizer = nlp.initialize(lambda: [example])
    for _ in range(100):
        nlp.update([example], sgd=optimizer)
    return nlp


def names(doc):
    return [(ent.text, ent.label_) for ent in doc.ents]


def test_it_learns_names_and_tells_neighbours_apart(trained):
    assert trained.pipe_labels["ner"] == ["GPE", "PER"]
    assert names(trained(" ".join(WORDS))) == [
        ("Jan Smit", "PER"),
        ("Den Haag", "GPE"),
        ("Den Haag", "GPE"),
        ("Jan Smit", "PER"),
        ("Piet", "PER"),
    ]


def test_it_reads_a_text_alone_as_in_company(trained):
    texts = [" ".join(WORDS), "Piet belde .", "", "In Den Haag woont Jan Smit ."]
    alone = [names(trained(text)) for text in texts]
    assert [names(doc) for doc in trained.pipe(texts)] == alone


def test_it_is_the_same_after_it_was_saved(trained, tmp_path):
    text = " ".join(WORDS)
    trained.to_disk(tmp_path)
    assert names(spacy.load(tmp_path)(text)) == names(trained(text))


def test_a_name_goes_on_only_with_its_own_kind(trained):
    tagger = trained.get_pipe("ner")
    transitions = tagger._transitions()
    begins, goes_on = 1, 2  # of the first label; the second has 3 and 4
    allowed = {1 + begins, 1 + goes_on}
    for before in range(len(transitions)):
        assert (transitions[before, goes_on] > -1000) == (before in allowed)
