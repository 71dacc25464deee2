"""E-mail (RFC 5322, MIME): a message is a document, what is attached to it are files."""

import re
from collections.abc import Generator, Iterator, Mapping
from dataclasses import replace
from email.message import Message

from whence.model import Block, DateError, Document, Issue, RawFile, ReplyTo
from whence.text import trim

from ..records.moments import read_moment
from ..records.rows import clean, read_address
from .headers import header, message_ids, sender
from .parts import DAMAGED, file_name, find_parts, parse_mail, payload, read_body
from .quoting import find_quotes

RULE = "stated in the mail's header"
_COMMENT = re.compile(r"\s*\([^()]{0,99}\)$")  # "(CET)" after the zone
_LONGEST = 2_000_000  # characters in which quotations are looked for
_MOST_FILES = 200  # attachments that are read
_NAME_LENGTH = 100
# Attachments of these types are read; any other if there is a reader for its file ending.
_ENDINGS = {
    "text/plain": ".txt",
    "text/html": ".html",
    "text/markdown": ".md",
    "text/csv": ".csv",
    "text/tab-separated-values": ".tsv",
    "application/json": ".json",
    "application/pdf": ".pdf",
    "message/rfc822": ".eml",
}


def read_mail(file: RawFile, blank: Document) -> Iterator[Document | Issue | RawFile]:
    """Yield the message, its attachments as files, and what was wrong with it.

    Raises `InputError` if the file is no mail.
    """
    yield from read_message(file.content(), blank, {})


def read_message(
    data: bytes, blank: Document, known: Mapping[str, str]
) -> Iterator[Document | Issue | RawFile]:
    """Yield a message as `read_mail` does; `known` are the documents of other mails by their ids.

    Raises `InputError` if the bytes are no mail.
    """
    message = parse_mail(data, blank.path)
    parts = find_parts(message)
    body = read_body(parts.bodies, blank.path)
    document = _answering(_described(blank, message), message, known)
    document = replace(document, text=clean(body.text))
    document = yield from _dated(document, message)
    if document.text.strip():
        yield _with_quotations(document, body.quotes)
    yield from _warnings(document, message, body.warnings, too_deep=parts.too_deep)
    yield from _files(parts.attached, blank)


def _described(blank: Document, message: Message) -> Document:
    archived = header(message, "Archived-At").strip("<> ")
    try:
        url = read_address(archived)
    except ValueError:
        url = None
    mailing_list, _, list_id = header(message, "List-Id").partition("<")
    return replace(
        blank,
        kind="post",
        author=sender(message),
        title=header(message, "Subject") or None,
        publisher=mailing_list.strip(' "') or list_id.strip("> ") or None,
        url=url or blank.url,
    )


def _answering(document: Document, message: Message, known: Mapping[str, str]) -> Document:
    """Link a mail to the one it answers, if that is here: the first named, or the last before."""
    named = [*message_ids(message, "In-Reply-To"), *reversed([*message_ids(message, "References")])]
    found = (known[one] for one in named if known.get(one, document.id) != document.id)
    if not (to := next(found, None)):
        return document
    return replace(document, replies_to=to, replies=(ReplyTo(to=to, kind="nesting"),))


def _dated(document: Document, message: Message) -> Generator[Issue, None, Document]:
    """Yield what is wrong with the date of a mail; return the document dated."""
    if stated := header(message, "Date"):
        try:
            return replace(document, published=read_moment(_COMMENT.sub("", stated), RULE))
        except DateError as error:
            what = f"{document.path}: Date: {error}"
            yield Issue(level="warning", what=what, document=document.id)
    return document


def _with_quotations(document: Document, marked: tuple[tuple[int, int], ...]) -> Document:
    blocks = []
    for quote in find_quotes(document.text[:_LONGEST], marked):
        if not (piece := trim(document.text, quote.start, quote.end)):
            continue
        answered = document.replies_to if quote.kind == "quotation" else None
        named = document.span(*quote.sender) if quote.sender else None
        span = document.span(*piece)
        blocks.append(Block(kind=quote.kind, span=span, of=answered, attributed_to=named))
    return replace(document, blocks=tuple(blocks))


def _warnings(
    document: Document, message: Message, found: tuple[str, ...], *, too_deep: bool
) -> Iterator[Issue]:
    told = list(found)
    if too_deep:
        told.append(f"{document.path}: parts nested too deeply were not read; save them apart")
    defects = {type(one).__name__ for part in message.walk() for one in part.defects}
    if defects:
        names = ", ".join(sorted(defects))
        told.append(f"{document.path}: the mail is damaged ({names}); read as far as it goes")
    for what in told:
        yield Issue(level="warning", what=what, document=document.id)
    if len(document.text) > _LONGEST:
        what = f"{document.path}: quotations were looked for in the first {_LONGEST:,} characters"
        yield Issue(level="info", what=what, document=document.id)


def _files(attached: list[Message], blank: Document) -> Iterator[RawFile | Issue]:
    """Yield the attachments there is a reader for, and how many others there are."""
    from ..formats import READERS  # which itself lists the reader of mail

    taken: set[str] = set()
    left = 0
    for number, part in enumerate(attached, start=1):
        media, label = part.get_content_type(), _label(part, number)
        ending = "." + label.rpartition(".")[2].casefold()
        if len(taken) == _MOST_FILES or not (media in _ENDINGS or ending in READERS):
            left += 1
            continue
        while label.casefold() in taken:
            label = f"{number}-{label}"
        taken.add(label.casefold())
        try:
            data = _content(part)
        except DAMAGED as error:
            what = f"{blank.path}/{label}: the attachment is damaged ({error}); save it by itself"
            yield Issue(level="error", what=what, document=blank.id)
            continue
        path = f"{blank.path}/{label}"
        captured = blank.captured
        yield RawFile(
            id=f"{blank.id}/{label}", path=path, data=data, media=media, captured=captured
        )
    if left:
        what = f"{blank.path}: attachments that hold no text, not read: {left}"
        yield Issue(level="info", what=what, document=blank.id)


def _content(part: Message) -> bytes:
    inside = part.get_payload()
    if part.get_content_type() != "message/rfc822" or not isinstance(inside, list):
        return payload(part)
    return b"".join(one.as_bytes() for one in inside if isinstance(one, Message))


def _label(part: Message, number: int) -> str:
    """Return what an attachment is called: a bare name, whatever path it claims."""
    name = (file_name(part) or "").replace("\\", "/").rpartition("/")[2]
    name = "".join(one if one.isprintable() else "_" for one in name).strip(" .")
    return name[-_NAME_LENGTH:] or f"part-{number}{_ENDINGS.get(part.get_content_type(), '')}"
