"""Every rule that this program knows: one row each, the only place that states its severity.

A row is a name that `site.yaml` can use under `rules`, `docs/rules.md` explains, and `problem()` accepts.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from elevate_site.errors import Problem, Severity
from elevate_site.model.settings import RuleChange

__all__ = ["RULES", "Rule", "adjust", "problem"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule and what breaking it costs."""

    severity: Severity
    summary: str
    """The rule as a sentence that says how things should be."""
    adjustable: bool = False
    """Whether `site.yaml` may change the severity; not where a build could not go on or readers would be harmed."""


def _error(summary: str, *, adjustable: bool = False) -> Rule:
    return Rule(Severity.ERROR, summary, adjustable=adjustable)


def _warning(summary: str) -> Rule:
    return Rule(Severity.WARNING, summary, adjustable=True)


RULES: Mapping[str, Rule] = {
    # Files
    "file-encoding": _error("Files are saved as UTF-8."),
    "file-empty": _error("A content file has something in it."),
    "file-size": _error("An article is at most 1 MB, its front matter at most 64 KB."),
    "file-outside": _error("A content file lies inside the site, and is not a link to somewhere else."),
    "file-name": _error("A content file is named in small letters, digits and hyphens: sleep-tips.md."),
    "file-unreadable": _error("A content file can be opened."),
    "file-unexpected": _warning("The content folders hold only files that the site uses."),
    "file-character": _error("A text has no invisible control characters."),
    "picture-damaged": _error("A picture can be read to its end, and says how large it is."),
    "picture-format": _error("A picture is a JPEG, PNG, WebP, AVIF, GIF or SVG file."),
    "picture-name": _warning("The name of a picture ends as its format does."),
    "picture-size": _error("A picture has at most 20 MB and 50 million pixels."),
    "picture-doctype": _error("A drawing is plain SVG, without a document type."),
    "picture-unshown": _warning("A picture beside an article can be published, even if no public page shows it."),
    "picture-cleaned": _warning("A drawing holds nothing that runs, loads or moves."),
    "site-missing": _error("The site has a content/site.yaml."),
    # Front matter and other YAML
    "matter-missing": _error("An article begins with front matter between two --- lines."),
    "matter-unclosed": _error("Front matter ends with a --- line."),
    "yaml-tab": _error("YAML is indented with spaces."),
    "yaml-colon": _error("A value that holds a colon stands in quotes."),
    "yaml-syntax": _error("Settings and front matter are well-formed YAML."),
    "yaml-comment": _error("No word of front matter is cut off by a #."),
    "yaml-feature": _error("YAML is used without anchors, aliases, tags and deep nesting."),
    "key-repeated": _error("A key is written once."),
    "key-unknown": _error("Only known keys are used."),
    "key-missing": _error("Required keys are there."),
    "value-type": _error("A value is of the kind that its key asks for."),
    "value-empty": _error("A value is not empty."),
    "value-date": _error("A date is a real day, written YYYY-MM-DD."),
    "value-time": _error("Hours are written 9:00-17:00, and closing comes after opening."),
    "value-choice": _error("A value is one of those that its key allows."),
    "value-phone": _error("A telephone number can be dialled."),
    "value-email": _error("An e-mail address is complete."),
    "value-url": _error("A web address is complete."),
    "value-language": _error("A language is one that the site can speak."),
    "value-text": _error("A text exists in every language of the site."),
    "value-repeated": _error("An id or a term of the glossary is used once."),
    "glossary-term": _error("A term of the glossary has two letters or more, and a meaning that says something else."),
    "date-future": _error("A review lies in the past."),
    "rule-unknown": _error("Only existing rules are changed, and only those that may be."),
    "placeholder": _error("No placeholder is published as a contact detail.", adjustable=True),
    "cookie-advertising": _error("No advertising or recording service runs on a page about health."),
    # Markup
    "block-unknown": _error("A ::: block is one of the known kinds."),
    "block-argument": _error("A ::: block is given only what it understands."),
    "block-unclosed": _error("A ::: block ends with a ::: line."),
    "block-unopened": _error("A ::: line closes a block that was opened."),
    "block-place": _error("A ::: line begins at the left margin."),
    "block-empty": _error("A ::: block has text in it."),
    "block-repeated": _warning("A page has at most one block of each urgency."),
    "html-refused": _error("Articles use Markdown, and of HTML only what is harmless."),
    "attribute-refused": _error("In { } only #anchor, .class, lang, dir and decorative are used."),
    "link-scheme": _error("Links use https, http, mailto, tel or sms."),
    "link-empty": _error("A link leads somewhere and has words."),
    "link-unfinished": _error("A link is written to its end: `[words](address)`."),
    "link-nested": _error("A link holds no other link."),
    "reference-broken": _error("A reference, [words][name], has one address: [name]: address."),
    "footnote-broken": _error("A footnote mark, [^1], has one note, and every note a mark."),
    "image-alt": _error("An image says what it shows, or is marked {decorative}."),
    "image-host": _error("An image lies inside the site, never on another host."),
    "anchor-repeated": _error("An {#anchor} is used once on a page."),
    "anchor-name": _error("An {#anchor} is made of letters, digits and hyphens."),
    "heading-level": _error("Headings start at ## and skip no level."),
    "text-length": _error("A text is divided into paragraphs, and its markup has an end."),
    "list-unseparated": _error("A list has an empty line above it, and begins with -, * or 1.", adjustable=True),
    "table-unclear": _error("A table has an empty line above it, and a cell for each column.", adjustable=True),
    "link-gap": _error("Nothing stands between the two brackets of a link: `[words](address)`.", adjustable=True),
    "text-nested": _error("Quotes and lists are not nested beyond reason."),
    # The site as a whole
    "link-broken": _error("A link inside the site leads to a file that exists."),
    "anchor-broken": _error("A link to a part of a page leads to an anchor that exists."),
    "link-not-public": _warning("A link leads to a page that is public today."),
    "image-missing": _error("An image exists."),
    "topic-unknown": _error("A topic stands in topics.yaml."),
    "person-unknown": _error("A person stands in people.yaml."),
    "related-unknown": _error("A related article exists."),
    "url-repeated": _error("Two files never claim one address."),
    "alias-form": _error("An alias is an address from the root of the site, such as /old-name/."),
    "alias-hides": _error("An alias never hides a page."),
    "translation-orphan": _warning("A translation has an original."),
    "translation-stale": _warning("A translation is not older than the review of its original."),
    "review-incomplete": _warning("A review says who did it and when."),
    "review-overdue": _warning("An article is reviewed in time."),
    # Words
    "wording-suicide": _error("Suicide is spoken of without blame or praise.", adjustable=True),
    "wording-old-lifeline": _warning("The crisis line is 988."),
    "wording-stigma": _warning("People come first, then what they live with."),
    "wording-claim": _warning("The site does not call itself compliant, certified or secure."),
    "plain-sentence": _warning("A sentence has at most 25 words."),
    "plain-paragraph": _warning("A paragraph has at most 80 words."),
    "plain-headings": _warning("There is a heading at least every 300 words."),
    "plain-link": _warning("The words of a link say where it leads."),
    "plain-key-points": _warning("An article has key points."),
    # The finished pages
    "page-link": _error("Every link of a finished page leads to something that exists."),
    "page-anchor": _error("Every link to an anchor finds it."),
    "page-asset": _error("Every picture, style and script of a finished page exists."),
    "page-id": _error("An id is used once on a page."),
    "page-alt": _error("Every picture has an alt text."),
    "page-picture-size": _error("Every picture has a width and a height, so that nothing moves while it loads."),
    "page-headings": _error("A page has one h1, and its headings skip no level."),
    "page-host": _error("A page asks no other host for anything before the reader agrees."),
    "page-leftover": _error("A page shows no template syntax, None or empty address."),
    "page-inline": _error("A page holds no inline script or style."),
    "page-contact": _error("Every page has the contact widget, with call and map."),
    "page-crisis": _error("Every page has the crisis line before its title."),
    "page-cookie": _error("Every page begins with the cookie notice."),
    "page-disclaimer": _error("Every article has the medical disclaimer."),
    "page-language": _error("Every page says its language."),
    "page-title": _error("Every page has a title for the tab of the browser."),
    "page-main": _error("A page has exactly one main part."),
    # The program
    "search-unavailable": _warning("The index of the search can be made."),
    "program-fault": _error("The program does its work, whatever the content holds."),
    # Publishing and the theme
    "theme-string": _error("Every word of the templates exists in every language of the site."),
    "theme-template": _error("Templates are well-formed and use only what they are given."),
    "theme-style": _error("Every bracket and comment of a style sheet is closed."),
    "static-page": _error("Pages are made from content/, so that they carry what every page must.", adjustable=True),
    "output-refused": _error("The output folder holds only what this program wrote."),
    "cluster-refused": _error("The machines that are asked to help are there, and have the same program."),
    "source-changed": _error("No text is saved in the moment in which it has to be read a second time."),
    "url-vanished": _warning("An address that was published does not disappear without an alias."),
}


def problem(code: str, file: str, line: int, column: int, message: str, hint: str = "") -> Problem:
    """A Problem of the rule `code`, at its usual severity.

    Raises `KeyError` when there is no such rule.
    """
    return Problem(code, RULES[code].severity, file, line, column, message, hint)


def adjust(problems: Iterable[Problem], rules: Mapping[str, RuleChange]) -> tuple[Problem, ...]:
    """The Problems at the severities that a site asks for in `rules`, without those that it turned off.

    A rule that is not adjustable keeps its severity; reading has already reported the attempt.
    """
    allowed = {code: change.severity for code, change in rules.items() if code in RULES and RULES[code].adjustable}
    return tuple(
        dataclasses.replace(each, severity=allowed.get(each.code, each.severity))
        for each in problems
        if allowed.get(each.code) is not Severity.OFF
    )
