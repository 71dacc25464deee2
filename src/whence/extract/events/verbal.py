"""An event told by a verb: “IS attacked the town”, “five people were killed”."""

from whence.data.frames import event_words, frame_words, support_verbs
from whence.model import Slot

from .fitting import fits
from .groups import Reading
from .lists import read_list
from .naming import Phrase
from .places import time_at
from .roles import shortened, walk_right
from .slots import WHO, Slotted, Told, slotted
from .subjects import subject_of
from .triggers import Trigger
from .words import event_noun, is_people


def verbal_event(reading: Reading, trigger: Trigger, before: Told | None) -> Told | None:
    """Return the event that a verb tells; `before` lends its subject where the verb has none."""
    if _supports(reading, trigger):
        return None
    how = trigger.event
    subject = subject_of(reading, trigger.first, passive=trigger.passive)
    who = before.subject if subject.shared and before else subject.phrases
    begin = trigger.end
    while reading.kind(begin) == "adverb" and begin < trigger.end + 3:
        begin += 1
    members, stop = read_list(reading, begin)
    if reading.sentence.breaks(trigger.end) or reading.sentence.breaks(begin):
        members, stop = [], trigger.end
    members = [] if trigger.passive else _objects(reading, members, stop)
    members = shortened(reading, how, members)
    if time_at(reading, trigger.end) or (members and time_at(reading, members[0].first)):
        members = []
    acted = list(who) if trigger.passive else members
    if not fits(reading, trigger, acted, who):
        return None
    walk = walk_right(reading, members[-1].end if members else trigger.end, how)
    first: Slot | None = how.object if trigger.passive else how.subject
    roles = [
        slotted(_doer(reading, one, first), one)
        for one in who
        if first and (one.actor or trigger.passive or _doer(reading, one, first) == "instrument")
    ]
    if how.object:
        roles += [slotted(how.object, one) for one in members]
    roles = _handed(reading, trigger, roles)
    roles += walk.roles
    parties = [role for role in roles if role.slot in WHO]
    if not any(role.slot in WHO for role in roles) or (
        how.needs == "accord" and not _several(reading, parties)
    ):
        return None
    return Told(trigger, roles, subject.mode, walk.taken, tuple(who))


def _doer(reading: Reading, phrase: Phrase, slot: Slot) -> Slot:
    """Return the role of a subject: what a strike does, is done by means of it."""
    noun = event_noun(reading.sentence.low(phrase.head))
    return "instrument" if noun and slot == "agent" else slot


def _objects(reading: Reading, members: list[Phrase], stop: int) -> list[Phrase]:
    """Return the objects of a verb, without a last one that is the subject of the next."""
    follows = reading.kind(stop) in ("verb", "auxiliary") and not reading.sentence.breaks(stop)
    return members[:-1] if follows and len(members) > 1 else members


def _supports(reading: Reading, trigger: Trigger) -> bool:
    """Say whether a verb only carries an event's noun: “*provided* assistance”, “aid was *sent*”."""
    if reading.sentence.low(trigger.first) not in support_verbs():
        return False
    phrase = reading.phrases.get(trigger.end)
    if phrase is None or reading.sentence.breaks(trigger.end):
        return False
    noun = reading.sentence.low(phrase.head)
    return any(event.noun and not event.weak for event in event_words().get(noun, ()))


def _handed(reading: Reading, trigger: Trigger, roles: list[Slotted]) -> list[Slotted]:
    """Put who gets “JN” in “supplied JN with weapons” where receivers belong."""
    if trigger.event.needs != "goods":
        return roles
    return [
        Slotted("receiver", one.words, one.name, one.short, one.marker, one.part)
        if one.slot == "instrument"
        and (one.name or is_people(reading.sentence.low(one.words[1] - 1)))
        and reading.sentence.low(one.words[1] - 1) not in frame_words("goods")
        else one
        for one in roles
    ]


def _several(reading: Reading, parties: list[Slotted]) -> bool:
    """Say whether an accord has two sides: two parties, or one in the plural."""
    if len(parties) > 1:
        return True
    return any(
        reading.sentence.low(one.words[1] - 1).endswith("s")
        or reading.sentence.low(one.words[0]) in ("they", "both", "we", "two")
        for one in parties
    )
