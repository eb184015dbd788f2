"""The graph-based parser: its layers against finite differences, and what it writes into documents."""

import numpy
import pytest
import spacy
from spacy.tokens import Doc
from spacy.training import Example
from thinc.api import Model, fix_random_seed, set_dropout_rate

import kg.language.biaffine
import kg.language.parser  # noqa: F401  (both register what the configuration names)
from kg.language.biaffine import Plan, create_network
from kg.language.certainty import arc_chance, note_chances, path_chance
from kg.language.recurrent import bidirectional_lstm
from kg.language.trees import best_tree
from tests.language.networks import TOK2VEC, slope

CONFIG = {
    "dropout": 0.0,
    "model": {
        "@architectures": "kg.BiaffineParser.v1",
        "width": 32,
        "hidden": 16,
        "arc_width": 16,
        "label_width": 16,
        "tok2vec": TOK2VEC,
    },
}


def some(array, choose, count=3):
    return [tuple(int(choose.integers(size)) for size in array.shape) for _ in range(count)]


def test_the_recurrent_layer_learns_along_its_gradient():
    choose = numpy.random.default_rng(0)
    layer = bidirectional_lstm(5, 4)
    layer.initialize()
    vectors, lengths = choose.standard_normal((18, 5)).astype("f"), numpy.asarray([3, 1, 6, 6, 2])
    wanted = choose.standard_normal((18, 8)).astype("f")
    _, backprop = layer.begin_update((vectors, lengths))
    d_vectors = backprop(wanted)

    def value():
        return float((layer.predict((vectors, lengths)).astype("d") * wanted).sum())

    for index in some(vectors, choose):
        assert slope(vectors, index, value) == pytest.approx(d_vectors[index], rel=0.02, abs=0.01)
    for name in "WRb":
        weights = layer.get_param(name)
        for index in some(weights, choose):
            assert slope(weights, index, value) == pytest.approx(layer.get_grad(name)[index], rel=0.02, abs=0.01)


def test_the_recurrent_layer_reads_each_sequence_for_itself():
    layer = bidirectional_lstm(3, 2)
    layer.initialize()
    vectors = numpy.random.default_rng(1).standard_normal((9, 3)).astype("f")
    together = layer.predict((vectors, [4, 1, 4]))
    for start, end in ((0, 4), (4, 5), (5, 9)):
        alone = layer.predict((vectors[start:end], [end - start]))
        numpy.testing.assert_allclose(together[start:end], alone, atol=1e-6)


def test_the_network_learns_along_its_gradient():
    fix_random_seed(1)  # with some weights a step crosses the kink of a rectified unit, where there is no slope
    choose = numpy.random.default_rng(0)
    network = create_network(Model("vectors", lambda model, given, is_train: (given, lambda d: d)), 6, 5, 7, 4)
    network.get_ref("label_output").set_dim("nO", 3)
    network.initialize()
    set_dropout_rate(network, 0.0)
    vectors = [choose.standard_normal((9, 6)).astype("f"), choose.standard_normal((3, 6)).astype("f")]
    sentences = [numpy.asarray(part) for part in ([0, 1, 3, 4], [5, 6, 7, 8], [9, 10, 11])]
    heads = [numpy.asarray(part) for part in ([2, 0, 2, 3], [0, 1, 1, 3], [3, 3, 0])]
    wanted = [choose.standard_normal((len(part), len(part) + 1)).astype("f") for part in sentences]
    for part in wanted:
        part[numpy.arange(len(part)), numpy.arange(1, len(part) + 1)] = 0  # no word is its own head
    labels = choose.standard_normal((11, 3)).astype("f")
    plan = Plan(vectors, sentences, heads, best_tree)

    def value():
        found = network.predict(plan)
        arcs = sum(float((a.astype("d") * w).sum()) for a, w in zip(found.arcs, wanted, strict=True))
        return arcs + float((found.labels.astype("d") * labels).sum())

    _, backprop = network.begin_update(plan)
    d_vectors = backprop((wanted, labels))
    for index in some(vectors[0], choose):
        assert slope(vectors[0], index, value) == pytest.approx(d_vectors[index], rel=0.05, abs=0.02)
    for node in network.walk():
        for name in node.param_names:
            if node.has_param(name) and node.has_grad(name):
                weights = node.get_param(name)
                for index in some(weights, choose, 2):
                    assert slope(weights, index, value) == pytest.approx(node.get_grad(name)[index], rel=0.05, abs=0.05)


@pytest.fixture(scope="module")
def trained():
    """A parser that has learnt two sentences by heart, one of them with crossing arcs."""
    fix_random_seed(0)
    nlp = spacy.blank("nl")
    nlp.add_pipe("kg_graph_parser", name="parser", config=CONFIG)
    gold = Doc(
        nlp.vocab,
        words=["Zij", "zag", "hem", "gisteren", ".", "Waar", "woont", "Jan", "van", "?"],
        heads=[1, 1, 1, 1, 1, 8, 6, 6, 6, 6],
        deps=["nsubj", "ROOT", "obj", "advmod", "punct", "obj", "ROOT", "nsubj", "obl", "punct"],
    )
    example = Example(nlp.make_doc(gold.text), gold)
    optimizer = nlp.initialize(lambda: [example])
    for _ in range(150):
        nlp.update([example], sgd=optimizer)
    assert {"nsubj", "obj", "ROOT"} <= set(nlp.pipe_labels["parser"])
    return nlp


def test_it_learns_heads_relations_and_sentences(trained):
    doc = trained("Zij zag hem gisteren . Waar woont Jan van ?")
    assert [token.head.i for token in doc] == [1, 1, 1, 1, 1, 8, 6, 6, 6, 6]
    assert [token.dep_ for token in doc][:4] == ["nsubj", "ROOT", "obj", "advmod"]
    assert [sentence.text for sentence in doc.sents] == ["Zij zag hem gisteren .", "Waar woont Jan van ?"]


def test_it_is_the_same_after_it_was_saved(trained, tmp_path):
    text = "Zij zag hem gisteren . Waar woont Jan van ?"
    trained.to_disk(tmp_path)
    again = spacy.load(tmp_path)
    assert again(text).to_array(["HEAD", "DEP"]).tolist() == trained(text).to_array(["HEAD", "DEP"]).tolist()
    assert again.pipe_labels["parser"] == trained.pipe_labels["parser"]


def test_boundaries_that_were_set_stay(trained):
    doc = trained.make_doc("Zij zag hem gisteren . Waar woont Jan van ?")
    for token in doc[1:]:
        token.is_sent_start = token.i == 3
    assert [sentence.start for sentence in trained.get_pipe("parser")(doc).sents] == [0, 3]


@pytest.mark.parametrize("text", ["", " ", "\n\n \n", "\n Zij zag\n\nhem .\n", "Zij"])
def test_white_space_is_no_word(trained, text):
    doc = trained(text)
    assert all(token.dep_ for token in doc)
    assert all(token.dep_ in {"dep", "ROOT"} for token in doc if token.is_space)
    if any(not token.is_space for token in doc):
        assert all(not sentence[0].is_space or sentence.start == 0 for sentence in doc.sents)


def test_what_is_too_long_for_a_sentence_is_cut(trained):
    doc = trained("zij zag hem " * 300)
    assert max(len(sentence) for sentence in doc.sents) <= 200
    assert sum(len(sentence) for sentence in doc.sents) == 900


def test_a_document_reads_the_same_in_any_company(trained):
    texts = ["Zij zag hem gisteren .", "Waar woont Jan van ? Zij zag Jan .", "Jan", "Gisteren zag hem Zij ."]
    together = list(trained.pipe(texts, batch_size=4))
    for text, doc in zip(texts, together, strict=True):
        alone = trained(text)
        assert alone.to_array(["HEAD", "DEP"]).tolist() == doc.to_array(["HEAD", "DEP"]).tolist()
        assert alone._.arc_chances == doc._.arc_chances


def test_each_arc_has_a_chance(trained):
    doc = trained("Zij zag hem gisteren .")
    assert all(0.5 < arc_chance(token) <= 1 for token in doc)


def test_a_path_is_as_sure_as_its_least_sure_arc():
    words = ["Zij", "wil", "hem", "zien"]
    doc = Doc(spacy.blank("nl").vocab, words=words, heads=[1, 1, 3, 1], deps=["nsubj", "ROOT", "obj", "xcomp"])
    assert path_chance(doc[0], doc[2]) == 1.0
    note_chances(doc, [0.9, 1.0, 0.7, 0.8])
    assert path_chance(doc[3], doc[2]) == 0.7
    assert path_chance(doc[3], doc[0]) == 0.8
    assert path_chance(doc[2], doc[2]) == 1.0


def test_an_arc_that_was_mended_is_no_longer_that_of_the_parser():
    doc = Doc(spacy.blank("nl").vocab, words=["Zij", "zag", "hem"], heads=[1, 1, 1], deps=["nsubj", "ROOT", "obj"])
    note_chances(doc, [0.3, 1.0, 0.9])
    doc[0].head, doc[2].dep_ = doc[2], "iobj"
    assert [arc_chance(token) for token in doc] == [0.8, 1.0, 0.8]
