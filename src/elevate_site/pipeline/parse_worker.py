"""One document parsed: read, converted, its words checked. A pure function of its bytes and of the glossary."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from threading import get_ident
from time import perf_counter

from elevate_site.checking.documents import check_document
from elevate_site.fingerprints.packing import pack, unpack
from elevate_site.markup import Converter
from elevate_site.model.document import ParsedDocument
from elevate_site.model.values import LanguageCode
from elevate_site.pipeline.workers import Parts
from elevate_site.reading.documents import read_document
from elevate_site.structure.outlines import outline_of
from elevate_site.structure.terms import TermFinder

__all__ = ["parse_portion"]


def parse_portion(spellings: bytes, portion: Sequence[Parts]) -> list[Parts]:
    """For each document its packed values, its packed pieces, and how long reading, converting and checking took.

    `spellings` are those of the glossary by language, for all languages that the site speaks. A document comes as its
    packed path, kind, name and language, and the bytes of its file. Its values are its packed `ParsedDocument`,
    `TextSummary` and Problems, packed together; the first two are empty when the site does not speak its language.
    """
    finders, converter = _finders(spellings), _converter(get_ident())
    return [_parsed(name, data, finders, converter) for name, data in portion]


def _parsed(named: bytes, data: bytes, finders: Mapping[LanguageCode, TermFinder], converter: Converter) -> Parts:
    began = perf_counter()
    path, kind, name, language = unpack(named)
    source, problems = read_document(path, kind, name, language, data)
    read = perf_counter()
    if language not in finders:
        return pack((b"", b"", pack(problems))), b"", pack((("read", read - began),))
    fragment, found = converter.convert(source)
    outline, text, pieces = outline_of(source, fragment, finders[language] if kind == "article" else None)
    converted = perf_counter()
    problems = (*problems, *found, *check_document(source))
    checked = perf_counter()
    work = (("read", read - began), ("convert", converted - read), ("check words", checked - converted))
    values = (pack(ParsedDocument(source.document, outline)), pack(text), pack(problems))
    return pack(values), pieces, pack(work)


@lru_cache(maxsize=1)
def _finders(spellings: bytes) -> Mapping[LanguageCode, TermFinder]:
    """Made once for all portions that a process does."""
    return {language: TermFinder(some, language) for language, some in unpack(spellings).items()}


@lru_cache(maxsize=64)
def _converter(thread: int) -> Converter:  # noqa: ARG001  # the key of the cache
    """One for each thread: a converter works on one document at a time, and a cluster may use threads."""
    return Converter()
