"""Check digits of identity and account numbers: whether a number can be one at all."""

from __future__ import annotations

from itertools import cycle

__all__ = ["clabe", "cpf", "cui", "cuil", "curp", "dni", "iban", "luhn", "rfc", "rut"]

_DNI = "TRWAGMYFPDXBNJZSQVHLCKE"
_CURP = "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ"
_SMALLEST_IBAN = 15


def _digits(text: str) -> list[int]:
    return [int(char) for char in text if char in "0123456789"]


def luhn(text: str) -> bool:
    """Tell whether the digits of a bank card, or of Mexico's NSS, check.

    >>> luhn("4111 1111 1111 1111"), luhn("4111 1111 1111 1112")
    (True, False)
    """
    digits = _digits(text)[::-1]
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[1::2])
    return any(digits) and (sum(digits[::2]) + sum(doubled)) % 10 == 0


def clabe(text: str) -> bool:
    """Tell whether the 18 digits of a Mexican bank account check."""
    *digits, last = _digits(text) or [0]
    weighed = sum(
        digit * weight % 10 for digit, weight in zip(digits, cycle((3, 7, 1)), strict=False)
    )
    return len(digits) == 17 and any(digits) and -weighed % 10 == last


def iban(text: str) -> bool:
    """Tell whether an international bank account number checks (ISO 13616)."""
    signs = "".join(text.split()).upper()
    turned = signs[4:] + signs[:4]
    if len(signs) < _SMALLEST_IBAN or not turned.isascii() or not turned.isalnum():
        return False
    return int("".join(str(int(char, 36)) for char in turned)) % 97 == 1


def dni(text: str) -> bool:
    """Tell whether a Spanish DNI (``12345678Z``) or NIE (``X1234567L``) checks."""
    signs = text.replace("-", "").replace(" ", "").replace(".", "").upper()
    number = signs[:-1].replace("X", "0").replace("Y", "1").replace("Z", "2")
    return number.isdecimal() and _DNI[int(number) % 23] == signs[-1]


def rut(text: str) -> bool:
    """Tell whether a Chilean RUT checks (modulo 11)."""
    number, _, last = text.replace(".", "").upper().rpartition("-")
    weighed = sum(
        int(digit) * weight for digit, weight in zip(number[::-1], cycle(range(2, 8)), strict=False)
    )
    return "0123456789K0"[(11 - weighed % 11) % 11 if weighed % 11 else 0] == last


def _modulo11(digits: list[int], first: int) -> int:
    rest = sum(d * w for d, w in zip(digits, range(first, 1, -1), strict=True)) % 11
    return 0 if rest < 2 else 11 - rest


def cpf(text: str) -> bool:
    """Tell whether a Brazilian CPF checks."""
    digits = _digits(text)
    return _modulo11(digits[:9], 10) == digits[9] and _modulo11(digits[:10], 11) == digits[10]


def cuil(text: str) -> bool:
    """Tell whether an Argentine CUIL is a person's and checks; those of companies begin with 3."""
    digits = _digits(text)
    weights = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
    check = -sum(d * w for d, w in zip(digits, weights, strict=False)) % 11
    return digits[0] == 2 and check == digits[10]


def cui(text: str) -> bool:
    """Tell whether the 13 digits of a Guatemalan CUI check."""
    digits = _digits(text)
    weighed = sum(digit * weight for digit, weight in zip(digits[:8], range(2, 10), strict=True))
    return weighed % 11 == digits[8]


def curp(text: str) -> bool:
    """Tell whether a Mexican CURP holds a date and its digit checks."""
    signs = text.upper()
    if not _dated(signs[4:10]) or any(char not in _CURP for char in signs):
        return False
    weighed = sum(_CURP.index(char) * (18 - at) for at, char in enumerate(signs[:17]))
    return str(-weighed % 10) == signs[17]


def rfc(text: str) -> bool:
    """Tell whether a Mexican RFC of 13 signs, a person's, holds a date."""
    return _dated(text.replace("-", "").replace(" ", "")[4:10])


def _dated(digits: str) -> bool:
    return digits.isdecimal() and 1 <= int(digits[2:4]) <= 12 and 1 <= int(digits[4:6]) <= 31
