"""The invented news in a store of each kind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.rdf import Dataset, OxigraphStore, RdflibStore, Store, fingerprint, open_dataset
from tests.rdf.news import NEWS

STORES: dict[str, type[RdflibStore] | type[OxigraphStore]] = {"rdflib": RdflibStore, "oxigraph": OxigraphStore}


def fill(dataset: Dataset, *article_ids: str) -> Dataset:
    """Put some articles, or all, into a dataset."""
    for article_id in article_ids or NEWS:
        article, record = NEWS[article_id]
        dataset.put(article, record, fingerprint(article))
    dataset.refresh()
    return dataset


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
