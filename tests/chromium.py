"""The Chromium that the page tests drive: one that is installed, or else Playwright's own."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Error, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)


def installed() -> str | None:
    """Return the path of an installed Chromium or Chrome; None when Playwright has to use its own."""
    on_path = (shutil.which(name) for name in NAMES)
    return next(filter(None, on_path), None) or next(filter(os.path.exists, PLACES), None)


@contextmanager
def launch() -> Iterator[Browser]:
    """Run a headless browser that asks nothing of any network."""
    arguments = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]
    if sys.platform == "linux" and os.geteuid() == 0:
        arguments.append("--no-sandbox")  # root may not use it
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed(), args=arguments)
        yield browser
        browser.close()


if __name__ == "__main__":
    try:
        with launch() as running:
            print(f"Chromium {running.version}")
    except Error as error:
        sys.exit(str(error).splitlines()[0])
