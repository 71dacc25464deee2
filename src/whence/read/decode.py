"""Bytes to text, in the open: what was assumed is said."""

import codecs

from whence.model import InputError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Control characters that no text editor writes; tab, newline, carriage return and form feed are text.
_CONTROLS = bytes(set(range(32)) - {9, 10, 12, 13, 27})
_SAMPLE = 65_536


def decode(data: bytes, path: str) -> tuple[str, str | None]:
    """Return the text of a file, newlines unified, and a warning where the encoding was guessed.

    Raises `InputError` if the bytes are not text.
    """
    encoding = next((name for bom, name in _BOMS if data.startswith(bom)), "utf-8")
    try:
        return _unify(data.decode(encoding)), None
    except UnicodeDecodeError as error:
        if _looks_binary(data):
            raise InputError(
                f"{path}: not a text file, whatever its name says; remove it"
            ) from None
        return _guess(data, path, error.start)


def _looks_binary(data: bytes) -> bool:
    """Say whether more than one byte in a hundred is a control character (text has none)."""
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls > len(sample) / 100


def _guess(data: bytes, path: str, bad: int) -> tuple[str, str]:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    encoding = best.encoding if best else "cp1252"
    text = data.decode(encoding, errors="replace")
    line = data.count(b"\n", 0, bad) + 1
    lost = text.count("\ufffd")
    note = f"; {lost} characters could not be read" if lost else ""
    return _unify(text), f"{path}:{line}: not UTF-8, read as {encoding}{note}; save it as UTF-8"


def _unify(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
