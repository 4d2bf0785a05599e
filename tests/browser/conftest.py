"""Offers the fixtures of `shared_hosts` to this folder, and ends the browser behind its tests."""

from __future__ import annotations

from collections.abc import Generator

import pytest
from shared_hosts import browser, end_browser, host, plain_host, sample_with_services

__all__ = ["browser", "host", "plain_host", "sample_with_services"]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Generator[None]:
    """End the browser before a test of another folder: while it runs, that test could start no event loop."""
    yield
    if nextitem is None or nextitem.path.parent != item.path.parent:
        end_browser(item.config)
