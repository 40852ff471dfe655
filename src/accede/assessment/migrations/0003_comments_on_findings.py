"""A comment may be on a finding, whose code is longer than that of a question."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('assessment', '0002_frameworks'),
    ]

    operations = [
        migrations.AlterField(
            model_name='comment',
            name='question',
            field=models.CharField(max_length=100),
        ),
    ]
