"""How a form is written on a page: the roof's own fields, hints and errors, for every room."""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """``{{ form }}`` writes the summary of errors and all fields; a field alone is
    ``{{ form.words.as_field_group }}``. Widgets stand in ``templates/django/forms``.
    """

    form_template_name = "site/form/form.html"
    field_template_name = "site/form/field.html"
