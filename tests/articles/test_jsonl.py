"""JSON Lines: a record a line, and an error that names the line."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.articles.jsonl import read_jsonl
from kg.errors import InputError
from kg.records import Article

GOOD = b'{"id": "g", "text": "Het regent."}'


def read(data: bytes, *, max_chars: int = 1000) -> list[Article | InputError]:
    return list(read_jsonl(io.BytesIO(data), where="a.jsonl", max_chars=max_chars))


def test_every_field_is_read_and_others_are_passed_over():
    line = {"id": "a1", "text": " De minister zweeg.\n", "date": "2020-01-03", "title": "Stil", "url": "https://k.example/1",
            "section": "politiek"}  # fmt: skip
    expected = Article("a1", " De minister zweeg.\n", "2020-01-03", "Stil", "https://k.example/1")
    assert read(json.dumps(line).encode()) == [expected]


@pytest.mark.parametrize("empty", [None, ""])
def test_empty_optional_fields_are_none(empty):
    line = {"id": "a", "text": "x", "date": empty, "title": empty, "url": empty}
    assert read(json.dumps(line).encode()) == [Article("a", "x")]


def test_a_number_is_an_id_too():
    assert read(b'{"id": 7, "text": "x"}') == [Article("7", "x")]


def test_a_byte_order_mark_blank_lines_and_windows_line_ends_are_no_matter():
    assert read(b"\xef\xbb\xbf" + GOOD + b"\r\n\r\n" + GOOD + b"\r\n") == [Article("g", "Het regent.")] * 2


@pytest.mark.parametrize(
    ("line", "what"),
    [
        (b"{not json}", "is not JSON: Expecting property name enclosed in double quotes at column 2"),
        (b"[1, 2]", "is JSON but not an object"),
        (b"[" * 50_000, "is not JSON that can be read"),
        (b'{"id": ' + b"1" * 5000 + b', "text": "x"}', "is not JSON that can be read"),
        (b'{"id": "a", "text": "caf\xe9"}', "is not UTF-8 text"),
        (b'{"text": "x"}', '"id" is missing'),
        (b'{"id": "a"}', '"text" is missing'),
        (b'{"id": true, "text": "x"}', '"id" is not a string'),
        (b'{"id": "a", "text": ["x"]}', '"text" is not a string'),
        (b'{"id": "a", "text": "x", "title": 5}', '"title" is not a string'),
        (b'{"id": " ", "text": "x"}', "the id ' ' is not usable"),
        (b'{"id": "a\\nb", "text": "x"}', "the id 'a\\nb' is not usable"),
        (b'{"id": "a", "text": " "}', "is empty"),
        (b'{"id": "a", "text": "x \\ud800"}', "the text holds half a surrogate pair"),
        (b'{"id": "a", "text": "x", "date": "gisteren"}', "the date 'gisteren' is not one"),
        (b'{"id": "a", "text": "x", "url": "javascript:alert(1)"}', "the url 'javascript:alert(1)' is not one"),
        (b'{"id": "a", "text": "' + b"x" * 1001 + b'"}', "is too long: 1,001 characters"),
        (b'{"id": "a", "text": "' + b"x" * 200_000 + b'"}', "the line is too long"),
    ],
)
def test_a_bad_line_is_named_and_the_next_ones_are_read(line, what):
    first, error, last = read(GOOD + b"\n" + line + b"\n" + GOOD)
    assert first == last == Article("g", "Het regent.")
    assert isinstance(error, InputError)
    assert (error.what, error.where) == (what, "a.jsonl:2")
    assert error.remedy


@pytest.mark.parametrize("data", [b"", b"\n \n"])
def test_no_line_at_all_is_an_error(data):
    (error,) = read(data)
    assert isinstance(error, InputError)
    assert (error.what, error.where) == ("is empty", "a.jsonl")


@given(st.text(min_size=1, max_size=50).filter(str.strip))
def test_text_keeps_its_length_whatever_is_in_it(text):
    (article,) = read(json.dumps({"id": "a", "text": text}).encode())
    assert isinstance(article, Article)
    assert len(article.text) == len(text)
