"""What a room's template asks of the roof: the panels that rooms above offer to its page."""

from datetime import date
from typing import Any

from django import template
from django.conf import settings
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from accede.site.panels import panels

register = template.Library()


@register.simple_tag(takes_context=True)
def offered(context: template.RequestContext, place: str, **about: Any) -> SafeString:
    """The panels that rooms offer to this place of the page, for who looks, today:
    ``{% offered "paragraph" symbols=… number=… themes=… %}``.
    """
    today = date.today()  # noqa: TID251 - the page is made now, for a reader of today
    shown = panels(
        place,
        viewer=context["request"].viewer,
        day=today,
        seen_on=today,
        **about,
    )
    return format_html_join("\n", "{}", ((panel.html,) for panel in shown))


@register.filter
def own_name(language: str) -> str:
    """What a language calls itself."""
    return dict(settings.LANGUAGES).get(language, language)
