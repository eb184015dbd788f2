"""Sources of every form: what is read, in which order, and what is skipped."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from kg.articles import read_articles
from kg.errors import InputError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b.txt").write_text("Twee.", encoding="utf-8")
    (tmp_path / "a.TXT").write_text("date 2020-01 Een.", encoding="utf-8")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "c.html").write_text("<p>Drie.</p>", encoding="utf-8")
    (tmp_path / "sub" / "d.jsonl").write_text('{"id": "d1", "text": "Vier."}\n{"id": "d2", "text": "Vijf."}', "utf-8")
    (tmp_path / "README.md").write_text("Dit is geen artikel.", encoding="utf-8")
    (tmp_path / ".hidden.txt").write_text("Dit ook niet.", encoding="utf-8")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.txt").write_text("En dit niet.", encoding="utf-8")
    return tmp_path


def ids(*sources: str | Path, **settings) -> tuple[list[str], list[str]]:
    skipped: list[InputError] = []
    found = [article.id for article in read_articles(sources, on_skip=skipped.append, **settings)]
    return found, [str(error) for error in skipped]


def test_a_folder_gives_the_articles_at_any_depth_and_nothing_else(folder):
    assert ids(folder) == (["a", "b", "c", "d1", "d2"], [])


def test_the_order_of_the_sources_does_not_matter(folder):
    files = [folder / "sub" / "d.jsonl", folder / "b.txt", folder / "a.TXT"]
    assert ids(*files) == ids(*reversed(files)) == (["a", "b", "d1", "d2"], [])


def test_a_file_that_is_named_twice_is_read_once(folder):
    assert ids(folder, folder / "b.txt", f"{folder}/sub/../b.txt")[0] == ["a", "b", "c", "d1", "d2"]


def test_standard_input_is_json_lines(folder):
    stdin = io.BytesIO(b'{"id": "s", "text": "Zes."}\nfout')
    found, errors = ids("-", folder / "b.txt", "-", stdin=stdin)
    assert found == ["b", "s"]
    assert [error[:37] for error in errors] == ["standard input:2: is not JSON: Expect"]


def test_the_second_article_with_an_id_is_skipped_and_both_are_named(folder):
    (folder / "sub" / "b.txt").write_text("Anders.", encoding="utf-8")
    found, (error,) = ids(folder)
    assert found == ["a", "b", "c", "d1", "d2"]
    assert error.startswith(f"{folder / 'sub' / 'b.txt'}: the id 'b' is taken (the one in {folder / 'b.txt'} is kept")


def test_bad_inputs_are_named_and_the_others_are_read(folder):
    (folder / "empty.txt").touch()
    (folder / "image.txt").write_bytes(b"\x89PNG\x00")
    (folder / "none").mkdir()
    found, errors = ids(folder, folder / "none", folder / "gone.txt", folder / "README.md", "x\0y")
    assert found == ["a", "b", "c", "d1", "d2"]
    assert [error.removeprefix(f"{folder}{os.sep}") for error in errors] == [
        "none: the folder holds no articles (put a .txt, .jsonl or .html file in it)",
        "gone.txt: does not exist (check the path)",
        "README.md: is of a kind that is not known "
        "(give a .txt, .jsonl or .html file, a folder, or - for standard input)",
        "x\0y: does not exist (check the path)",
        "empty.txt: is empty (give it the text of an article)",
        "image.txt: is not a text file (save it as UTF-8 text)",
    ]


def test_a_file_far_too_large_is_not_even_opened(folder):
    (folder / "b.txt").write_text("x" * 401, encoding="utf-8")
    assert ids(folder / "b.txt", max_chars=100)[1] == [
        f"{folder / 'b.txt'}: is too large: 401 bytes (split it; at most 400 bytes are read)"
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_in_a_folder_does_not_make_the_reader_wait(folder):
    os.mkfifo(folder / "pipe.txt")
    assert ids(folder)[1] == [f"{folder / 'pipe.txt'}: is not a regular file (give a file or a folder)"]


def test_a_file_that_may_not_be_read_is_skipped(folder, monkeypatch):
    def refuse(self):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    (error,) = ids(folder / "b.txt")[1]
    assert error == f"{folder / 'b.txt'}: cannot be read: Permission denied (check its permissions)"


def test_without_a_handler_the_error_is_raised(tmp_path):
    with pytest.raises(InputError, match="does not exist"):
        list(read_articles([tmp_path / "gone"]))


def test_reading_is_lazy(folder):
    (folder / "z.jsonl").write_text('{"id": "z", "text": "Zes."}\nfout', encoding="utf-8")
    articles = read_articles([folder / "z.jsonl"])
    assert next(articles).id == "z"
    with pytest.raises(InputError, match="z.jsonl:2"):
        next(articles)


def test_the_seeds_are_read(seeds):
    articles = list(read_articles([seeds]))
    assert [article.id[:3] for article in articles] == ["000", "001", "002", "003", "004"]
    assert {article.date for article in articles} == {"2020-01", "2020-09"}
    assert not any(article.text.startswith(("date", " ")) for article in articles)
