"""An event told by a noun: “an agreement between X and Y”, “X launched an attack on Y”."""

from whence.data.frames import frame_words, grammar, support_verbs
from whence.extract.sentence import BE, NEGATIONS
from whence.model import FrameMode, Slot

from .groups import Reading
from .modifiers import modifiers
from .roles import walk_right
from .slots import WHO, Slotted, Told, slotted
from .subjects import Subject, subject_of
from .triggers import Trigger
from .words import is_people


def nominal_event(reading: Reading, trigger: Trigger) -> Told | None:
    """Return the event that a noun tells, None if it lacks what makes it one."""
    phrase = trigger.phrase
    first = phrase.first if phrase else trigger.first
    walk = walk_right(reading, phrase.end if phrase else trigger.end, trigger.event)
    subject, slot = _supporter(reading, first, trigger.event.subject)
    supported = slot is not None or walk.supported
    roles = [slotted(slot, one) for one in subject.phrases if slot and one.actor]
    if phrase:
        roles += modifiers(reading, trigger, phrase)
    roles += walk.roles
    if not _counts(reading, trigger, roles, supported):
        return None
    mode = _noun_mode(reading, first, trigger.first, subject.mode)
    return Told(trigger, roles, mode, walk.taken, subject.phrases)


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
        if sentence.low(at) not in grammar("entering"):
            return none, None
        if sentence.low(at) in ("entered", "enter", "engaged", "engage", "engaging"):
            return subject_of(reading, at, passive=False), own
    if sentence.low(at) in ("out", "up"):
        at -= 1
    verb = sentence.low(at)
    if at >= 0 and reading.kinds[at] == "verb" and verb in support_verbs():
        return subject_of(reading, at), support_verbs()[verb] or own
    return none, None


def _counts(reading: Reading, trigger: Trigger, roles: list[Slotted], supported: bool) -> bool:
    """Say whether a noun with these roles speaks of an event."""
    who = [role for role in roles if role.slot in WHO]
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


def _noun_mode(reading: Reading, first: int, noun: int, told: FrameMode) -> FrameMode:
    if reading.sentence.low(first) in NEGATIONS or reading.sentence.low(first - 1) in (
        "without",
        "never",
    ):
        return "negated"
    doubtful = any(reading.sentence.low(i) in frame_words("doubtful") for i in range(first, noun))
    return "possible" if doubtful and told == "told" else told
