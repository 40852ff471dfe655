"""A count as a list prints it: 4, d, iv, IV; and as Word names the forms."""

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
_ARABIC = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_ALPHA = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_CHINESE = "〇一二三四五六七八九"


def marked(value: int, form: str) -> str:
    """The count in a form; decimal digits for a form that is not known.

    >>> [marked(4, form) for form in ("decimal", "lowerLetter", "lowerRoman", "upperRoman")]
    ['4', 'd', 'iv', 'IV']
    >>> marked(28, "lowerLetter"), marked(21, "chineseCounting"), marked(3, "russianLower")
    ('bb', '二十一', 'в')
    """
    if not 0 < value < 4000:
        return str(value)
    if form in ("lowerLetter", "upperLetter"):
        letters = chr(ord("a") + (value - 1) % 26) * min(4, (value - 1) // 26 + 1)
        return letters.upper() if form == "upperLetter" else letters
    if form in ("lowerRoman", "upperRoman"):
        text = _roman(value)
        return text.upper() if form == "upperRoman" else text
    if form in ("russianLower", "russianUpper"):
        letter = _RUSSIAN[(value - 1) % len(_RUSSIAN)]
        return letter.upper() if form == "russianUpper" else letter
    if form in ("arabicAbjad", "arabicAlpha"):
        letters = _ARABIC if form == "arabicAbjad" else _ALPHA
        return letters[(value - 1) % len(letters)]
    if form.startswith(("chineseCounting", "ideographDigital", "taiwaneseCounting")):
        return _chinese(value)
    if form == "decimalZero":
        return f"{value:02}"
    return str(value)


def _roman(value: int) -> str:
    out = []
    for size, sign in _ROMAN:
        count, value = divmod(value, size)
        out.append(sign * count)
    return "".join(out)


def _chinese(value: int) -> str:
    if value >= 100:
        return "".join(_CHINESE[int(digit)] for digit in str(value))
    tens, ones = divmod(value, 10)
    head = ("" if tens == 1 else _CHINESE[tens]) + "十" if tens else ""
    return head + (_CHINESE[ones] if ones or not tens else "")
