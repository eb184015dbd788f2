"""The whole road: what a build writes, keeps, replaces and leaves alone."""

from __future__ import annotations

import json
import sys
import threading
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from kg.build import build, json_line
from kg.errors import InputError, OutputError
from kg.output import output_folder, staging
from kg.records import Article
from kg.versions import analysis_mark
from tests.fakes import FakePipeline, record

FILES = {"build.json", "graph.graphml", "graph.html", "graph.trig", "store", "triples.jsonl"}
NLP: Any = FakePipeline()


def contents(output: Path) -> dict[str, bytes]:
    """The bytes of each file whose content has to be the same for the same input."""
    names = FILES - {"build.json", "store"}
    return {name: (output / name).read_bytes() for name in names}


def test_a_build_writes_every_view_of_the_articles(extraction, sources, tmp_path):
    report = build([sources], tmp_path / "out", nlp=NLP)
    output = tmp_path / "out"
    assert {path.name for path in output.iterdir()} == FILES
    assert (report.articles, report.analysed, report.removed) == (3, 3, 0)
    assert (report.actors, report.statements, report.skipped) == (3, 3, ())
    lines = [json.loads(line) for line in (output / "triples.jsonl").read_text("utf-8").splitlines()]
    assert [line["id"] for line in lines] == ["a", "b", "c"]
    assert [triple["evidence"] for line in lines for triple in line["triples"]] == [
        "Iran slaat Irak.", "Irak slaat Iran.", "Frankrijk slaat Iran."]  # fmt: skip
    root = ElementTree.parse(output / "graph.graphml").getroot()
    assert len(root.findall(".//{*}node")) == len(root.findall(".//{*}edge")) == 3
    assert "slaan" in (output / "graph.trig").read_text("utf-8")
    assert "<b>Klap</b>" not in (output / "graph.html").read_text("utf-8")


def test_build_json_tells_counts_versions_times_and_what_was_skipped(extraction, sources, tmp_path):
    (sources / "bad.txt").touch()
    seen: list[InputError] = []
    report = build([sources], tmp_path / "out", nlp=NLP, on_skip=seen.append)
    told = json.loads((tmp_path / "out" / "build.json").read_text("utf-8"))
    assert told["counts"] == {
        "articles": 3, "analysed": 3, "removed": 0, "actors": 3, "statements": 3, "rdf_triples": report.rdf_triples,
    }  # fmt: skip
    bad = str(sources / "bad.txt")
    assert told["skipped"] == [{"input": bad, "reason": f"{bad}: is empty (give it the text of an article)"}]
    assert {"kg", "python", "spacy", "networkx"} <= told["versions"].keys()
    assert list(told["seconds"]) == ["read", "analyse", "write"]
    assert list(report.skipped) == seen


def test_the_same_articles_give_the_same_bytes_in_any_order(extraction, sources, tmp_path):
    build([sources], tmp_path / "one", nlp=NLP)
    files = sorted(sources.iterdir(), reverse=True)
    build(files, tmp_path / "two", nlp=NLP)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_only_new_and_changed_articles_are_analysed_and_gone_ones_removed(extraction, sources, tmp_path):
    build([sources], tmp_path / "out", nlp=NLP)
    extraction.seen.clear()
    assert build([sources], tmp_path / "out", nlp=NLP).analysed == 0
    assert extraction.seen == []
    (sources / "a.txt").write_text("date 2020-01 Iran slaat Frankrijk.", encoding="utf-8")
    (sources / "b.txt").unlink()
    (sources / "d.txt").write_text("Spanje slaat Iran.", encoding="utf-8")
    report = build([sources], tmp_path / "out", nlp=NLP)
    assert extraction.seen == ["a", "d"]
    assert (report.articles, report.analysed, report.removed) == (3, 2, 1)
    build([sources], tmp_path / "scratch", nlp=NLP)
    assert contents(tmp_path / "out") == contents(tmp_path / "scratch")


@pytest.mark.parametrize("change", [{"nlp": FakePipeline("other")}, {"fresh": True}])
def test_another_pipeline_or_a_fresh_build_analyses_everything(extraction, sources, tmp_path, change):
    build([sources], tmp_path / "out", nlp=NLP)
    assert build([sources], tmp_path / "out", **({"nlp": NLP} | change)).analysed == 3


def test_progress_is_told_for_each_article(extraction, sources, tmp_path):
    told: list[tuple[int, int]] = []
    build([sources], tmp_path / "out", nlp=NLP, progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_foreign_files_in_the_output_are_left_alone(extraction, sources, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "notes.md").write_text("van mij", encoding="utf-8")
    build([sources], tmp_path / "out", nlp=NLP)
    assert {path.name for path in (tmp_path / "out").iterdir()} == FILES | {"notes.md"}


def test_another_base_is_used_everywhere(extraction, sources, tmp_path):
    build([sources], tmp_path / "out", nlp=NLP, base="https://elders.example/")
    assert "https://elders.example/" in (tmp_path / "out" / "graph.trig").read_text("utf-8")


def test_without_an_article_nothing_is_written(extraction, tmp_path):
    (tmp_path / "empty.txt").touch()
    with pytest.raises(InputError, match="no article could be read"):
        build([tmp_path / "empty.txt"], tmp_path / "out", nlp=NLP)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("failure", [KeyboardInterrupt(), RuntimeError("x"), MemoryError()])
@pytest.mark.parametrize(("module", "name"), [("kg.extraction", "extract"), ("kg.network.page", "page")])
def test_what_stops_a_build_leaves_the_output_as_it_was(
    extraction, sources, tmp_path, monkeypatch, failure, module, name
):
    output = tmp_path / "out"
    build([sources], output, nlp=NLP)
    before = contents(output) | {"build.json": (output / "build.json").read_bytes()}
    (sources / "d.txt").write_text("Spanje slaat Iran.", encoding="utf-8")

    def fail(*_: object, **__: object) -> None:
        raise failure

    with monkeypatch.context() as patch:
        patch.setattr(sys.modules[module], name, fail)
        with pytest.raises(type(failure)):
            build([sources], output, nlp=NLP)
    assert contents(output) | {"build.json": (output / "build.json").read_bytes()} == before
    assert {path.name for path in output.iterdir()} == FILES
    assert build([sources], output, nlp=NLP).analysed == 1


def test_what_a_killed_build_left_behind_is_cleared_away(extraction, sources, tmp_path):
    (tmp_path / "out" / ".staging-killed").mkdir(parents=True)
    build([sources], tmp_path / "out", nlp=NLP)
    assert {path.name for path in (tmp_path / "out").iterdir()} == FILES


def test_a_file_in_the_place_of_the_output_is_an_error(extraction, sources, tmp_path):
    (tmp_path / "out").touch()
    with pytest.raises(OutputError, match="is not a folder"):
        build([sources], tmp_path / "out", nlp=NLP)
    with pytest.raises(OutputError, match="cannot be written: Not a directory"):
        output_folder(tmp_path / "out" / "deeper")


def test_a_folder_that_may_not_be_written_is_an_error(tmp_path, monkeypatch):
    monkeypatch.setattr("os.access", lambda path, mode: False)
    with pytest.raises(OutputError, match="cannot be written to"):
        output_folder(tmp_path)


def test_staged_files_take_their_place_together_or_not_at_all(tmp_path):
    (tmp_path / "a").write_text("oud", encoding="utf-8")
    with staging(tmp_path) as staged:
        staged.write("a", ["nieuw"])
    assert (tmp_path / "a").read_text("utf-8") == "oud"
    with staging(tmp_path) as staged:
        staged.write("a", ["nieuw"])
        staged.write("b", ["ook\n", "dit"])
        assert staged.commit() == ("a", "b")
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["a", "b"]


def test_a_full_disk_is_told_and_the_old_file_stays(tmp_path):
    def lines():
        yield "nieuw"
        raise OSError(28, "No space left on device")

    (tmp_path / "a").write_text("oud", encoding="utf-8")
    with staging(tmp_path) as staged, pytest.raises(OutputError, match="a: cannot be written: No space left on device"):
        staged.write("a", lines())
    assert {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()} == {"a": "oud"}


def test_staging_works_outside_the_main_thread(tmp_path):
    def work() -> None:
        with staging(tmp_path) as staged:
            staged.write("a", [])
            staged.commit()

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert (tmp_path / "a").exists()


def test_a_record_is_one_line_whatever_its_text():
    line = json_line(record(Article("a", "Iran slaat Irak.", title="Een\nTwee\u2028é")))
    assert line.count("\n") == 1 and line.endswith("\n")
    assert json.loads(line)["title"] == "Een\nTwee\u2028é"


def test_the_mark_of_an_analysis_changes_with_the_pipeline_only():
    other: Any = FakePipeline("other")
    assert analysis_mark() == analysis_mark()
    assert len({analysis_mark(), analysis_mark(model="nl_x"), analysis_mark(nlp=other)}) == 3


def test_the_mark_of_an_analysis_changes_with_the_files_of_a_model(tmp_path):
    (tmp_path / "weights").write_bytes(b"1")
    first = analysis_mark(model=str(tmp_path))
    (tmp_path / "weights").write_bytes(b"2")
    assert analysis_mark(model=str(tmp_path)) != first
