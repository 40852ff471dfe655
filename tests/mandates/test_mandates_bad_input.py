"""Input that is no resolution: said plainly, with file, line and remedy; nothing is read."""

import random
import time

import pytest

from accede.basics.errors import BadInput
from accede.mandates.exchange import read_resolution

GOOD = "68/999. Les phares\n\nL’Assemblée générale,\n\n1. Décide de veiller.\n"


def _refused(data: bytes, **more: str) -> BadInput:
    with pytest.raises(BadInput) as caught:
        read_resolution(data, file="phares.txt", **more)  # type: ignore[arg-type]
    error = caught.value
    assert error.remedy and "phares.txt" in str(error)
    return error


@pytest.mark.parametrize("data", [b"", b"  \n \n", b"\xef\xbb\xbf\n"])
def test_an_empty_file_is_refused(data: bytes) -> None:
    _refused(data)


def test_latin_1_is_refused_with_its_line() -> None:
    error = _refused(GOOD.replace("’", "'").encode("latin-1"))
    assert error.place is not None and error.place.line == 3
    assert "UTF-8" in error.remedy


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_refused(encoding: str) -> None:
    error = _refused(GOOD.encode(encoding))
    assert error.place is not None and error.place.line == 1


def test_a_pdf_is_refused() -> None:
    _refused(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\x00\n")


def test_a_text_without_a_resolution_is_refused() -> None:
    error = _refused("Il était une fois un phare.\n".encode())
    assert "L’Assemblée générale" in error.remedy


def test_the_wrong_language_is_refused() -> None:
    assert "The General Assembly" in _refused(GOOD.encode(), language="en").remedy
    with pytest.raises(BadInput, match="choose one of fr, en, es, ru, ar, zh"):
        read_resolution(GOOD.encode(), file="phares.txt", language="de")


def test_ten_megabytes_of_noise_are_refused_at_once() -> None:
    noise = random.Random(7).randbytes(5 * 1024 * 1024).hex().encode()
    start = time.perf_counter()
    _refused(noise)
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize("junk", ["x1 ", "1)", "’a", "_ ", "\n1", "\n 1. A;", "\n\nAlors, "])
def test_time_grows_with_the_length_and_not_with_its_square(junk: str) -> None:
    """Eight times the text takes far less than sixty-four times as long."""

    def seconds(times: int) -> float:
        data = (GOOD + junk * times).encode()
        best = 9.9
        for _ in range(3):
            start = time.process_time()
            read_resolution(data, file="phares.txt")
            best = min(best, time.process_time() - start)
        return best

    assert seconds(8 * 2000) < 32 * max(seconds(2000), 0.001)


def test_a_byte_order_mark_and_foreign_line_ends_are_no_matter() -> None:
    plain = read_resolution(GOOD.encode(), file="a")
    for other in (b"\xef\xbb\xbf" + GOOD.encode(), GOOD.replace("\n", "\r\n").encode()):
        assert read_resolution(other, file="a") == plain
