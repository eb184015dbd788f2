"""The main job as a user runs it: five articles in, every output out, through the command line."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
OUTPUT = {"build.json", "graph.graphml", "graph.html", "graph.trig", "store", "triples.jsonl"}


def kg(*arguments: object, seed: int = 0) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own; ``seed`` is that of Python's hashes, which no output may depend on."""
    command = [sys.executable, "-m", "kg", *map(str, arguments)]
    environment = os.environ | {"PYTHONHASHSEED": str(seed), "PYTHONIOENCODING": "ascii"}
    return subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, check=False)


@pytest.fixture(scope="module")
def output(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("job") / "output"
    done = kg("build", seeds, "-o", folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("5 articles: ")
    assert str(folder / "graph.html") in done.stdout
    return folder


def records(output: Path) -> list[dict]:
    return [json.loads(line) for line in (output / "triples.jsonl").read_text("utf-8").split("\n") if line]


def test_every_output_is_there(output):
    assert {path.name for path in output.iterdir()} == OUTPUT
    assert all(path.stat().st_size for path in output.iterdir())


@pytest.mark.parametrize("name", ["(\\w+ )?Soleimani", "(\\w+ )?Trump", "NATO", "Iraqi parliament"])
def test_an_actor_is_one_node_over_all_articles(output, name):
    found = {
        entity_id
        for record in records(output)
        for entity_id, entity in record["entities"].items()
        if re.fullmatch(name, entity["labels"][1])
    }
    assert len(found) == 1, found


def test_offsets_lead_to_the_words_in_the_article(output, seeds):
    from kg.articles import read_articles

    texts = {article.id: article.text for article in read_articles([seeds])}
    for record in records(output):
        text = texts[record["id"]]
        for entity in record["entities"].values():
            assert [text[start:end] for start, end in entity["spans"]] == entity["mentions"]
        for triple in record["triples"]:
            assert text[triple["start"] : triple["end"]] == triple["evidence"]
            assert {triple["actor"], triple["target"]} <= record["entities"].keys()


def test_another_process_and_another_order_give_the_same_bytes(output, seeds, tmp_path):
    files = sorted(seeds.glob("*.txt"), reverse=True)
    assert kg("build", *files, "-o", tmp_path / "again", seed=1).returncode == 0
    for name in OUTPUT - {"build.json", "store"}:
        assert (tmp_path / "again" / name).read_bytes() == (output / name).read_bytes(), name


def test_extract_prints_what_build_writes(output, seeds):
    done = kg("extract", seeds, seed=2)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (output / "triples.jsonl").read_text("utf-8")


def test_the_seeds_score_no_lower_than_they_did(output, seeds):
    gold = Path(__file__).parent / "gold" / "seeds.jsonl"
    done = kg("evaluate", gold, output / "triples.jsonl", "--json")
    assert json.loads(done.stdout)["triple"]["f1"] >= 0.40
