"""The database refuses to change or delete an entry."""

from django.db import migrations

from accede.journal import guard


class Migration(migrations.Migration):
    """Installs the triggers; undoing it lifts them."""

    dependencies = (("journal", "0001_initial"),)
    operations = (
        migrations.RunPython(
            lambda _apps, editor: guard.install(editor.connection),
            lambda _apps, editor: guard.lift(editor.connection),
        ),
    )
