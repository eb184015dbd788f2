"""Whatever the bytes, a reader gives an article or an InputError."""

from __future__ import annotations

import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg.articles.html import read_html
from kg.articles.jsonl import read_jsonl
from kg.articles.plain import read_plain
from kg.errors import InputError
from kg.records import Article

MARKUP = st.lists(
    st.sampled_from(
        [b"<p>", b"</p>", b"<article>", b"</main>", b"<script>", b"</script>", b"<nav", b"<!--", b"&#55296;",
         b"&nbsp;", b"<meta property='og:title' content='x'>", b"<time datetime='0000-00'>", b"<![CDATA[", b"\xe9",
         b"tekst ", b">"]
    )
).map(b"".join)  # fmt: skip


@pytest.mark.parametrize("read", [read_plain, read_html])
@given(data=st.binary() | MARKUP | st.text().map(str.encode))
@example(data=b"<p>&#xD800;</p>")
@example(data=b"date 0000-00 x")
def test_a_file(read, data):
    try:
        article = read(data, id="a", where="a", max_chars=50)
    except InputError as error:
        assert error.remedy
    else:
        assert isinstance(article, Article)
        assert article.text.encode("utf-8")


PIECES = st.lists(st.sampled_from([b'{"id": "a", ', b'"text": "x"}', b"\n", b"\xff", b'"\\ud800"'])).map(b"".join)


@given(st.binary() | PIECES)
def test_json_lines(data):
    for item in read_jsonl(io.BytesIO(data), where="a", max_chars=50):
        assert isinstance(item, Article) or item.remedy
