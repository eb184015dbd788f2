"""HTML as tags and text: what is well formed, what is broken, and that neither takes long."""

from __future__ import annotations

import time

import pytest

from kg.articles.markup import End, Start, Text, tokens


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>x</p>", [Start("p", {}), Text("x"), End("p")]),
        ("<P ID=a Class='b c' hidden data-x=\"1 > 0\">", [
            Start("p", {"id": "a", "class": "b c", "hidden": "", "data-x": "1 > 0"})]),
        ("<a title=\"R&amp;D\" title='x'/>", [Start("a", {"title": "R&D"})]),
        ("<a title=don't>x", [Start("a", {"title": "don't"}), Text("x")]),
        ("1 < 2 &lt; 3 &euro;4", [Text("1 < 2 < 3 €4")]),
        ("a<!-- <p> -->b<!DOCTYPE html>c<?xml?>d", [Text("a"), Text("b"), Text("c"), Text("d")]),
        ("<script>if (a<b) '</p>'</SCRIPT>x", [
            Start("script", {}), Text("if (a<b) '</p>'"), End("script"), Text("x")]),
        ("<script>x", [Start("script", {}), Text("x")]),
        ("x<!-- y <p>", [Text("x")]),
        ("x<p class='y <p>", [Text("x"), Start("p", {"class": "y <p>"})]),
        ("", []),
    ],
)  # fmt: skip
def test_a_page_is_tags_and_text(page, expected):
    assert list(tokens(page)) == expected


@pytest.mark.parametrize("piece", ["<", "<!--", "<![CDATA[", "<a ", "<a b='", "</", "&", "<script>", "<a =", "<p>"])
def test_a_broken_page_takes_no_longer_than_a_good_one(piece):
    start = time.perf_counter()
    for _ in tokens(piece * 100_000):
        pass
    assert time.perf_counter() - start < 5
