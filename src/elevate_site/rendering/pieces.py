"""The pieces of a text as HTML."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from jinja2 import Environment, TemplateAssertionError
from markupsafe import Markup

from elevate_site.model.blocks import BLOCKS
from elevate_site.model.fragment import Block, Html, Phrase, Picture, Piece, Term
from elevate_site.model.site_view import SiteView
from elevate_site.rendering.pictures import Pictures
from elevate_site.rendering.trusted import trusted
from elevate_site.rendering.words import Words

__all__ = ["PieceRenderer"]

# Components see only their arguments; these are given to those that a writer calls and that need the site.
_FROM_SITE: Mapping[str, Callable[[SiteView], Mapping[str, object]]] = {
    "appointment": lambda site: {
        "booking_href": site.booking_href,
        "phone_href": site.locations[0].phone_href,
        "phone_display": site.locations[0].phone_display,
    },
    "care_card": lambda site: {
        "emergency_number": site.crisis.emergency,
        "crisis_number": site.crisis.call,
        "crisis_digit": site.crisis.spanish_press if site.language == "es" else None,
    },
}


@dataclass(frozen=True, slots=True)
class PieceRenderer:
    """Turns pieces into HTML; in templates it is the filter `html`."""

    environment: Environment
    words: Words
    site: SiteView
    pictures: Pictures

    def __call__(self, value: Piece | tuple[Piece, ...]) -> Markup:
        """The HTML of one piece or of several in their order."""
        pieces = value if isinstance(value, tuple) else (value,)
        return trusted("".join([piece.text if type(piece) is Html else self._render(piece) for piece in pieces]))

    def _render(self, piece: Piece) -> str:
        match piece:
            case Phrase():
                return self.words(piece.key, number=piece.number)
            case Picture():
                return str(self.macro("picture")(image=self.pictures.view(piece)))
            case Block():
                return self._block(piece)
            case Term():
                return str(self.macro("glossary_term")(words=piece.words, definition_id=piece.definition_id))
            case _:
                raise TypeError(f"{type(piece).__name__} has to be resolved before it is rendered")

    def _block(self, block: Block) -> str:
        body = self(block.body)
        kind = BLOCKS.get(block.name)
        if kind is None:
            return body
        arguments: dict[str, object] = {**kind.options, **dict.fromkeys(kind.arguments), **block.arguments}
        if from_site := _FROM_SITE.get(kind.component):
            arguments |= from_site(self.site)
        return str(self.macro(kind.component)(**arguments, caller=lambda: body))

    def macro(self, component: str) -> Callable[..., str]:
        """The macro of a component.

        Raises `jinja2.TemplateAssertionError`, with the component's file, when that file defines no such macro.
        """
        template = self.environment.get_template(f"components/{component}/{component}.html")
        macro: Callable[..., str] | None = getattr(template.module, component, None)
        if macro is None:
            message = f"it defines no macro “{component}”"
            raise TemplateAssertionError(message, 0, template.name, template.filename)
        return macro
