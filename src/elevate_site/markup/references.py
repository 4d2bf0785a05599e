"""Addresses that are written apart from their words: `[words][name]` and, elsewhere, `[name]: address`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from elevate_site.markup.marks import last_position_of, position_of, without_marks

if TYPE_CHECKING:
    from elevate_site.markup.dialect import Dialect

__all__ = ["References"]

_Target = tuple[str, str]


class References(dict[str, _Target]):
    """The library's table of references, whose names it keeps free of marks.

    An address comes back with two marks: the first says where it is written, the last where it is used.
    """

    def __init__(self, dialect: Dialect) -> None:
        super().__init__()
        self._dialect = dialect

    def __setitem__(self, name: str, target: _Target) -> None:
        plain = without_marks(name)
        known = self.get(plain)
        if known and without_marks(known[0]) != without_marks(target[0]):
            self._dialect.findings.report(
                "reference-broken",
                position_of(target[0]),
                f"The reference “{plain}” has two addresses; only this one would be used.",
                "Give one of the two another name.",
            )
        super().__setitem__(plain, target)

    def __contains__(self, name: object) -> bool:
        return super().__contains__(without_marks(str(name)))

    def __getitem__(self, name: str) -> _Target:
        address, title = super().__getitem__(without_marks(name))
        return address + _only_marks(name), title


def _only_marks(name: str) -> str:
    position = last_position_of(name)
    return f"\ufdda{position.line},{position.column}\ufddb" if position else ""
