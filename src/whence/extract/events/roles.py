"""What follows an event word: who oversaw it, against whom, where, when, to what end.

A walk to the right over prepositions, participles and relative clauses; it stops at the first
words that belong to something else, so that a role is rather missed than invented.
"""

from dataclasses import replace

from whence.data.frames import Event, event_words, frame_words, marker_phrases, support_verbs
from whence.model import Slot

from .groups import Reading
from .lists import read_list
from .naming import Phrase
from .places import place_at, time_at
from .purposes import aim, only_comma, take_purpose
from .slots import Slotted, Walk, slotted

_REACH = 60  # tokens the walk may go
_SKIPPED = 3  # phrases that are no roles, passed over on the way: “of a kind”
_BY_ACTORS: frozenset[Slot] = frozenset(("party", "agent", "giver", "overseer", "attendee"))
_OCCASION = ("in", "at", "during", "amid", "after", "following")
_PASSED = ("of", "for", "from", "into", "under", "with", "through", "over", "about")
_AFTER_COMMA = ("by", "against", "between", "in", "at", "during", "near", "targeting")


def walk_right(reading: Reading, start: int, event: Event) -> Walk:
    """Return the roles that follow an event word from a token on."""
    walk = Walk(event, start, start)
    steps = (_time, _marker, _supporting, aim, _place, _occasion, _preposition, _pass)
    size = len(reading.sentence.tokens)
    while walk.at < min(size, start + _REACH):
        comma = reading.sentence.breaks(walk.at)
        if comma and not (only_comma(reading, walk.at) and _may_follow_comma(reading, walk.at)):
            break
        before = walk.at
        if not any(step(reading, walk) for step in steps) or walk.at <= before:
            break
    return walk


def opening_roles(reading: Reading, event: Event) -> list[Slotted]:
    """Return what a sentence opens with before its first comma: “On Sunday, near Homs, …”.

    `event` is the first event of the sentence.
    """
    walk = Walk(event, 0, 0)
    size = min(len(reading.sentence.tokens), _REACH)
    while walk.at < size and not (walk.at and only_comma(reading, walk.at)):
        if reading.sentence.breaks(walk.at) and walk.at:
            return []
        if not any(step(reading, walk) for step in (_time, _marker, _place)):
            return []
    kept = ("time", "place", "attendee", "overseer")
    return [role for role in walk.roles if role.slot in kept] if walk.at < size else []


def shortened(reading: Reading, event: Event, members: list[Phrase]) -> list[Phrase]:
    """Return phrases without a “from …” where that says where an event leads from.

    “Troops from Tarn” are from Tarn, but “the withdrawal of troops from Tarn” is.
    """
    if event.prepositions.get("from") != "out_of" or not members:
        return members
    last = members[-1]
    inner = range(last.first + 1, last.end)
    at = next((i for i in inner if reading.sentence.low(i) == "from"), None)
    if at is None or last.part:
        return members
    name = last.name if last.name and last.name[1] <= at else None
    return [*members[:-1], replace(last, end=at, head=min(last.head, at - 1), name=name)]


def _may_follow_comma(reading: Reading, index: int) -> bool:
    low = reading.sentence.low(index)
    if low in ("and", "which", "also", "who") or low in marker_phrases() or low in _AFTER_COMMA:
        return True
    supports = low in support_verbs() and reading.kind(index) == "verb"
    return supports or time_at(reading, index) is not None or bool(place_at(reading, index))


def _time(reading: Reading, walk: Walk) -> bool:
    if not (when := time_at(reading, walk.at)):
        return False
    walk.roles.append(Slotted("time", when))
    walk.at = when[1]
    return True


def _marker(reading: Reading, walk: Walk) -> bool:
    sentence = reading.sentence
    at = walk.at + (sentence.low(walk.at) in ("and", "also"))
    if walk.narrow:
        return False
    for words, slot in marker_phrases().get(sentence.low(at), ()):
        end = at + len(words)
        if any(sentence.low(at + n) != word for n, word in enumerate(words)):
            continue
        if slot == "purpose":
            if not (sentence.low(end).endswith("ing") or words[0] != "aimed"):
                continue
            take_purpose(reading, walk, at, end)
            return True
        members, stop = read_list(reading, end)
        members = _own(reading, walk, members, stop)
        if members and (slot == "target" or members[0].actor):
            walk.roles += [slotted(slot, one, (at, end)) for one in members]
            walk.at = members[-1].end
            return True
    return False


def _own(reading: Reading, walk: Walk, members: list[Phrase], end: int) -> list[Phrase]:
    """Return a list without its last member where that is the subject of what follows."""
    if walk.event.noun and not _verb_before(reading, walk.start):
        return members  # the event itself is the subject
    follows = reading.kind(end) in ("verb", "auxiliary") and not reading.sentence.breaks(end)
    if len(members) < 2 or not follows or not _finite(reading, end):
        return members
    joined = reading.sentence.low(members[-1].first - 1) in ("and", "or", "but")
    return members[:-1] if joined else members


def _verb_before(reading: Reading, start: int) -> bool:
    """Say whether a verb stands before a token in its clause."""
    for index in range(start - 1, max(start - _REACH, -1), -1):
        if reading.kinds[index] in ("verb", "auxiliary"):
            return True
        if reading.kinds[index] == "link" or reading.sentence.breaks(index):
            return False
    return False


def _finite(reading: Reading, index: int) -> bool:
    low = reading.sentence.low(index)
    return not low.endswith("ing") and reading.sentence.low(index + 1) not in ("by", "in", "at")


def _supporting(reading: Reading, walk: Walk) -> bool:
    """Read “(which was) struck …”, “held …”, “(and) attended also by …”."""
    sentence, at = reading.sentence, walk.at
    while sentence.low(at) in ("and", "which", "that", "also") or reading.kind(at) in (
        "auxiliary",
        "adverb",
    ):
        if at - walk.at > 4 or (at > walk.at and sentence.breaks(at)):
            return False
        at += 1
    verb = sentence.low(at)
    if verb not in support_verbs() or reading.kind(at) != "verb" or not walk.event.noun:
        return False
    if not (
        verb.endswith(("ed", "en", "n", "ld", "de", "ck", "t", "ung"))
        or verb in ("overseen", "led")
    ):
        return False
    by = at + 1
    placed = bool(place_at(reading, by))
    while not placed and reading.kind(by) == "adverb" and not sentence.breaks(by):
        by += 1
    if sentence.low(by) == "by" and (found := read_list(reading, by + 1)[0]):
        slot = support_verbs()[verb] or walk.event.subject
        walk.roles += [slotted(slot, one, (at, by + 1)) for one in found if one.actor]
        walk.at = found[-1].end
        walk.supported = True
        return True
    goes_on = placed or by not in reading.phrases or sentence.breaks(by) or time_at(reading, by)
    walk.at = by if goes_on else walk.at
    walk.supported = walk.supported or bool(goes_on)
    return bool(goes_on)


def _place(reading: Reading, walk: Walk) -> bool:
    found = place_at(reading, walk.at)
    for one in found:
        walk.roles.append(
            Slotted("place", one.words, one.name, marker=one.how, vague=one.how is not None)
        )
    walk.at = found[-1].end if found else walk.at
    return bool(found)


def _occasion(reading: Reading, walk: Walk) -> bool:
    """Read “in a meeting”, whose overseers and guests are those of what came of it."""
    phrase = reading.phrases.get(walk.at + 1)
    if reading.sentence.low(walk.at) not in _OCCASION or phrase is None:
        return False
    low = reading.sentence.low(phrase.head)
    events = {event.predicate for event in event_words().get(low, ()) if event.noun}
    if low not in frame_words("occasions") and not events:
        return False
    walk.roles.append(Slotted("occasion", (phrase.first, phrase.end)))
    if events <= {"meet", "agree"}:
        walk.taken.add(phrase.head)
    walk.narrow = bool(events - {"meet", "agree"})
    walk.at = phrase.end
    return True


def _preposition(reading: Reading, walk: Walk) -> bool:
    sentence, at = reading.sentence, walk.at
    slot = walk.event.prepositions.get(sentence.low(at))
    if slot is None or sentence.breaks(at + 1) or walk.narrow:
        return False
    if walk.skipped and sentence.low(at) not in ("by", "against", "between", "among"):
        return False
    low = sentence.low(at)
    if low == "of" and at > walk.start:
        return False
    if low == "on" and any(role.slot == "place" for role in walk.roles):
        return False  # “a shooting at his house on the east side”
    if sentence.breaks(at) and sentence.low(at) not in _AFTER_COMMA:
        return False
    members, stop = read_list(reading, at + 1)
    members = (
        members if sentence.low(at) in ("between", "among") else _own(reading, walk, members, stop)
    )
    members = shortened(reading, walk.event, members)
    if not members:
        return False
    if slot in _BY_ACTORS and low != "between" and not members[0].actor:
        if low not in ("by", "with") or walk.event.predicate not in ("fight", "die"):
            return False
        slot = "instrument"
    if low == "by" and any(
        event.noun for event in event_words().get(sentence.low(members[0].head), ())
    ):
        slot = "instrument"
    if low == "to" and not members[0].actor and _bare(reading, members[0]):
        return False  # “money to administer it”
    if slot == "purpose":
        members = members[:1]
    if (
        slot == "instrument"
        and low == "with"
        and members[0].actor
        and walk.event.predicate in ("fight", "die")
    ):
        return False
    if slot == "instrument" and walk.event.predicate == "help":
        members = [one for one in members if sentence.low(one.head) in frame_words("goods")]
        if not members:
            return False
    walk.roles += [slotted(slot, one, (at, at + 1)) for one in members]
    walk.at = members[-1].end
    return True


def _bare(reading: Reading, phrase: Phrase) -> bool:
    """Say whether a phrase is one common word in the singular, which may be an unknown verb."""
    single = phrase.end - phrase.first == 1 and reading.kinds[phrase.first] == "word"
    return single and not reading.sentence.low(phrase.first).endswith("s")


def _pass(reading: Reading, walk: Walk) -> bool:
    """Pass over an adverb, or a phrase that is no role."""
    sentence, at = reading.sentence, walk.at
    if walk.skipped >= _SKIPPED or sentence.breaks(at):
        return False
    walk.skipped += 1
    if reading.kind(at) == "adverb":
        walk.at += 1
        return True
    phrase = reading.phrases.get(at + 1)
    low = sentence.low(at)
    passed = low in _PASSED or (low == "to" and "to" not in walk.event.prepositions)
    if passed and phrase and not sentence.breaks(at + 1):
        walk.at = phrase.end
        return True
    return False
