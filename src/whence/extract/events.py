"""One event word with all its roles: what stands before it, what follows, and whether it counts."""

from dataclasses import dataclass

from whence.data.frames import event_words, frame_words, support_verbs
from whence.model import Mode, Slot

from .groups import JOINTS, Phrase, Reading
from .lists import read_list
from .phrases import Range
from .places import time_at
from .roles import Slotted, Walk, slotted, walk_right
from .sentence import BE, NEGATIONS
from .subjects import Subject, subject_of
from .triggers import Trigger
from .wordkinds import is_people

_WHO: frozenset[Slot] = frozenset(
    ("party", "overseer", "attendee", "agent", "target", "giver", "receiver", "into", "out_of")
)
_ENTERING = frozenset(
    "agree agreed entered enter engaged engage engaging carried carry carrying joined".split()
)
_DEMONYM = (
    "ian",
    "ans",
    "ish",
    "ese",
    "ican",
    "aeli",
    "raqi",
    "ench",
    "erman",
    "reek",
    "utch",
    "audi",
    "emeni",
    "kurd",
)


@dataclass(slots=True)
class Event:
    """An event with its roles as token ranges; `taken` are event words that it has taken in."""

    trigger: Trigger
    roles: list[Slotted]
    mode: Mode
    taken: set[int]
    subject: tuple[Phrase, ...] = ()

    @property
    def words(self) -> Range:
        """The first and last token of the trigger."""
        return (self.trigger.first, self.trigger.end)


def read_event(reading: Reading, trigger: Trigger, before: Event | None) -> Event | None:
    """Return the event of a trigger; None where its words turn out to speak of none.

    `before` is the event before it in the sentence, whose subject it may share.
    """
    event = _of_noun(reading, trigger) if trigger.event.noun else _of_verb(reading, trigger, before)
    if event is not None:
        event.roles += _quantities(reading, event)
        markers = [role.marker for role in event.roles if role.marker]
        event.taken |= set(range(*event.words))
        event.taken |= {place for one in markers for place in range(*one)}
        event.roles = sorted(dict.fromkeys(event.roles), key=lambda one: (one.words, one.slot))
    return event


def _of_verb(reading: Reading, trigger: Trigger, before: Event | None) -> Event | None:
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
    if time_at(reading, trigger.end) or (members and time_at(reading, members[0].first)):
        members = []
    acted = list(who) if trigger.passive else members
    if not _fits(reading, trigger, acted, who):
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
    roles = _handed(reading, trigger, roles, walk)
    roles += walk.roles
    parties = [role for role in roles if role.slot in _WHO]
    if not any(role.slot in _WHO for role in roles) or (
        how.needs == "accord" and not _several(reading, parties)
    ):
        return None
    return Event(trigger, roles, subject.mode, walk.taken, tuple(who))


def _doer(reading: Reading, phrase: Phrase, slot: Slot) -> Slot:
    """Return the role of a subject: what a strike does, is done by means of it."""
    noun = any(event.noun for event in event_words().get(reading.sentence.low(phrase.head), ()))
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


def _fits(reading: Reading, trigger: Trigger, acted: list[Phrase], who: tuple[Phrase, ...]) -> bool:
    """Say whether a verb has what it needs to speak of an event."""
    sentence, needs = reading.sentence, trigger.event.needs
    follows = sentence.low(trigger.end)
    if needs == "accord":
        verb = reading.kind(trigger.end + 1) == "verb" or sentence.low(trigger.end + 1) == "jointly"
        on = follows in ("on", "upon") and trigger.end + 1 in reading.phrases
        return (follows == "to" and verb) or on
    if trigger.event.predicate == "meet" and trigger.passive:
        return False  # “was met with doubt”
    if needs == "with":
        return follows == "with"
    if needs == "goods":
        return any(_goods(reading, one) for one in acted) or (
            any(one.actor for one in acted)
            and sentence.low(acted[-1].end) == "with"
            and any(_goods(reading, one) for one in read_list(reading, acted[-1].end + 1)[0])
        )
    if needs == "own":
        return all(_bodily(reading, one, thing=False) for one in acted)
    if trigger.passive and needs == "target":
        return True
    if needs == "named" and any(reading.kinds[one.head] == "pronoun" for one in acted):
        return False  # “it struck me”
    if needs in ("people", "target", "named"):
        if not acted:
            return (
                needs != "target"
                and follows in ("with", "against", "in", "on")
                and trigger.event.predicate in ("meet", "fight")
                and any(one.actor for one in who)
            )
        return any(_bodily(reading, one, thing=needs != "people") for one in acted)
    return True


def _bodily(reading: Reading, phrase: Phrase, *, thing: bool) -> bool:
    low = reading.sentence.low(phrase.head)
    counted = phrase.number is not None and (phrase.head == phrase.number or low.endswith("s"))
    return (
        is_people(low)
        or reading.kinds[phrase.head] in ("name", "pronoun")
        or counted
        or (thing and phrase.name is not None)
        or (thing and (low in frame_words("places", "nouns") or low in frame_words("goods")))
        or phrase.part is not None
    )


def _goods(reading: Reading, phrase: Phrase) -> bool:
    return reading.sentence.low(phrase.head) in frame_words("goods")


def _handed(reading: Reading, trigger: Trigger, roles: list[Slotted], walk: Walk) -> list[Slotted]:
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


def _of_noun(reading: Reading, trigger: Trigger) -> Event | None:
    phrase = trigger.phrase
    first = phrase.first if phrase else trigger.first
    walk = walk_right(reading, phrase.end if phrase else trigger.end, trigger.event)
    subject, slot = _supporter(reading, first, trigger.event.subject)
    supported = slot is not None or walk.supported
    roles = [slotted(slot, one) for one in subject.phrases if slot and one.actor]
    if phrase:
        roles += _modifiers(reading, trigger, phrase)
    roles += walk.roles
    if not _counts(reading, trigger, roles, supported):
        return None
    mode = _noun_mode(reading, first, trigger.first, subject.mode)
    return Event(trigger, roles, mode, walk.taken, subject.phrases)


def _supporter(reading: Reading, first: int, own: Slot) -> tuple[Subject, Slot | None]:
    """Return the subject of the verb that carries a noun, and its role."""
    sentence, at = reading.sentence, first - 1
    none = Subject(())
    if at < 0 or sentence.breaks(first):
        return none, None
    if sentence.low(at) in ("to", "on", "in", "into", "out", "at") and not sentence.breaks(at):
        at -= 1
        be = sentence.low(at) in BE or sentence.low(at).endswith(("'re", "'m"))
        if be and sentence.low(at + 1) in ("in", "at"):
            return subject_of(reading, at), own
        if sentence.low(at) not in _ENTERING:
            return none, None
        if sentence.low(at) in ("entered", "enter", "engaged", "engage", "engaging"):
            return subject_of(reading, at, passive=False), own
    if sentence.low(at) in ("out", "up"):
        at -= 1
    verb = sentence.low(at)
    if at >= 0 and reading.kinds[at] == "verb" and verb in support_verbs():
        return subject_of(reading, at), support_verbs()[verb] or own
    return none, None


def _modifiers(reading: Reading, trigger: Trigger, phrase: Phrase) -> list[Slotted]:
    """Return what stands before a noun: “JN's attack”, “US airstrikes”, “*merger* talks”."""
    sentence, found = reading.sentence, []
    own = trigger.event.subject
    at = trigger.first - 1
    start = at
    while (
        start >= phrase.first
        and reading.kinds[start] == "word"
        and sentence.low(start) not in frame_words("adjectives")
        and not sentence.low(start).endswith("'s")
    ):
        start -= 1
    if start < at and is_people(sentence.low(at)) and sentence.low(at).endswith("s"):
        found.append(Slotted(own, (start + 1, at + 1)))  # “agents meeting in Homs”
    elif start < at and trigger.event.predicate in ("agree", "meet") and trigger.event.noun:
        if not any(_adjectival(sentence.low(i)) for i in range(start + 1, at + 1)):
            found.append(Slotted("purpose", (start + 1, at + 1)))
    owner = _owner(reading, phrase.first, trigger.first)
    weapons = all(sentence.low(i) in frame_words("weapons") for i in range(start + 1, at + 1))
    if owner and time_at(reading, owner[0]):
        found.append(Slotted("time", owner))
    elif owner:
        found.append(Slotted(_owned(reading, trigger, phrase), owner, owner))
    elif start >= phrase.first and reading.kinds[start] == "name" and weapons:
        found += _named_before(reading, phrase.first, start, own)
    return found


def _owned(reading: Reading, trigger: Trigger, phrase: Phrase) -> Slot:
    """Return the role of a possessor: “Foley's murder” was not Foley's doing."""
    done = trigger.event.predicate in ("die", "arrest", "capture") and trigger.event.object
    of = reading.sentence.low(phrase.end) == "of"
    return (
        trigger.event.object if done and not of and trigger.event.object else trigger.event.subject
    )


def _adjectival(low: str) -> bool:
    return low.endswith(
        (
            "al",
            "ive",
            "ous",
            "ic",
            "ful",
            "less",
            "able",
            "ed",
            "ing",
            "est",
            "ary",
            "day",
            "year",
            "month",
            "week",
            "hour",
            "ly",
        )
    ) and low not in ("planning",)


def _owner(reading: Reading, first: int, end: int) -> Range | None:
    """Return a possessor before a noun: the “Syria” of “Syria's attack”, without its ending."""
    for index in range(end - 1, first - 1, -1):
        if reading.sentence.low(index).endswith(("'s", "s'")) and reading.kinds[index] == "name":
            start = index
            while start > first and reading.kinds[start - 1] == "name":
                start -= 1
            return (start, index + 1)
    return None


def _named_before(reading: Reading, first: int, last: int, slot: Slot) -> list[Slotted]:
    """Return the names before a noun that are its doers: an acronym, a people, “JN-IS”."""
    sentence, start = reading.sentence, last
    while start > first and reading.kinds[start - 1] == "name":
        start -= 1
    token = sentence.tokens[last]
    people = token.text.isupper() and len(token.text) > 1
    demonym = slot != "party" and any(token.low.endswith(end) for end in _DEMONYM)
    second = next((at for at in range(last, start, -1) if sentence.gap(at) in JOINTS), None)
    if slot == "party" and second:
        return [Slotted(slot, side, side) for side in ((start, second), (second, last + 1))]
    return [Slotted(slot, (start, last + 1), (start, last + 1))] if people or demonym else []


def _counts(reading: Reading, trigger: Trigger, roles: list[Slotted], supported: bool) -> bool:
    """Say whether a noun with these roles speaks of an event."""
    who = [role for role in roles if role.slot in _WHO]
    if trigger.event.weak:
        if trigger.event.predicate == "help" and not _helping(reading, trigger):
            sides = {role.slot for role in who} >= {"giver", "receiver"}
            counted = reading.sentence.low(trigger.first) in ("aid", "reinforcements", "funding")
            if not (sides and supported and counted):
                return False
        if trigger.event.predicate == "help" and not any(_body(reading, role) for role in who):
            return False
        own = any(
            role.slot == trigger.event.subject or role.slot in ("target", "overseer", "receiver")
            for role in who
        )
        return bool(who) and (
            supported
            or (own and trigger.event.predicate != "agree")
            or sum(r.slot == "party" for r in who) > 1
        )
    return bool(who) or any(role.slot == "place" for role in roles)


def _body(reading: Reading, role: Slotted) -> bool:
    """Say whether a role can be somebody."""
    return role.name is not None or is_people(reading.sentence.low(role.words[1] - 1))


def _helping(reading: Reading, trigger: Trigger) -> bool:
    phrase = trigger.phrase
    first = phrase.first if phrase else trigger.first
    return any(
        reading.sentence.low(i) in frame_words("helping") for i in range(first, trigger.first)
    )


def _noun_mode(reading: Reading, first: int, noun: int, told: Mode) -> Mode:
    if reading.sentence.low(first) in NEGATIONS or reading.sentence.low(first - 1) in (
        "without",
        "never",
    ):
        return "negated"
    doubtful = any(reading.sentence.low(i) in frame_words("doubtful") for i in range(first, noun))
    return "possible" if doubtful and told == "told" else told


def _quantities(reading: Reading, event: Event) -> list[Slotted]:
    """Return the numbers with their units among the words of an event."""
    first = min([event.trigger.first, *(role.words[0] for role in event.roles)])
    end = max([event.trigger.end, *(role.words[1] for role in event.roles)])
    found = []
    for start in range(first, end):
        phrase = reading.phrases.get(start)
        if phrase is None or phrase.number is None or phrase.end > end:
            continue
        if any(
            role.slot in ("time", "place") and role.words[0] <= phrase.number < role.words[1]
            for role in event.roles
        ):
            continue
        stop = (
            phrase.part[1] - 1
            if phrase.part and phrase.number < phrase.part[1]
            else phrase.head + 1
        )
        low = reading.sentence.low(phrase.number)
        if (
            low in ("one", "first")
            or "year-old" in low
            or (low.isdecimal() and len(low) == 4)
            or stop <= phrase.number
        ):
            continue
        found.append(Slotted("quantity", (phrase.number, stop)))
    return found
