"""Compare how a page with a thread is read with what a reader marked in it.

A folder holds the page, as it was saved, and `page_gold.json`: every region, comment, author, time,
reply, pasted text, list, language and damage with its offsets into the decoded file.

What is right, shifted or wrong is defined in `tally`. What the marker himself could only infer (an
implied answer, a date nobody states, a block of which only an empty line is left) is a judgement
call: listed, not counted.
"""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

import regions
import threads
from marked import REPLIES, Reading, Sides, is_gap, position_of
from tally import Tally, tally

KINDS: dict[str, Callable[[Reading], Sides]] = {
    "title": regions.title,
    "byline": regions.byline,
    "article": regions.article,
    "bullets of the article": regions.bullets,
    "heading of the thread": regions.heading,
    "furniture and junk after it": regions.junk,
    "comments": regions.bodies,
    "authors": regions.authors,
    "handles": regions.handles,
    "times": regions.times,
    "replies": threads.replies,
    "likeliest answers": threads.answers,
    "pasted texts": threads.pasted,
    "outlets they name": threads.outlets,
    "points of lists": threads.points,
    "languages of paragraphs": threads.languages,
    "damage": threads.damage,
    "no-break spaces kept": regions.spaces,
}


def compare(reading: Reading) -> dict[str, Tally]:
    """Return the tally of each kind of item."""
    return {name: tally(*sides(reading)) for name, sides in KINDS.items()}


def judgement_calls(reading: Reading) -> list[dict[str, str]]:
    """Return what the marker could only infer, beside what was read."""
    published = reading.article.published
    derived = f"{reading.gold['published']['derived']}, derived"
    calls = [_call("date of the article", derived, f"{published} ({published.rule})")]
    for part, one in zip(reading.gold["comments"], reading.comments, strict=False):
        read = str(position_of(reading, one.replies_to)) if one.replies_to else "–"
        calls += [
            _call(f"comment {part['n']} answers", f"{ref['target']}: {ref['span']['text']}", read)
            for ref in part["refs"]
            if ref["kind"] not in REPLIES
        ]
        lost = "; ".join(lost.what for lost in one.damage if lost.kind == "lost_block")
        calls += [
            _call(f"gap at comment {part['n']}", damage["kind"], lost or "–")
            for damage in part["damage"]
            if is_gap(damage)
        ]
    return calls


def _call(what: str, marked: str, read: str) -> dict[str, str]:
    return {"what": what, "marked": marked[:80], "read": read}


def as_json(reading: Reading) -> dict[str, Any]:
    """Return all tallies and judgement calls of a page."""
    tallies = compare(reading)
    return {
        "kinds": {name: asdict(one) for name, one in tallies.items()},
        "judgement_calls": judgement_calls(reading),
    }
