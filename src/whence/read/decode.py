"""Bytes to text, in the open: what was assumed is said."""

import codecs
from io import BufferedReader, TextIOWrapper
from typing import TextIO, cast

from whence.model import InputError, RawFile

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDE = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
# Control characters that no text editor writes; tab, newline, carriage return and form feed are text.
_CONTROLS = bytes(set(range(32)) - {9, 10, 12, 13, 27})
_SAMPLE = 65_536  # a multiple of four, so that wide characters stay whole
_BEFORE = 200  # bytes before the first that are not UTF-8, from which an encoding is guessed
_ENOUGH = 5  # whole characters beyond ASCII that show a text to be UTF-8: no other has them
_LOST = "\ufffd"
_ASCII = ("ascii", "utf_8")  # guessed where the sample holds no character beyond ASCII


def decode(data: bytes, path: str, declared: str | None = None) -> tuple[str, str | None]:
    """Return the text of a file, newlines unified, and a warning where anything was assumed.

    `declared` is the encoding that the file itself names, tried where the bytes are not UTF-8.
    Raises `InputError` if the bytes are not text.
    """
    marked = next((name for bom, name in _BOMS if data.startswith(bom)), None)
    encoding = marked or _wide(data) or "utf-8"
    if encoding.startswith("utf-8") and _looks_binary(data):
        raise InputError(f"{path}: not a text file, whatever its name says; remove it")
    try:
        text, warning = data.decode(encoding), None
    except UnicodeDecodeError as error:
        stated = _as_declared(data, declared) if declared and not marked else None
        if stated is not None:
            return _unify(stated), None
        text, used = _repair(data, encoding, error.start, marked is not None)
        warning = f"{path}:{_line(data, error.start)}: {_assumed(text, encoding, used)}"
    else:
        warning = _doubt(text, path, None if marked or encoding == "utf-8" else encoding)
    return _unify(text), warning


def open_text(file: RawFile) -> tuple[TextIO, str | None]:
    """Return a file of any size as a stream of text, newlines unified, and a warning.

    The rules are those of `decode`, judged by the surroundings of the first bytes that are not
    UTF-8. Raises `InputError` if the bytes are not text.
    """
    try:
        encoding, warning = _survey(file)
        stream = cast("BufferedReader", file.open())  # what the types of TextIOWrapper ask for
        return TextIOWrapper(stream, encoding, errors="replace"), warning
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise InputError(f"{file.path} could not be read: {why}") from None


def _survey(file: RawFile) -> tuple[str, str | None]:
    """Return the encoding of a file, read once without being held, and a warning."""
    with file.open() as stream:
        chunk = stream.read(_SAMPLE)
        marked = next((name for bom, name in _BOMS if chunk.startswith(bom)), None)
        encoding = marked or _wide(chunk) or "utf-8"
        if not encoding.startswith("utf-8"):
            return encoding, None if marked else _doubt("", file.path, encoding)
        if _looks_binary(chunk):
            raise InputError(f"{file.path}: not a text file, whatever its name says; remove it")
        decoder, lines, whole = codecs.getincrementaldecoder("utf-8")(), 0, 0
        try:
            while chunk:
                whole += _beyond_ascii(decoder.decode(chunk))
                lines += chunk.count(b"\n")
                chunk = stream.read(_SAMPLE)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError as error:
            # The object is the chunk, after the start of a character that the decoder held.
            good = error.object[: error.start]
            whole += _beyond_ascii(good.decode())
            around = good[-_BEFORE:] + error.object[error.start :] + stream.read(_SAMPLE)
            sure = marked is not None or whole > _ENOUGH
            _, used = _repair(around, encoding, len(good[-_BEFORE:]), sure)
            place = f"{file.path}:{lines + 1 + good.count(bytes([10]))}"
            return used, f"{place}: {_assumed('', encoding, used)}"
        return encoding, None


def _beyond_ascii(text: str) -> int:
    return 0 if text.isascii() else len(text) - len(text.encode("ascii", "ignore"))


def _wide(data: bytes) -> str | None:
    """Return the encoding of UTF-16 or UTF-32 without its mark, told by the NULs in its spaces."""
    sample = data[: min(_SAMPLE, len(data) // 4 * 4)]
    if sample.count(0) < max(2, len(sample) / 20):
        return None
    texts = {name: sample.decode(name, errors="replace") for name in _WIDE}
    kept = {name: text for name, text in texts.items() if _reads_well(text)}
    # Swapped bytes make rare letters of common ones, so the reading with more ASCII is right.
    ascii_share = {n: len(t.encode("ascii", "ignore")) / len(t) for n, t in kept.items()}
    return max(ascii_share, key=lambda name: ascii_share[name], default=None)


def _reads_well(text: str) -> bool:
    odd = sum(not (c.isprintable() or c.isspace()) or c == _LOST for c in text)
    return bool(text) and odd * 100 <= len(text)


def _looks_binary(data: bytes) -> bool:
    """Say whether more than one byte in a hundred is a control character (text has hardly any)."""
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls > max(2, len(sample) / 100)


def _repair(data: bytes, encoding: str, bad: int, sure: bool) -> tuple[str, str]:
    """Decode what is not quite its encoding: damaged UTF-8, or another encoding altogether.

    In damaged UTF-8 characters beyond ASCII are mostly whole; in any other encoding hardly any is.
    """
    text = data.decode(encoding, errors="replace")
    lost = text.count(_LOST)
    if sure or encoding != "utf-8" or len(text) - len(text.encode("ascii", "ignore")) > 2 * lost:
        return text, encoding
    try:
        halves = data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return _guess(data, bad)
    # Halves of characters, each encoded by itself (CESU-8): whole pairs are joined again.
    return halves.encode("utf-16", "surrogatepass").decode("utf-16", "replace"), encoding


def _guess(data: bytes, bad: int) -> tuple[str, str]:
    from charset_normalizer import from_bytes

    # The bytes in doubt tell more than the start of a file, which may be all ASCII.
    begin = max(0, bad - _SAMPLE // 2)
    best = from_bytes(data[begin : begin + _SAMPLE]).best()
    possible = {"cp1252", *_ASCII} if best is None else {best.encoding, *best.could_be_from_charset}
    # Of encodings that read the same letters here, the one of most Western files.
    guess = "cp1252" if best is None or possible & {"cp1252", *_ASCII} else best.encoding
    text = data.decode(guess, errors="replace")
    return text.encode("utf-8", "replace").decode("utf-8"), guess


def _as_declared(data: bytes, declared: str) -> str | None:
    try:
        text = data.decode(declared)
    except (UnicodeDecodeError, LookupError):  # LookupError: no encoding of text, such as zlib
        return None
    return text.encode("utf-8", "replace").decode("utf-8")


def _assumed(text: str, encoding: str, used: str) -> str:
    lost = text.count(_LOST)
    note = f"{lost} characters could not be read; " if lost else ""
    if used == encoding:
        return f"damaged {used.upper()}: {note}save it again as UTF-8"
    return f"not UTF-8, read as {used}; {note}save it as UTF-8"


def _doubt(text: str, path: str, guessed: str | None) -> str | None:
    """Return a warning about a file without byte order mark or with NUL characters in it."""
    if guessed:
        return f"{path}: {guessed.upper()} without a byte order mark; save it as UTF-8"
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        return f"{path}:{line}: NUL characters in the text; remove them"
    return None


def _line(data: bytes, position: int) -> int:
    return data.count(b"\n", 0, position) + 1


def _unify(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
