"""What docs/benchmarks.md says in words; `report` puts the figures between."""

from __future__ import annotations

from tools import ELEVENTY, HUGO, HUGO_WITHOUT_RELATED, MKDOCS, OURS, PELICAN

__all__ = ["BESIDE_COMMIT", "COSTS", "INTRODUCTION", "ON_TOP", "PREVIEW", "SAME_SITE"]

INTRODUCTION = """\
# Benchmarks

How long builds take beside other static-site generators. One command measures it and writes this page:

```console
$ .venv/bin/python benchmarks/compare.py --articles {sizes} --runs {runs} --write
```

It makes articles of about 5 KB from a seed, installs the other generators at the versions below into a folder of their
own, writes the same site for each of them, and starts each as a process, the way its users do: `elevate-site build`,
`hugo --quiet`, `eleventy --quiet`, `pelican --quiet`, `mkdocs build --quiet`. The tools take turns, so that all of them
meet the same machine. Each ratio is taken within one run; the tables show the median over all runs. Only ratios mean
anything: machines differ, and one machine differs from minute to minute. Repeat it on a quiet one.

Machine: {cores} cores, {memory:.0f} GB of memory, {system}. Versions: {versions}.

Peak memory is what the system counted for the process. Where a tool starts further processes, it is the largest sum
seen in ten looks a second, with shared memory counted once. CPU is what all cores spent on a cold build. The last row
of each size copies our output file by file: no tool that publishes these bytes can be faster.
"""
SAME_SITE = f"""\
## The same site

Every article has our header, navigation, crisis strip, cookie notice, medical disclaimer, contact widget (call, text,
email, maps) and footer, a summary, key points, reading time, a table of contents, three related articles by shared
topics, previous and next, breadcrumbs and JSON-LD. Besides the articles there are a home page, topics with lists in
pages of 50, a list from A to Z with a page for each letter, a feed of 20, a sitemap, and the same style sheet, script,
fonts and icons. Where in doubt, we made it easier for the others:

- They get what is equal on all pages as finished HTML, cut out of a page of ours, and the style sheet and fonts as
  finished files. Our cold builds make all of that anew.
- They get links between articles as addresses, except for {MKDOCS}, which resolves them itself. We resolve and check
  each link, and check every finished page.
- They get `:::` blocks as HTML.

| tool | what differs |
|---|---|
| {HUGO} | previous and next run through all articles, not through those of the topic, since Hugo knows them without \
searching; related articles come from its own `.Related`, with one index over topics \
(`benchmarks/peers/templates/hugo/`) |
| {HUGO_WITHOUT_RELATED} | the same, and no related articles |
| {ELEVENTY} | filters in its settings make related articles, contents and neighbours, written to be as fast as ours |
| {PELICAN} | likewise; lists of topics are sorted by date, and its feed holds whole articles |
| {MKDOCS} | cannot have topics, related articles, dates or a feed; one page from A to Z |

{OURS} builds from files to a published folder with all checks on, as it does for its users. A cold build begins without
output and without memory. Search, QR codes and share pictures are off here, for all.
"""
COSTS = """\
## What a cold build costs, and why

A cold build is Python all the way, and nearly all of its time goes into the articles, one by one: it parses each text,
renders each page, and checks each finished page against every rule. `build --profile` shows the steps. A second
processor brings less than twice the speed where two of them share one core.

It used to be faster. Beside the libraries stood copies of parts of them that did less: half a Markdown parser, half a
YAML parser, a template compiler that overrode private methods of Jinja, and a second page checker that let most pages
skip the first. That was some 1,600 lines, and a third of all tests proved only that the copies did what the originals
do; whoever upgraded a library had to prove it again. We deleted them on purpose, and pay for a simpler program with the
processor time of cold builds: the tables beside an older commit say how much, and the more articles, the more. A clinic
has 20 to 500 and pays once: every later build starts from its memory, and there the program became faster.

The bars for cold builds changed with that decision. They had been 0.25 × Hugo, 0.35 × Eleventy, 0.25 × Pelican and
0.15 × MkDocs, and the copies had not been enough to meet them either. What is left to gain is a Markdown parser in a
compiled language, which would no longer be Python-Markdown.

## What an edit costs

An edit costs what it touches. After a change in the text of one article, that text is parsed and that page is rendered.
Everything else is compared by digest: two tables hold a row for each document and each page, so that the program
fetches and unpacks nothing that did not change. The arrangement of the site, such as its lists, neighbours and related
articles, depends on the outlines of documents only, and the memory returns it whole. A new title changes an outline:
then the site is arranged again, and every page that shows the title is rendered.

There is still only one way to build, and no list of what an edit may affect. Each result is found under the digest of
all that it depends on, so a remembered build equals a clean one by construction. What remains for each unchanged
article is to look at its file and to compare its digests.
"""
PREVIEW = """\
## The preview, from save to page

`elevate-site serve` in one process, a headless Chromium with an article open, and edits of that article's file: a word
of its body, or its title in the front matter. Milliseconds from just before the file is written until the reloaded
document holds the new words (loaded) and until the browser has drawn them (drawn); the page itself reads the clock.
Percentiles of all saves, each made a moment after the page had shown the last one. The bars hold for what is drawn.
`benchmarks/preview_saves.py` measures this alone.
"""
BESIDE_COMMIT = """\
## Beside an older commit

What the simpler program costs, and what it gains: both build the same sites in turns, in one run. CPU is the processor
time of all processes, which other work on the machine disturbs least. Medians, and the median of the ratios within each
run. Written by:

```console
$ .venv/bin/python benchmarks/against_commit.py {commit} --figures FILE
```
"""
ON_TOP = """\
## Search, QR codes, share pictures

At {articles:,} articles, turned on one by one. Hugo has no search of its own, MkDocs has no QR codes; Eleventy and
Pelican have neither. None of them makes share pictures unless somebody writes a template for it.
"""
