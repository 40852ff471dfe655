"""Stems: the same word is the same stem, however its language writes it in a sentence."""

from accede.stems import folded, sequence, words


def test_words_without_a_subject_are_left_out() -> None:
    assert sequence("La prise d’otages est punie.", "fr") == ["pris", "otag", "pun"]
    assert sequence("The hostages of the State", "en") == ["hostag", "state"]


def test_arabic_is_read_without_its_article_and_what_stands_before_it() -> None:
    assert sequence("بالإرهاب", "ar") == sequence("الإرهاب", "ar") == sequence("والإرهاب", "ar")
    assert folded("للجريمة") == folded("الجريمة")
    assert [word for _, word in words("بإيواء", "ar")] == ["بايواء", "ايواء"]


def test_chinese_is_taken_sign_by_sign() -> None:
    assert sequence("劫持航空器的", "zh") == ["劫", "持", "航", "空", "器"]
