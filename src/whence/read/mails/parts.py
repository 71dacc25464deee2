"""The parts of a mail: what its writer wrote, and what is attached.

The standard library's parser is used with its old, plain policy. The new one (`policy.default`)
parses a header in full whenever it is looked at: a hostile `Content-Type` of 5,000 characters took
1.6 s each time, and every part of a mail can have one.
"""

import re
from contextlib import suppress
from dataclasses import dataclass, field
from email import errors
from email.message import Message
from email.parser import BytesParser
from email.policy import Compat32

from whence.model import InputError

from ..decode import decode
from ..feeds.html import render_html
from .headers import HEADER_LIMIT, codec, decode_words
from .quoting import unflow

_MOST_LINES = 2_000_000  # the parser holds them all, a hundred bytes each with their text
_MOST_PARTS = 5_000  # up to 0.8 ms each, measured
# Each line is compared with each boundary that is open: 20 million comparisons took 2.4 s.
_MOST_WORK = 20_000_000
_DEEPEST = 50
_CONTENT_LIMIT = 2_000  # characters of Content-Type and its like
_MOST_PARAMETERS = 20
_BOUNDARY = re.compile(rb"boundary\s{0,9}=", re.IGNORECASE)
# Encodings whose bytes pass for ASCII or hold zeros: there, what is declared is tried first.
_STATEFUL = re.compile(r"(?:iso2022|hz|utf-?_?(?:7|16|32))", re.IGNORECASE)
_BODIES = ("text/plain", "text/html")
# What the parser and its decoders raise on damaged mails besides the errors of `email`.
DAMAGED = (errors.MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError)


class _Policy(Compat32):
    """Headers as they stand, bounded in length."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """Return name and value of a header."""
        name, value = super().header_source_parse(sourcelines)
        if name[:8].casefold() == "content-":  # parsed in time quadratic in its parameters
            value = ";".join(value[:_CONTENT_LIMIT].split(";")[:_MOST_PARAMETERS])
        return name, value[:HEADER_LIMIT]

    def header_fetch_parse(self, name: str, value: str) -> str:  # noqa: ARG002
        """Return the value of a header as it was read; bytes beyond ASCII are escaped in it."""
        return value


@dataclass(slots=True)
class Parts:
    """The leaves of a mail: `bodies` in the order they are shown in, and the rest."""

    bodies: list[Message] = field(default_factory=list)
    attached: list[Message] = field(default_factory=list)
    too_deep: bool = False

    def add(self, other: "Parts", *, bodies: bool = True) -> None:
        """Take in the parts of a part, or only what is attached to it."""
        self.bodies += other.bodies if bodies else []
        self.attached += other.attached
        self.too_deep |= other.too_deep


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The text of a mail, the stretches its markup shows as quoted, and what was assumed."""

    text: str
    quotes: tuple[tuple[int, int], ...] = ()
    warnings: tuple[str, ...] = ()


def parse_mail(data: bytes, path: str) -> Message:
    """Return a mail parsed. Raises `InputError` if it has no header or is made to be slow."""
    data = data.lstrip(b"\xef\xbb\xbf\r\n")
    boundaries, lines = len(_BOUNDARY.findall(data)), data.count(b"\n")
    parts = data.count(b"\n--") if boundaries else 0
    if lines > _MOST_LINES or boundaries * lines > _MOST_WORK or parts > _MOST_PARTS:
        raise InputError(f"{path}: a mail of too many parts or lines; save its text by itself")
    try:
        message = BytesParser(policy=_Policy()).parsebytes(data)
    except DAMAGED as error:
        what = "nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise InputError(f"{path}: not a readable mail ({what}); save its text instead") from None
    if not message.keys():
        raise InputError(f"{path}: no mail, for it has no header; name it .txt to read it as text")
    return message


def find_parts(message: Message, depth: int = 0) -> Parts:
    """Return the parts of a mail. Of alternatives, the plain one is the body."""
    found = Parts()
    media = message.get_content_type()
    children = message.get_payload() if message.is_multipart() else None
    if depth > _DEEPEST:
        found.too_deep = True
    elif message.get_content_maintype() == "message":
        found.attached.append(message)
    elif isinstance(children, list):
        inside = [find_parts(one, depth + 1) for one in children if isinstance(one, Message)]
        chosen = _alternative(inside) if media == "multipart/alternative" else None
        for part in inside:
            found.add(part, bodies=chosen is None or part is chosen)
    elif _is_attached(message):
        found.attached.append(message)
    else:
        found.bodies.append(message)
    return found


def read_body(parts: list[Message], path: str) -> Body:
    """Return the text of the bodies of a mail, one after the other."""
    texts: list[str] = []
    quotes: list[tuple[int, int]] = []
    warnings: list[str] = []
    length = 0
    for part in parts:
        try:
            body = _read_part(part, path)
        except InputError as error:
            warnings.append(str(error))
            continue
        warnings += body.warnings
        if not body.text.strip():
            continue
        start = length + 2 if texts else 0
        quotes += [(start + low, start + high) for low, high in body.quotes]
        texts.append(body.text)
        length = start + len(body.text)
    return Body(text="\n\n".join(texts), quotes=tuple(quotes), warnings=tuple(warnings))


def payload(part: Message) -> bytes:
    """Return the bytes of a part, decoded. Raises one of `DAMAGED` where that fails."""
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def file_name(part: Message) -> str | None:
    """Return the name that a part gives its file, or None."""
    try:
        name = part.get_filename()
    except DAMAGED:
        return None
    return decode_words(name) if name else None


def _alternative(inside: list[Parts]) -> Parts | None:
    """Return the alternative to read: the first with plain text in it, or else the last."""
    written = [part for part in inside if any(_has_text(body) for body in part.bodies)]
    plain = (
        part
        for part in written
        if any(body.get_content_type() == "text/plain" and _has_text(body) for body in part.bodies)
    )
    return next(plain, written[-1] if written else None)


def _has_text(body: Message) -> bool:
    try:
        return bool(payload(body).strip())
    except DAMAGED:
        return True  # and reading it says what is wrong


def _is_attached(part: Message) -> bool:
    known = part.get_content_type() in _BODIES or part.get_content_maintype() == "multipart"
    return not known or part.get_content_disposition() == "attachment" or bool(file_name(part))


def _read_part(part: Message, path: str) -> Body:
    try:
        data = payload(part)
        declared = codec(part.get_content_charset() or "")
        flowed = str(part.get_param("format", "")).casefold() == "flowed"
        delete_space = str(part.get_param("delsp", "")).casefold() == "yes"
    except DAMAGED as error:
        raise InputError(f"{path}: a part of the mail is damaged ({error})") from None
    text, warning = _decode(data, path, declared)
    warnings = (warning,) if warning else ()
    if part.get_content_type() == "text/html":
        page = render_html(text)
        cut = f"{path}: the HTML is nested too deeply and was read in part; save it as text"
        warnings = warnings if page.complete else (*warnings, cut)
        return Body(text=page.text, quotes=page.quotes, warnings=warnings)
    text = unflow(text, delete_space) if flowed else text
    return Body(text=text.strip("\n"), warnings=warnings)


def _decode(data: bytes, path: str, declared: str | None) -> tuple[str, str | None]:
    if declared and _STATEFUL.match(declared):
        with suppress(UnicodeError, LookupError):
            data = data.decode(declared).encode("utf-8", "replace")
    return decode(data, path, declared)
