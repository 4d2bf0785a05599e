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
    """A rule, and what happens when it is broken."""

    severity: Severity
    summary: str
    """How things should be, as a sentence."""
    adjustable: bool = False
    """Whether `site.yaml` may change the severity: not where a build could not go on, or readers could be harmed."""
    transient: bool = False
    """Whether its Problems can go away although no file changes, as when there is more memory for a large picture."""


def _error(summary: str, *, adjustable: bool = False, transient: bool = False) -> Rule:
    return Rule(Severity.ERROR, summary, adjustable=adjustable, transient=transient)


def _warning(summary: str, *, transient: bool = False) -> Rule:
    return Rule(Severity.WARNING, summary, adjustable=True, transient=transient)


RULES: Mapping[str, Rule] = {
    # Files
    "file-encoding": _error("Files are saved as UTF-8."),
    "file-empty": _error("A content file is not empty."),
    "file-size": _error("An article is at most 1 MB, its front matter at most 64 KB."),
    "file-outside": _error("A content file is inside the site folder, not a link to somewhere else."),
    "file-name": _error("The name of a content file has only small letters, digits and hyphens: sleep-tips.md."),
    "file-unreadable": _error("The program may open every content file.", transient=True),
    "file-unexpected": _warning("The content folders hold only files that the site uses."),
    "file-character": _error("A text contains no invisible control characters."),
    "picture-damaged": _error("A picture file is complete, and states the picture’s size.", transient=True),
    "picture-format": _error("A picture is a JPEG, PNG, WebP, AVIF, GIF or SVG file."),
    "picture-name": _warning("The name of a picture ends as its format does: .jpg for a JPEG."),
    "picture-size": _error(
        "A picture has at most 20 MB and 50 million pixels, and is easy for browsers to draw.", transient=True
    ),
    "picture-doctype": _error("An SVG drawing has no document type."),
    "picture-unshown": _warning(
        "A picture beside an article is fit to be published, even if no public page shows it.", transient=True
    ),
    "picture-linked": _warning("A picture of the site is shown, not linked: `![words](leaf.png)`."),
    "picture-cleaned": _warning("An SVG drawing contains nothing that runs, loads, moves or stops a browser."),
    "pdf-unusable": _error("A PDF is whole, opens in every browser, and has at most 20 MB."),
    "pdf-unsafe": _error("A PDF only shows pages: it runs nothing, sends nothing and is not locked.", adjustable=True),
    "pdf-unlinked": _warning("A PDF beside an article is fit to be published, and a text links to it."),
    "site-missing": _error("The site has a content/site.yaml."),
    # Front matter and other YAML
    "matter-missing": _error("An article begins with front matter between two --- lines."),
    "matter-unclosed": _error("Front matter ends with a --- line."),
    "yaml-tab": _error("YAML is indented with spaces."),
    "yaml-colon": _error("A value that contains a colon is in quotes."),
    "yaml-syntax": _error("Settings and front matter are well-formed YAML."),
    "yaml-comment": _error("A # cuts no words off a value."),
    "yaml-feature": _error("YAML uses no anchors, aliases, tags or deep nesting."),
    "key-repeated": _error("A key is used only once."),
    "key-unknown": _error("Every key is one that the program knows."),
    "key-missing": _error("Every required key is there."),
    "value-type": _error("A value is of the type that its key needs."),
    "value-empty": _error("A value is not empty."),
    "value-date": _error("A date exists, is written like 2026-03-31, and is within ten years."),
    "value-time": _error("Hours are written like 9:00-17:00, and closing is after opening."),
    "value-choice": _error("A value is one of those that its key allows."),
    "value-phone": _error("A phone number can be dialed."),
    "value-email": _error("An email address is complete."),
    "value-url": _error("A web address is complete, and everybody can reach it."),
    "value-language": _error("A language is one that the site supports."),
    "value-text": _error("A text exists in every language of the site."),
    "value-untranslated": _warning("A text is written in each language of the site."),
    "value-markup": _error("A text in front matter or settings has no Markdown and no HTML.", adjustable=True),
    "value-quotes": _warning("A value is not in curly quotes, which readers would see."),
    "value-repeated": _error(
        "An id, a glossary term, a day with other hours or an item of a list is written only once."
    ),
    "glossary-term": _error("A glossary term has at least two letters, and a meaning that says more than the term."),
    "date-future": _error("A review is not in the future."),
    "hours-over": _warning("Days with other hours are still to come."),
    "rule-unknown": _error("Settings change only rules that exist and that may be changed."),
    "placeholder": _error("No placeholder is published as a contact detail.", adjustable=True),
    "cookie-advertising": _error("A site about health runs no advertising or recording service."),
    # Markup
    "block-unknown": _error("A ::: block is one of the known kinds."),
    "block-argument": _error("A ::: line has only arguments that its block understands."),
    "block-unclosed": _error("A ::: block ends with a ::: line."),
    "block-unopened": _error("A ::: line closes a block that is open."),
    "block-place": _error("A ::: line begins at the left margin."),
    "block-empty": _error("A ::: block contains text."),
    "block-repeated": _warning("A page has at most one block of each urgency."),
    "block-content": _warning("Cards hold lists, steps have numbers, and each point of a dont block says “do not”."),
    "html-refused": _error("Articles use Markdown, and only harmless HTML."),
    "attribute-refused": _error("Curly brackets contain only #anchor, .class, lang, dir and decorative."),
    "link-scheme": _error("Links use https, http, mailto, tel or sms."),
    "link-empty": _error("A link has words, and leads somewhere."),
    "link-unfinished": _error("A link is complete: `[words](address)`."),
    "link-nested": _error("A link contains no other link."),
    "reference-broken": _error("A reference, [words][name], has exactly one address: [name]: address."),
    "reference-unused": _warning("Something in the text refers to every [name]: address."),
    "footnote-broken": _error("Every footnote mark, [^1], has one note, and every note has a mark."),
    "image-alt": _error("An image has a description that says what it shows, or is marked {decorative}."),
    "image-host": _error("An image is a file of the site, never on another host."),
    "anchor-repeated": _error("An {#anchor} is used only once on a page."),
    "anchor-name": _error("An {#anchor} consists of letters, digits and hyphens."),
    "heading-level": _error("Headings start at ## and skip no level."),
    "text-length": _error("A text is divided into paragraphs and articles of a reasonable length."),
    "list-unseparated": _error(
        "Items of a list begin with -, * or 1. and a space, and stand where a list may be.", adjustable=True
    ),
    "quote-comparison": _error("A > before an amount is shown, and begins no quotation.", adjustable=True),
    "quote-number": _warning("A > before a number begins a quotation, and does not mean “more than”."),
    "line-unseparated": _warning("A line goes on with the list item or quotation above it only if it belongs there."),
    "lines-joined": _warning("Lines that readers shall see as lines are a list, or end with a backslash."),
    "list-numbers": _warning("The numbers of a list are those that readers will see."),
    "heading-unclear": _error(
        "A heading begins with ## and a space, and a line of hyphens below a text makes a heading of it.",
        adjustable=True,
    ),
    "table-unclear": _error(
        "A table has an empty line above it, a line of hyphens, and a column for every cell.", adjustable=True
    ),
    "table-cells": _warning("A row of a table has a cell for each column."),
    "link-gap": _error("A link has no space between its two brackets: `[words](address)`.", adjustable=True),
    "text-foreign": _error("A text holds no signs of other systems, such as [gallery] or {{ name }}.", adjustable=True),
    "text-unfinished": _error("No text that is published says that it is unfinished.", adjustable=True),
    "abbreviation-broken": _error(
        "An abbreviation, *[CBT]: its meaning, is explained once and occurs in the text.", adjustable=True
    ),
    "star-between-numbers": _error("A star between numbers or letters is shown, as in 2 * 3.", adjustable=True),
    "code-unclear": _error("Backticks enclose whole words, and are no apostrophes.", adjustable=True),
    "sign-unread": _warning("Every sign of Markdown is read: readers see no stars, boxes or brackets."),
    "heading-unmarked": _warning("A heading begins with ##, and is not only bold or in capital letters."),
    "character-hidden": _warning("A text contains no character that nobody can see."),
    "text-nested": _error("Quotes and lists are not nested too deeply."),
    "text-indented": _warning("Text or a list begins at the left margin, or below the words of its list item."),
    "code-unclosed": _error("Code ends with a line of the signs with which it began."),
    # The site as a whole
    "link-broken": _error("A link inside the site leads to a file that exists."),
    "anchor-broken": _error("A link to a part of a page leads to an anchor that exists."),
    "contact-unknown": _error("A contact: link names a location and a way to reach it that content/site.yaml holds."),
    "link-own-site": _warning("A link to a page of this site names its file, not its whole web address."),
    "contact-typed": _warning("A text names the clinic’s own numbers and addresses by contact: links."),
    "link-number": _warning("The words of a link hold no other number than the one that it leads to."),
    "number-unclear": _warning("A short number beside words about a crisis is not almost that of a crisis line."),
    "link-address": _error("Words of a link that are an address are the one that it leads to.", adjustable=True),
    "link-crisis-number": _error("A crisis number in the words of a link is the number that it leads to."),
    "link-not-public": _warning("A link leads to a page that is public today."),
    "image-missing": _error("An image that a text shows exists."),
    "topic-unknown": _error("Every topic is listed in topics.yaml."),
    "person-unknown": _error("Every person is listed in people.yaml."),
    "related-unknown": _error("Every related article exists."),
    "url-repeated": _error("No two files have the same address."),
    "alias-form": _error("An alias is an address from the root of the site, such as /old-name/."),
    "alias-hides": _error("An alias is never the address of a page."),
    "alias-many": _warning("A site has no more aliases than web hosts redirect: 2,000."),
    "translation-orphan": _warning("A translation has an original."),
    "translation-stale": _warning("A translation is at least as recent as the review of its original."),
    "review-incomplete": _warning("A review has a reviewer and a date."),
    "review-overdue": _warning("An article is reviewed on time."),
    # Words
    "wording-suicide": _error("A text speaks of suicide without blame or praise.", adjustable=True),
    "wording-old-lifeline": _warning("The crisis line is 988."),
    "wording-stigma": _warning("A text names people first, and then what they live with."),
    "wording-claim": _warning("The site does not call itself compliant, certified or secure."),
    "text-language": _warning("A text is in the language that its key or the name of its file says."),
    "plain-sentence": _warning("A sentence has at most 25 words."),
    "plain-paragraph": _warning("A paragraph has at most 80 words."),
    "plain-headings": _warning("There is a heading at least every 300 words."),
    "plain-link": _warning("The words of a link say where it leads."),
    "plain-key-points": _warning("An article has key points."),
    # The finished pages
    "page-link": _error("Every link on a finished page leads to something that exists."),
    "page-anchor": _error("Every link to a part of a page leads to an anchor that exists."),
    "page-asset": _error("Every picture, style sheet and script of a finished page exists."),
    "page-id": _error("An id is used only once on a page."),
    "page-alt": _error("Every picture has an alt text."),
    "page-picture-size": _error("Every picture has a width and a height, so that nothing moves while it loads."),
    "page-headings": _error("A page has one h1, and its headings skip no level."),
    "page-host": _error("A page asks no other host for anything before the reader agrees."),
    "page-leftover": _error("A page shows no template syntax, no None and no empty address."),
    "page-inline": _error("A page contains no inline script or style."),
    "page-contact": _error("Every page has the contact widget, with phone number and map."),
    "page-crisis": _error("Every page has the crisis line before its title."),
    "page-cookie": _error("Every page begins with the cookie notice."),
    "page-disclaimer": _error("Every article has the medical disclaimer."),
    "page-language": _error("Every page states its language."),
    "page-title": _error("Every page has a title for the browser tab."),
    "page-main": _error("A page has exactly one main element."),
    # The program
    "search-unavailable": _warning("The program can make the search index.", transient=True),
    "program-fault": _error("The program works, whatever the content is."),
    # Publishing and the theme
    "theme-string": _error("Every text that templates use exists in every language of the site."),
    "theme-template": _error("Templates are well-formed, and use only values that they get."),
    "theme-style": _error("Every bracket and comment in a style sheet is closed."),
    "static-page": _error(
        "Pages are made from content/, so that each has the parts that every page needs.", adjustable=True
    ),
    "output-refused": _error("The output folder can be written, and contains only files that this program wrote."),
    "cluster-refused": _error("The computers of the cluster can be reached, and run the same program."),
    "url-vanished": _warning("A published address does not disappear without an alias."),
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
