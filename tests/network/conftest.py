"""The pages of the tests in a browser without a network: whatever a page asks for or complains about fails the test."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from kg.network.page import page as make_page
from kg.records import Article, ArticleRecord
from tests.network import cases

Records = tuple[list[ArticleRecord], dict[str, Article]]


@pytest.fixture(scope="session")
def by_hand() -> Records:
    """Three made-up articles and what was extracted from them."""
    return cases.made_by_hand()


@pytest.fixture(scope="session")
def html_file(by_hand: Records, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the three articles."""
    path = tmp_path_factory.mktemp("page") / "graph.html"
    path.write_text(make_page(*by_hand), encoding="utf-8")
    return path


@pytest.fixture
def open_page(browser: Browser, html_file: Path) -> Iterator[Callable[..., Page]]:
    """Open a page: ``open_page(file, "#fragment", width=..., color_scheme=...)``; without a file, the one by hand."""
    troubles: list[str] = []
    contexts: list[BrowserContext] = []

    def open_file(
        file: Path | None = None, fragment: str = "", *, width: int = 1440, height: int = 900, **options: Any
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height}, offline=True, reduced_motion="reduce", **options
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(5000)
        page.on(
            "console",
            lambda message: (
                troubles.append(f"console {message.type}: {message.text}")
                if message.type in ("error", "warning")
                else None
            ),
        )
        page.on("pageerror", lambda error: troubles.append(f"error: {error}"))
        page.on(
            "request",
            lambda asked: (
                troubles.append(f"request: {asked.url[:80]}")
                if not asked.url.startswith(("file:", "data:", "blob:"))
                else None
            ),
        )
        page.goto((file or html_file).as_uri() + fragment)
        page.wait_for_selector("html[data-ready]")
        return page

    yield open_file
    for context in contexts:
        context.close()
    assert troubles == []


@pytest.fixture
def keep(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[..., Path]:
    """Keep a screenshot where ``KG_ARTIFACTS`` says, named after the test and what it shows."""
    folder = Path(os.environ.get("KG_ARTIFACTS") or tmp_path)
    folder.mkdir(parents=True, exist_ok=True)

    def shoot(page: Page, name: str = "") -> Path:
        stem = re.sub(r"\W+", "-", f"{request.node.name} {name}").strip("-")
        path = folder / f"network-{stem}.png"
        page.screenshot(path=path)
        return path

    return shoot
