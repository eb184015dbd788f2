"""Text files: the date line, line ends, encodings and what is no text."""

from __future__ import annotations

import codecs

import pytest

from kg.articles.plain import read_plain
from kg.errors import InputError
from kg.records import Article


def read(data: bytes, *, max_chars: int = 1000) -> Article:
    return read_plain(data, id="a", where="a.txt", max_chars=max_chars)


@pytest.mark.parametrize(
    ("content", "date", "text"),
    [
        (" date 2020-01 De premier zwijgt.", "2020-01", "De premier zwijgt."),
        ("date 2021-12-31\nDe premier zwijgt.\n", "2021-12-31", "De premier zwijgt."),
        ("DATE 2021-12 De premier zwijgt.", "2021-12", "De premier zwijgt."),
        ("De premier zwijgt.", None, "De premier zwijgt."),
        ("Op date 2020-01 zweeg de premier.", None, "Op date 2020-01 zweeg de premier."),
        ("date 2020 De premier zwijgt.", None, "date 2020 De premier zwijgt."),
        ("date 2020-01De premier zwijgt.", None, "date 2020-01De premier zwijgt."),
    ],
)
def test_date_at_the_start_is_not_part_of_the_text(content, date, text):
    assert read(content.encode()) == Article("a", text, date=date)


def test_line_ends_count_as_one_character():
    assert read(b"Een.\r\n\r\nTwee.\rDrie.").text == "Een.\n\nTwee.\nDrie."


@pytest.mark.parametrize(
    "data",
    [
        "Coëfficiënt: “ja” – €5".encode(),
        "Coëfficiënt: “ja” – €5".encode("utf-8-sig"),
        "Coëfficiënt: “ja” – €5".encode("cp1252"),
        codecs.BOM_UTF16_LE + "Coëfficiënt: “ja” – €5".encode("utf-16-le"),
        codecs.BOM_UTF16_BE + "Coëfficiënt: “ja” – €5".encode("utf-16-be"),
    ],
)
def test_encodings_of_dutch_text_are_told_apart(data):
    assert read(data).text == "Coëfficiënt: “ja” – €5"


def test_a_control_character_becomes_a_space_so_that_offsets_stay():
    assert read(b"Het kabinet\x0bviel " + b"en viel " * 20).text.startswith("Het kabinet viel")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "is empty"),
        (b" \r\n\t", "is empty"),
        (b"date 2020-01\n", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "is not a text file"),
        (b"De premier\x00zwijgt", "is not a text file"),
        (b"%PDF-1.7 \x01\x02\x03\x04\x81", "is not a text file"),
        (b"Caf\x81", "is not a text file"),
        (codecs.BOM_UTF8 + b"\xff\xfe", "is not a text file"),
        (b"date 2020-13 De premier zwijgt.", "the date '2020-13' is not one"),
        (b"date 2020-02-30 De premier zwijgt.", "the date '2020-02-30' is not one"),
        (b"a" * 1001, "is too long: 1,001 characters"),
    ],
)
def test_what_cannot_be_read_is_named_with_a_remedy(data, what):
    with pytest.raises(InputError) as caught:
        read(data)
    assert caught.value.what == what
    assert caught.value.where == "a.txt"
    assert caught.value.remedy
