"""Data for search engines in terms of schema.org: nothing that a page does not also tell readers."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from elevate_site.model.list_views import HomeView
from elevate_site.model.settings import HoursException, Interval
from elevate_site.model.site_view import Head, Link, LocationView, SiteView
from elevate_site.model.views import ArticleView, ContactView, PlainView, View
from elevate_site.rendering.pictures import Pictures

__all__ = ["structured_data"]

_Json: TypeAlias = str | list["_Json"] | Mapping[str, "_Json"] | int

_write_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def structured_data(view: View, site: SiteView, pictures: Pictures) -> str:
    """JSON-LD for the page of `view`, with `<` escaped to be safe inside HTML; empty if there is nothing to say."""
    head = view.head
    if head.canonical is None:
        return ""
    things: list[_Json] = []
    if isinstance(view, HomeView | ContactView):
        things += [_clinic(location, site) for location in site.locations]
    elif isinstance(view, ArticleView):
        things.append(_article(view, head, head.canonical, site, pictures))
    elif isinstance(view, PlainView):
        things.append({"@type": "WebPage", **_about(head, head.canonical, site)})
    if head.breadcrumbs:
        things.append(_breadcrumbs(head.breadcrumbs, site))
    if not things:
        return ""
    text = _write_json({"@context": "https://schema.org", "@graph": things})
    return text.replace("<", "\\u003c")


def _about(head: Head, canonical: str, site: SiteView) -> dict[str, _Json]:
    return {
        "url": canonical,
        "name": head.title,
        "description": head.description,
        "inLanguage": head.language,
        "publisher": {"@type": "Organization", "name": site.name},
    }


def _article(view: ArticleView, head: Head, canonical: str, site: SiteView, pictures: Pictures) -> dict[str, _Json]:
    byline, picture = view.byline, pictures.shared(view.image)
    return {
        "@type": "MedicalWebPage",
        **_about(head, canonical, site),
        **({"image": pictures.url(picture)} if picture else {}),
        **({"author": _person(byline.author)} if byline.author else {}),
        **({"reviewedBy": _person(byline.reviewer)} if byline.reviewer else {}),
        **({"lastReviewed": byline.reviewed.isoformat()} if byline.reviewed else {}),
    }


def _person(name: str) -> dict[str, _Json]:
    # A clinician is a Person; `Physician` is an organisation at schema.org.
    return {"@type": "Person", "name": name}


def _clinic(location: LocationView, site: SiteView) -> dict[str, _Json]:
    hours: list[_Json] = [
        {"@type": "OpeningHoursSpecification", "dayOfWeek": day, **_span(interval)}
        for day, intervals in zip(_DAYS, location.days, strict=True)
        for interval in intervals
    ]
    special = [each for exception in location.exceptions for each in _special_hours(exception)]
    return {
        "@type": "MedicalClinic",
        "name": f"{site.name}, {location.name}" if len(site.locations) > 1 else site.name,
        "url": _full_url(site.home_href, site),
        "medicalSpecialty": "https://schema.org/Psychiatric",
        "telephone": location.phone_href.removeprefix("tel:"),
        **({"email": location.email_display} if location.email_display else {}),
        "address": {
            "@type": "PostalAddress",
            "streetAddress": location.street,
            "addressLocality": location.city,
            "addressRegion": location.region,
            "postalCode": location.postal_code,
            "addressCountry": location.country,
        },
        **({"openingHoursSpecification": hours} if hours else {}),
        **({"specialOpeningHoursSpecification": special} if special else {}),
    }


def _special_hours(exception: HoursException) -> Iterator[_Json]:
    """The hours of one day; a closed one opens and closes at midnight, as Google documents for a local business."""
    for interval in exception.hours or (Interval(datetime.time.min, datetime.time.min),):
        yield {
            "@type": "OpeningHoursSpecification",
            **_span(interval),
            "validFrom": exception.date.isoformat(),
            "validThrough": exception.date.isoformat(),
        }


def _span(interval: Interval) -> dict[str, _Json]:
    return {"opens": f"{interval.opens:%H:%M}", "closes": f"{interval.closes:%H:%M}"}


def _breadcrumbs(crumbs: tuple[Link, ...], site: SiteView) -> dict[str, _Json]:
    items: list[_Json] = [
        {"@type": "ListItem", "position": number, "name": crumb.text, "item": _full_url(crumb.href, site)}
        for number, crumb in enumerate(crumbs, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _full_url(href: str, site: SiteView) -> str:
    """The whole URL of a page of this site; `href` begins with the path of the base URL."""
    return f"{site.base_url}/{href.removeprefix(site.root)}"
