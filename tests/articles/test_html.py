"""News pages: what is read from their markup, and what is left out."""

from __future__ import annotations

import pytest

from kg.articles.html import read_html
from kg.errors import InputError
from kg.records import Article

PAGE = """<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"><title>Brug dicht | De Krant</title>
<meta property="og:title" content="Brug dicht">
<meta property="article:published_time" content="2021-03-04T09:30:00+01:00">
<link rel="canonical" href="https://krant.example/brug"><style>p {color: red}</style>
<script>var x = "<p>geen tekst</p>";</script></head>
<body><nav><p>Binnenland</p></nav><header><h1>Brug gaat dicht</h1></header>
<article><h1>Brug gaat dicht</h1><figure><img src="x.jpg"><figcaption>Foto: ANP</figcaption></figure>
<p>De gemeente sluit <b>de brug</b>.<br>Dat zei de&nbsp;wethouder.</p>
<h2>Al&shy;ternatief</h2>
<p>Fietsers &amp; voetgangers varen mee.
<p>Er is &lt;geen&gt; alternatief.
<aside><p>Lees ook: iets anders</p></aside></article>
<article><p>Kort nieuws.</p></article>
<footer><p>Alle rechten voorbehouden</p></footer></body></html>"""


def read(page: str | bytes) -> Article:
    data = page if isinstance(page, bytes) else page.encode()
    return read_html(data, id="a", where="a.html", max_chars=1000)


def test_a_page_gives_title_date_address_and_the_paragraphs_of_its_article():
    assert read(PAGE) == Article(
        id="a",
        text="De gemeente sluit de brug. Dat zei de wethouder.\n\nAlternatief\n\nFietsers & voetgangers varen mee.\n\n"
        "Er is <geen> alternatief.",
        date="2021-03-04",
        title="Brug dicht",
        url="https://krant.example/brug",
    )


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ('<meta name="date" content="2020-05">', "2020-05"),
        ('<meta name="DC.date.issued" content="2020-05-01">', "2020-05-01"),
        ('<meta itemprop="datePublished" content="2020-05-01T10:00">', "2020-05-01"),
        ('<meta name="date" content="1 mei"><meta name="pubdate" content="2020-05-01">', "2020-05-01"),
        ('<script type="application/ld+json">[{"datePublished": "2020-05-01"}]</script>', "2020-05-01"),
        ('<script type="application/ld+json">{"@graph": [{"datePublished": "2020-05-01"}]}</script>', "2020-05-01"),
        ('<script type="application/ld+json">{broken</script>', None),
        ('<script type="application/ld+json">{"@graph": 5}</script>', None),
        ("", None),
    ],
)
def test_the_date_stands_in_one_of_many_places(head, date):
    assert read(f"<head>{head}</head><p>Het regent.</p>").date == date


def test_the_date_may_stand_in_a_time_element():
    assert read('<p>Het regent.</p><time datetime="2020-05-01">gisteren</time>').date == "2020-05-01"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>Regen</title>", "Regen"),
        ("<title>Regen</title><h1>Veel  <i>regen</i></h1>", "Veel regen"),
        ('<meta property="og:title" content="Zon"><h1>Regen</h1>', "Zon"),
        ("", None),
    ],
)
def test_the_title_is_the_headline(head, title):
    assert read(f"{head}<p>Het regent.</p>").title == title


def test_a_page_without_paragraphs_gives_its_text():
    assert read("<title>x</title><div>Het regent.</div><div>Het waait.</div>").text == "Het regent.\n\nHet waait."


def test_the_main_part_goes_before_the_rest():
    assert read("<p>Een lange kop boven de pagina.</p><main><p>Het regent.</p></main>").text == "Het regent."


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1252", "iso-8859-15", "no-such-encoding"])
def test_the_declared_encoding_counts_when_it_is_not_utf8(declared):
    page = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}"><p>Coëfficiënt</p>'
    assert read(page.encode("latin-1")).text == "Coëfficiënt"


def test_a_relative_address_is_no_address():
    assert read('<link rel="canonical" href="/brug"><p>Het regent.</p>').url is None


@pytest.mark.parametrize("page", ["<html><body></body></html>", "<script>x</script>", "<p> </p>", ""])
def test_a_page_without_text_is_an_error(page):
    with pytest.raises(InputError, match=r"a\.html: holds no paragraphs of text"):
        read(page)


def test_what_is_left_out_may_be_nested_and_left_open():
    assert read("<nav><form><nav>a</nav>b<button></nav><p>Het regent.</p><aside><svg></aside><p>Het waait.").text == (
        "Het regent.\n\nHet waait."
    )


def test_markup_that_is_broken_is_read_as_far_as_it_goes():
    assert read("</nav></p><p>Het <b>regent.</p></article><div><p>Het waait").text == "Het regent.\n\nHet waait"
