"""Numbers in words, as official Vietnamese texts write them.

"linh" before a lone unit, "mốt", "tư" and "lăm" after tens, "không trăm" where a group inside
the number has no hundreds, "nghìn" and "tỷ".
"""

from __future__ import annotations

from decimal import Decimal

__all__ = ["number_words"]

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_AFTER_TENS = {1: "mốt", 4: "tư", 5: "lăm"}
_BILLION = 10**9
_LIMIT = 10**18


def number_words(number: int | Decimal) -> str:
    """Return the number in words, in lower case: 1005 is "một nghìn không trăm linh năm".

    Up to three decimals are read as a number after "phẩy" ("hai phẩy bảy mươi lăm"), more of
    them digit by digit. Raises ``ValueError`` from 10^18 on and for NaN.
    """
    exact = Decimal(number)
    if not exact.is_finite() or abs(exact) >= _LIMIT:
        raise ValueError(f"no words for {number!r}")
    whole, _, fraction = f"{abs(exact):f}".partition(".")
    fraction = fraction.rstrip("0")
    words = _whole(int(whole))
    if fraction:
        words += f" phẩy {_fraction(fraction)}"
    return f"âm {words}" if exact < 0 else words


def _whole(number: int) -> str:
    if number == 0:
        return _DIGITS[0]
    billions, rest = divmod(number, _BILLION)
    parts = [f"{_whole(billions)} tỷ"] if billions else []
    for size, name in ((10**6, " triệu"), (10**3, " nghìn"), (1, "")):
        group, rest = divmod(rest, size)
        if group:
            parts.append(_group(group, inside=bool(parts)) + name)
    return " ".join(parts)


def _group(group: int, inside: bool) -> str:
    """Read 1 to 999; ``inside`` a longer number the hundreds are always said."""
    hundreds, rest = divmod(group, 100)
    tens, unit = divmod(rest, 10)
    words = [_DIGITS[hundreds], "trăm"] if hundreds or inside else []
    if tens == 0:
        if unit:
            words += (["linh"] if words else []) + [_DIGITS[unit]]
        return " ".join(words)
    words += ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    if unit:
        special = _AFTER_TENS.get(unit) if tens > 1 else {5: "lăm"}.get(unit)
        words.append(special or _DIGITS[unit])
    return " ".join(words)


def _fraction(digits: str) -> str:
    if len(digits) == 2 and digits[0] != "0":
        return _group(int(digits), inside=False)
    if len(digits) == 3:
        return _group(int(digits), inside=True)
    return " ".join(_DIGITS[int(digit)] for digit in digits)
