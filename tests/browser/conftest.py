"""Offers the fixtures of `shared_hosts` to this folder."""

from shared_hosts import browser, host, plain_host, sample_with_services

__all__ = ["browser", "host", "plain_host", "sample_with_services"]
