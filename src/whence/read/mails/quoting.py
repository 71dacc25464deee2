"""What in a mail are not its writer's words: lines quoted, the mail answered, a mail forwarded."""

import re
from bisect import bisect
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from whence.text import trim

_QUOTED_LINES = re.compile(r"^[ ]{0,3}>[^\n]*(?:\n[ ]{0,3}>[^\n]*)*", re.MULTILINE)
_WROTE = (
    r"(?:\b(?:wrote|writes|schrieb|écrit|escribió|escreveu|scritto|schreef|skrev|napisał\(?a?\)?|"
    r"kirjoitti|yazdı|пишет|писала?|написала?|написав|كتب)(?!\w)|写道|寫道)"
)
_OPENINGS = (
    r"(?:(?:On|Am|Le|El|Em|Il|Op|Den|Dnia|W dniu|В|Пн|Вт|Ср|Чт|Пт|Сб|Вс|في|بتاريخ)(?!\w)|"
    r"[在於]|\d{4}年)"
)
# “On Sun, 2 Nov 2014 at 16:00, Sami <sami@example.org> wrote:”, over as many as three lines.
_DATED = re.compile(
    rf"^[ ]{{0,3}}{_OPENINGS}[^\n]{{0,300}}(?:\n[^\n]{{1,300}}){{0,2}}?{_WROTE}"
    r"[^\n]{0,200}[:：][ ]{0,3}$",
    re.MULTILINE,
)
# “Sami wrote:”, believed only where quoted lines follow.
_NAMED = re.compile(rf"^[^\n]{{1,200}}{_WROTE}[^\n]{{0,100}}[:：][ ]{{0,3}}$", re.MULTILINE)
_RULE = r"^[ ]{0,3}[-_=]{2,40}[ ]{0,3}"
_ANSWERED = re.compile(
    _RULE + r"(?:Original Message|Ursprüngliche Nachricht|Message d['’]origine|Mensaje original|"
    r"Mensagem original|Messaggio originale|Oorspronkelijk bericht|Исходное сообщение|"
    r"الرسالة الأصلية)[ ]{0,3}[-_=]{2,40}[ ]{0,3}$"
    r"|^[ ]{0,3}\*?(?:From|Von|De|Da|Van|Från|От|من):\*? [^\n]{1,300}\n"
    r"\*?(?:Sent|Date|Gesendet|Datum|Envoyé|Enviado|Inviato|Verzonden|Skickat|Отправлено|تاريخ)"
    r"[^\n:]{0,20}:",
    re.MULTILINE | re.IGNORECASE,
)
_FORWARDED = re.compile(
    _RULE + r"(?:Forwarded message|Weitergeleitete Nachricht|Message transféré|"
    r"Mensaje reenviado|Mensagem encaminhada|Messaggio inoltrato|Doorgestuurd bericht|"
    r"Пересылаемое сообщение|رسالة معاد توجيهها)[^\n]{0,80}$"
    r"|^Begin forwarded message:[ ]{0,3}$",
    re.MULTILINE | re.IGNORECASE,
)
_SENDER = re.compile(r"^[> ]{0,9}\*?(?:From|Von|De|Da|Van|От|من):\*?[ ]{1,9}([^\n<]{1,200})", re.M)
_HEADER = 800  # characters after the mark of a forwarded mail in which its sender stands
_QUOTE_MARKS = re.compile(r"(?:>[ ]?)*")
_OF_PROGRAM = re.compile(r"@|\d:\d\d|\d{4}")  # “On Sunday Sami wrote:” a person may write
_NEXT = re.compile(r"\S")
_SIGNATURE = "-- "


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A stretch of a mail that others wrote, and the words that name the sender of one forwarded.

    What is `pasted` was forwarded; a `quotation` is of the mail that is answered.
    """

    start: int
    end: int
    kind: Literal["pasted", "quotation"] = "quotation"
    sender: tuple[int, int] | None = None


def find_quotes(text: str, marked: Iterable[tuple[int, int]] = ()) -> list[Quote]:
    """Return the stretches of a mail that are not its writer's, in their order.

    Lines that begin with `>`, with “… wrote:” before them; what the markup had `marked`; and all
    that follows “Original Message”, “Forwarded message” or a lone “On …, Sami wrote:”.
    """
    lines = [match.span() for match in _QUOTED_LINES.finditer(text)]
    quotes = _merged([*lines, *marked])
    last = _rest(text, quotes)
    found: list[Quote] = []
    end = 0
    for start, stop in quotes:
        if last and start >= last.start:
            break
        start = max(end, _with_attribution(text, start, end))
        if stop > start:
            found.append(Quote(start=start, end=stop))
            end = stop
    return [*found, *([last] if last else [])]


def unflow(text: str, delete_space: bool) -> str:
    """Return text of `format=flowed` (RFC 3676) with its paragraphs joined again."""
    joined: list[str] = []
    goes_on = -1  # depth of quotation of the line that ended softly
    for line in text.split("\n"):
        marks = line[: _QUOTE_MARKS.match(line).end()]  # type: ignore[union-attr]
        depth = marks.count(">")
        body = line[len(marks) :] if depth else line.removeprefix(" ")
        if depth == goes_on and body != _SIGNATURE:
            joined.append(body)
        else:
            joined += "\n", f"{'>' * depth} {body}" if depth else body
        goes_on = depth if body.endswith(" ") and body != _SIGNATURE else -1
        if goes_on >= 0 and delete_space:
            joined[-1] = joined[-1][:-1]
    return "".join(joined[1:])


def _merged(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return stretches in their order, those that overlap as one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _rest(text: str, quotes: list[tuple[int, int]]) -> Quote | None:
    """Return what goes from a mark such as “Original Message” to the end of the mail."""
    found = []
    if match := _outside(_FORWARDED, text, quotes):
        sender = _SENDER.search(text, match.end(), match.end() + _HEADER)
        named = sender and trim(text, *sender.span(1))
        found.append(Quote(start=match.start(), end=len(text), kind="pasted", sender=named))
    if match := _outside(_ANSWERED, text, quotes):
        found.append(Quote(start=match.start(), end=len(text)))
    if match := next(_alone(text, quotes), None):
        found.append(Quote(start=match.start(), end=len(text)))
    return min(found, key=lambda quote: quote.start, default=None)


def _alone(text: str, quotes: list[tuple[int, int]]) -> Iterator[re.Match[str]]:
    """Yield each “On …, Sami wrote:” of a mail program that nothing marked as quoted follows."""
    for match in _DATED.finditer(text):
        following = _NEXT.search(text, match.end())
        marked = following is None or _within(following.start(), quotes)
        if not marked and not _within(match.start(), quotes) and _OF_PROGRAM.search(match[0]):
            yield match


def _outside(
    mark: re.Pattern[str], text: str, quotes: list[tuple[int, int]]
) -> re.Match[str] | None:
    return next((one for one in mark.finditer(text) if not _within(one.start(), quotes)), None)


def _within(position: int, quotes: list[tuple[int, int]]) -> bool:
    last = bisect(quotes, position, key=lambda quote: quote[0]) - 1
    return last >= 0 and position < quotes[last][1]


def _with_attribution(text: str, start: int, floor: int) -> int:
    """Return where a quotation begins with the words before it that say whose it is."""
    before = text[max(floor, start - _HEADER) : start]
    held = before.rstrip()
    if before.count("\n", len(held)) > 2:
        return start
    lines = held.split("\n")[-3:]
    pieces = ["\n".join(lines[-count:]) for count in range(1, len(lines) + 1)]
    forms = [*((_DATED, piece) for piece in pieces), (_NAMED, lines[-1])]
    found = next((piece for form, piece in forms if form.fullmatch(piece)), None)
    return start if found is None else start - len(before) + len(held) - len(found)
