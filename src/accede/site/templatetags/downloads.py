"""Where the tables of a page are had as files: ``{% download_addresses table as files %}``."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from django import template
from django.template import RequestContext

from accede.basics.tables import TableOffer
from accede.site.downloads import FORMAT, TABLE, permalink
from accede.site.exports import FORMATS

register = template.Library()


@register.simple_tag(takes_context=True)
def download_addresses(context: RequestContext, offer: TableOffer) -> Sequence[Mapping[str, str]]:
    """The name and the address of each format of a table, on the days the page shows."""
    here = permalink(context["request"], cast("Mapping[str, Any]", context.flatten()))
    mark = "&" if "?" in here else "?"
    return [
        {
            "name": each.name,
            "address": f"{here}{mark}{FORMAT}={each.suffix}&{TABLE}={offer.name}",
        }
        for each in FORMATS.values()
    ]
