"""Text from elsewhere inside a comment, apart from what the commenter says himself.

No single sign is enough in a comment of one language: people talk like news, too. A change of
language, a line that introduces (“Aaron David Miller:”, “according to the newspaper HR:”), words in
marks, and the register of news count together.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..threads.words import thread_words
from .handles import handle_key
from .pointing import pointing_sentence
from .register import Paragraph
from .stretches import Stretches

_SHORT = 100  # characters below which nothing is taken for pasted
_FOREIGN = 150  # ... in another language than the commenter's
_NEWS = 300  # ... where the register alone speaks,
_SHORT_NEWS = 200  # and where it does so more than once in a way that only news has
_STRONG = 2
_INTRODUCED = 2  # attributions in a text that is introduced
# ... and in one that is not, at least one of them in a way that only news has. Of 84 openings of
# news reports, 41 reach this; of 219 stretches of comments in which nobody says “I”, none does.
_ALONE = 4
_DENSITY = 2  # ... per thousand characters: long essays say “said” as well
_BYLINE = re.compile(
    r"(?P<name>[^\W\d_a-zа-яß-ÿ][\w.'’-]{0,20}(?:[ \t](?:[^\W\d_a-zа-яß-ÿ][\w.'’-]{0,20}"
    r"|al-\w{1,20}|bin|ibn|de|von|van|der|el|la|du|di)){1,4})[ \t]{0,3}:"
)


@dataclass(frozen=True, slots=True)
class Pasted:
    """Paragraphs from elsewhere, and the line of the commenter's that introduces them, if one does.

    `by` is that line where it is nothing but a name: whose text it is.
    """

    start: int
    end: int
    introduction: tuple[int, int] | None = None
    by: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known around a comment: who writes in the thread, its language, what is set apart.

    `excluded` are stretches that are explained otherwise: quotations of the thread, points of lists.
    `marked` are whole paragraphs in quotation marks or after “>” that quote nothing of the thread.
    """

    text: str
    language: str | None
    handles: frozenset[tuple[str, ...]]
    excluded: Stretches
    marked: Sequence[tuple[int, int]]


def find_pasted(paragraphs: Sequence[Paragraph], setting: Setting) -> list[Pasted]:
    """Return the texts from elsewhere in a comment, in order."""
    home = _home(paragraphs, setting.language)
    found: list[Pasted] = []
    place = 0
    while place < len(paragraphs):
        end = _byline_end(paragraphs, place, setting)
        if end:
            line = (paragraphs[place].start, paragraphs[place].end)
            found.append(Pasted(paragraphs[place + 1].start, paragraphs[end - 1].end, line, line))
            place = end
            continue
        end = _segment_end(paragraphs, place, setting)
        found += _in_segment(paragraphs, place, end, home, setting)
        place = max(end, place + 1)
    found += _marked(paragraphs, setting, Stretches((one.start, one.end) for one in found))
    return sorted(found, key=lambda one: one.start)


def _marked(
    paragraphs: Sequence[Paragraph], setting: Setting, taken: Stretches
) -> Iterator[Pasted]:
    """Yield what is set off as a quotation by lines or marks of its own, and is long enough."""
    starts = [one.start for one in paragraphs]
    last = 0
    for start, end in sorted(setting.marked):
        if end - start < _SHORT or start < last or taken.meets(start, end):
            continue
        last = end
        place = bisect_left(starts, start)
        line = None
        if place and _introduces(setting.text, paragraphs[place - 1]):
            line = (paragraphs[place - 1].start, paragraphs[place - 1].end)
        by = line if line and _BYLINE.fullmatch(setting.text, *line) else None
        yield Pasted(start, end, line, by)


def _home(paragraphs: Sequence[Paragraph], language: str | None) -> str | None:
    """Return the language the commenter speaks: where he says “I”, or else that of the page."""
    own = [one for one in paragraphs if one.own and one.language]
    if own:
        return max(own, key=lambda one: one.end - one.start).language
    return language if any(one.language == language for one in paragraphs) else None


def _byline_end(paragraphs: Sequence[Paragraph], place: int, setting: Setting) -> int | None:
    """Return where the text ends that a line with a name and a colon introduces."""
    one = paragraphs[place]
    match = _BYLINE.fullmatch(setting.text, one.start, one.end)
    if not match or place + 1 == len(paragraphs):
        return None
    name = handle_key(match["name"])
    kinds = ("greetings", "interjections", "determiners", "own", "furniture")
    if name in setting.handles or any(thread_words(kind).intersection(name) for kind in kinds):
        return None
    end = place + 2
    while end < len(paragraphs) and not paragraphs[end].apart:
        end += 1
    while end < len(paragraphs) and not paragraphs[end].own and paragraphs[end].prose:
        end += 1
    long = paragraphs[end - 1].end - paragraphs[place + 1].start >= _SHORT
    return end if long else None


def _segment_end(paragraphs: Sequence[Paragraph], place: int, setting: Setting) -> int:
    """Return where paragraphs end that may belong together: one language, nobody speaking."""
    first = paragraphs[place]
    end = place
    while end < len(paragraphs) and not _breaks(paragraphs[end], first, setting):
        if end > place and _byline_end(paragraphs, end, setting):
            break
        end += 1
    return end


def _breaks(one: Paragraph, first: Paragraph, setting: Setting) -> bool:
    other = one.script != first.script or one.language not in (first.language, None)
    covered = 2 * setting.excluded.covered(one.start, one.end) > one.end - one.start
    return one.own or other or covered


def _in_segment(
    paragraphs: Sequence[Paragraph], start: int, end: int, home: str | None, setting: Setting
) -> Iterator[Pasted]:
    introduction = paragraphs[start - 1] if start else None
    if end - start > 1 and _introduces(setting.text, paragraphs[start]):
        introduction, start = paragraphs[start], start + 1
    if introduction and not _introduces(setting.text, introduction):
        introduction = None
    foreign = home is not None and start < end and paragraphs[start].language not in (home, None)
    run = _run(paragraphs, start, end, introduction is not None, foreign)
    if run is None:
        return
    first, last = paragraphs[run[0]], paragraphs[run[1] - 1]
    inside = paragraphs[run[0] : run[1]]
    if _is_pasted(inside, last.end - first.start, introduction is not None, foreign):
        line = (introduction.start, introduction.end) if introduction else None
        yield Pasted(first.start, last.end, line)


def _introduces(text: str, one: Paragraph) -> bool:
    colon = text[one.end - 1] in ":："
    return colon or pointing_sentence(text, one.start, one.end) is not None


def _run(
    paragraphs: Sequence[Paragraph], start: int, end: int, introduced: bool, foreign: bool
) -> tuple[int, int] | None:
    """Return the paragraphs from the first to the last that attributes, and what belongs to them.

    What stands beside them without an empty line belongs to them; so does what stands between them
    and an introduction, and in a foreign language every whole paragraph.
    """
    telling = [place for place in range(start, end) if paragraphs[place].news]
    if not telling:
        return (start, end) if foreign and introduced and start < end else None
    first, last = telling[0], telling[-1] + 1
    if introduced and not foreign:
        first = start
    while first > start and (
        not paragraphs[first].apart or (foreign and paragraphs[first - 1].prose)
    ):
        first -= 1
    while last < end and (not paragraphs[last].apart or (foreign and paragraphs[last].prose)):
        last += 1
    return first, last


def _is_pasted(inside: Sequence[Paragraph], size: int, introduced: bool, foreign: bool) -> bool:
    news = sum(one.news for one in inside)
    strong = sum(one.strong for one in inside)
    if foreign:
        return size >= _FOREIGN
    if introduced:
        return size >= _SHORT and news >= _INTRODUCED
    dense = 1_000 * news >= _DENSITY * size
    long = size >= (_NEWS if strong < _STRONG else _SHORT_NEWS)
    return long and news >= _ALONE and strong > 0 and dense
