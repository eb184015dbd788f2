"""The explanation of a sentence: parse, actors, predicates, statements, and the reason of what was left out."""

import pytest

from kg.relations.explain import explain


@pytest.fixture(scope="module")
def explained(nlp):
    def lines(text):
        return explain(nlp, text).splitlines()

    return lines


def test_the_parts_come_in_order(explained):
    lines = explained("Noorwegen steunt Zweden.")
    assert lines[0] == "Noorwegen steunt Zweden."
    assert [line for line in lines if line in {"Parse", "Actors", "Predicates", "Statements"}] == [
        "Parse",
        "Actors",
        "Predicates",
        "Statements",
    ]


def test_a_statement_with_its_pattern(explained):
    lines = explained("Noorwegen steunt Zweden.")
    assert any("Noorwegen - steunen - Zweden" in line and "active, object" in line for line in lines)
    assert "  steunen (active, object): Noorwegen acts, Zweden is acted upon" in lines


def test_an_actor_has_its_reason(explained):
    assert any(line.startswith("  Noorwegen = Noorwegen  (") for line in explained("Noorwegen steunt Zweden."))


def test_what_is_left_out_has_its_reason(explained):
    lines = explained("Zweden werd aangevallen.")
    assert any("left out, no actor does it" in line for line in lines)
    assert lines[lines.index("Statements") + 1] == "  none"


def test_source_and_time_are_told(explained):
    (line,) = [
        line for line in explained("Volgens Finland viel Noorwegen in 2016 Zweden aan.") if " - aanvallen - " in line
    ]
    assert "says Finland" in line
    assert "2016" in line


def test_every_sentence_has_its_own_part(explained):
    assert explained("Noorwegen steunt Zweden. Finland wacht af.").count("Statements") == 2


def test_a_sentence_without_a_verb(explained):
    lines = explained("Mooi weer.")
    assert lines[lines.index("Actors") + 1] == "  none"
    assert lines[lines.index("Predicates") + 1] == "  none"
