"""No text stops the pipeline: odd characters, single letters, layout, scrambled sentences."""

import random

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kg.extraction import extract
from kg.records import Article

ODD = """e É ... “ ‘‘’’ ‘ (((( - 's Beeld Foto: bron: VS- -baas NAVO- <script>alert(1)</script> 😀😀 De\nDe
    die\ndie 1\njanuari\n9999 van\nvan\nvan zei\nzei Volgens aldus ? Trump\nTrump"""
WORDS = """de het een Trump Iran VS NAVO viel aan op tegen van die dat wordt werd door “ ” ‘ ’ , . ? zei volgens aldus
    leger regering Iraakse zijn hun niet als om te steunen aanval raketaanval premier Macron gisteren in Irak en of maar
    hij ze"""


def run(nlp, *texts):
    articles = [Article(str(i), text, "2020-01-08") for i, text in enumerate(texts)]
    for article, record in extract(articles, nlp):
        for entity in record.entities:
            assert [article.text[a:b] for a, b in entity.spans] == list(entity.mentions)
        known = {entity.id for entity in record.entities}
        for triple in record.triples:
            assert triple.evidence == article.text[triple.start : triple.end]
            assert {triple.actor, triple.target} <= known
            assert triple.source is None or triple.source in known
            assert triple.place is None or triple.place in known


@pytest.mark.parametrize("text", [*ODD.split(), " ", "\n\n", "a\u0000b", "\u202eabc\u202c", "X" * 5000])
def test_odd_text(nlp, text):
    run(nlp, text, f"Frankrijk steunt Duitsland. {text} Rusland viel Turkije aan.")


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(max_size=200))
@example("P|®#‚\x80±")  # a name without letters
def test_any_text(nlp, text):
    run(nlp, text)


def test_scrambled_news(nlp):
    chance = random.Random(0)
    run(nlp, *(" ".join(chance.choices(WORDS.split(), k=chance.randint(2, 40))) for _ in range(150)))
