"""Find the shipped theme. A module of its own that imports nothing, so that every command can afford it."""

from __future__ import annotations

from pathlib import Path

__all__ = ["theme_folder"]

_PACKAGE = Path(__file__).parent.parent


def theme_folder(package: Path = _PACKAGE) -> Path:
    """The folder with the shipped `templates/` and `static/`.

    An installed `package` has them in its folder `theme`; a checkout has them at the top, above `src`.
    """
    shipped = package / "theme"
    return shipped if shipped.is_dir() else package.parent.parent
