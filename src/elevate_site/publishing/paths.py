"""Which paths may name a file of the published site, so that no path can lead out of the output folder."""

from __future__ import annotations

__all__ = ["MANIFEST", "is_safe", "require_safe"]

MANIFEST = "manifest.json"
"""The one name in the output folder that the program keeps for itself."""

_NEVER_A_PART = frozenset({"", ".", ".."})
# A colon names a drive or a stream on Windows, a backslash is a separator there, and no system takes a NUL.
_NEVER_A_CHARACTER = frozenset(":\\\0")


def is_safe(path: str) -> bool:
    """Whether `path` names a file inside the output folder on every system: relative, with `/`, without `..`."""
    return _NEVER_A_PART.isdisjoint(path.split("/")) and _NEVER_A_CHARACTER.isdisjoint(path) and path != MANIFEST


def require_safe(path: str) -> None:
    """Let a safe path pass.

    Raises `ValueError` for any other: who asks for it has a fault in the program, not in the content.
    """
    if not is_safe(path):
        raise ValueError(f"{path!r} is no path of a published file")
