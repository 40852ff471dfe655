"""The table of tokens, as each engine holds it."""

from django.db import migrations

from accede.site.search import engine


class Migration(migrations.Migration):
    """Makes the table; undoing it drops it."""

    dependencies = (("search", "0001_initial"),)
    operations = (
        migrations.RunPython(
            lambda _apps, editor: engine.install(editor.connection),
            lambda _apps, editor: engine.lift(editor.connection),
        ),
    )
