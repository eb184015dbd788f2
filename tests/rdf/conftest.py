"""The invented news in a store of each kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import strategies as st

from kg.rdf import Dataset, OxigraphStore, RdflibStore, Store, fingerprint, open_dataset
from kg.records import Article, ArticleRecord
from tests.rdf.news import NEWS

News = Mapping[str, tuple[Article, ArticleRecord]]
History = Sequence[tuple[str, str]]  # an article and what is done with it

STORES: dict[str, type[RdflibStore] | type[OxigraphStore]] = {"rdflib": RdflibStore, "oxigraph": OxigraphStore}


def fill(dataset: Dataset, *article_ids: str) -> Dataset:
    """Put some articles, or all, into a dataset."""
    for article_id in article_ids or NEWS:
        article, record = NEWS[article_id]
        dataset.put(article, record, fingerprint(article))
    dataset.refresh()
    return dataset


def histories(news: News) -> st.SearchStrategy[History]:
    """Any order of putting, changing and removing some articles."""
    return st.lists(st.tuples(st.sampled_from(sorted(news)), st.sampled_from(("put", "put less", "remove", "refresh"))))


def replay(news: News, history: History, less: slice) -> tuple[Dataset, dict[str, ArticleRecord]]:
    """Return a dataset with a history and the records that are in it then; "put less" keeps some statements."""
    dataset, state = Dataset(OxigraphStore()), dict[str, ArticleRecord]()
    for article_id, step in history:
        article, record = news[article_id]
        if step == "refresh":
            dataset.refresh()
        elif step == "remove":
            dataset.remove(article_id)
            state.pop(article_id, None)
        else:
            state[article_id] = record if step == "put" else replace(record, triples=record.triples[less])
            dataset.put(article, state[article_id])
    dataset.refresh()
    return dataset, state


@pytest.fixture(params=STORES)
def empty_store(request: pytest.FixtureRequest) -> Store:
    """An empty store of each kind."""
    store: Store = STORES[request.param]()
    return store


@pytest.fixture(scope="session", params=STORES)
def dataset(request: pytest.FixtureRequest) -> Dataset:
    """The invented news in a store of each kind; tests change nothing in it."""
    return fill(Dataset(STORES[request.param]()))


@pytest.fixture(scope="session")
def output(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder whose ``store`` holds the invented news; tests change nothing in it."""
    folder = tmp_path_factory.mktemp("news")
    with open_dataset(folder / "store") as dataset:
        fill(dataset)
    yield folder
