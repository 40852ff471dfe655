"""Every door of the workspace is in the table, and each opens to whom the table says."""

import pytest
from django.test import Client

from accede.accounts.rules import Role


@pytest.mark.django_db
def test_a_person_is_known_to_the_views(signed_in) -> None:  # type: ignore[no-untyped-def]
    answer = signed_in(Role.FOCAL_POINT, of="XBB").get("/en/")
    assert answer.wsgi_request.person.of == "XBB"
    assert answer.wsgi_request.viewer.of == "XBB"
    nobody = Client().get("/en/").wsgi_request
    assert nobody.person is None
