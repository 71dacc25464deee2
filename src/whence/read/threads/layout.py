"""What the layout of a thread tells: authors that are missing, lines that must have been there."""

from collections import Counter
from collections.abc import Sequence

from whence.model import Damage

from .thread import Comment, Thread

_ENOUGH = 4  # comments that show what is usual ...
_USUAL = 0.6  # ... in this share of them


def layout_damage(text: str, thread: Thread) -> list[tuple[Damage, ...]]:
    """Return for each comment of a page what its place there shows to be lost.

    An empty line more than this page has elsewhere between author line and text, or between text
    and time, is what an embedded video or a quotation leaves behind when a page is copied. It lies
    outside the comment, so there are no words to show it.
    """
    before = [text.count("\n", one.after, one.start) for one in thread.comments]
    behind = [text.count("\n", one.end, one.before) for one in thread.comments]
    usual = (
        _usual([gap for gap, one in zip(before, thread.comments, strict=True) if one.author]),
        _usual(behind[:-1]),
    )
    return [
        tuple(_damage(one, gaps, usual))
        for one, gaps in zip(thread.comments, zip(before, behind, strict=True), strict=True)
    ]


def _usual(gaps: Sequence[int]) -> int | None:
    """Return how many line ends most comments have there, if most have as many."""
    if len(gaps) < _ENOUGH:
        return None
    gap, number = Counter(gaps).most_common(1)[0]
    return gap if number >= _USUAL * len(gaps) else None


def _damage(
    comment: Comment, gaps: tuple[int, int], usual: tuple[int | None, int | None]
) -> list[Damage]:
    found = []
    if comment.author is None:
        what = "the author line is missing; who wrote this cannot be known from the page"
        found.append(Damage(kind="author_lost", what=what))
    elif usual[0] is not None and gaps[0] > usual[0]:
        what = "more empty lines than usual before the text: an address or quotation may be lost"
        found.append(Damage(kind="lost_block", what=what))
    if usual[1] is not None and gaps[1] > usual[1]:
        what = "more empty lines than usual after the text: a link or video may be lost"
        found.append(Damage(kind="lost_block", what=what))
    return found
