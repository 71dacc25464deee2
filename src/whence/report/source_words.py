"""What a source summary says of letters and numbers, of gains and camps, and of the weightiest source."""

from collections.abc import Iterable, Iterator, Sequence

from whence.model import Assessment, Driver, Rating

from .known import usual_names
from .safe import isolated, plain
from .told import Told, joined, told
from .voices import Voice, short_name
from .wording import SLIGHT, listed, percent

_NAMES = 3  # named in a sentence; the rating has them all


def grade_words(graded: Sequence[Told], unknown: int) -> Told:
    """Give the letters of those that have one."""
    if not graded:
        return told(
            "The reliability of the source cannot be judged (F on the Admiralty scale)"
            if unknown == 1
            else "The reliability of any of these sources cannot be judged (F on the Admiralty scale)"
        )
    letters = told("For reliability on the Admiralty scale, {grades}", grades=listed(graded))
    if not unknown:
        return letters
    return joined((letters, told("that of {n} cannot be judged (F)", n=unknown)), "; ")


def credibility_words(rating: Rating, graded: bool) -> Told:
    """Give the number of the claim."""
    if rating.credibility == "6":
        return told(
            "whether it is true cannot be judged (6)"
            if graded
            else "whether it is true cannot be judged either (6)"
        )
    return told(
        "by its origins alone the claim is rated {number}, {words}",
        number=rating.credibility,
        words=told(rating.words),
    )


def gain_words(voice: Voice) -> Told:
    """Say what somebody would gain, why, and whether he speaks against it."""
    gain = told(
        "{name} would gain if it is believed"
        if voice.gains == "for"
        else "{name} would gain if it is disbelieved",
        name=voice.name,
    )
    if voice.why:
        gain = told("{gain} ({why})", gain=gain, why=voice.why)
    return (
        told("{gain}, and so speaks against interest", gain=gain) if voice.against_itself else gain
    )


def camp_words(assessment: Assessment, voices: Sequence[Voice]) -> Iterator[Told]:
    """Say which of them are of one camp."""
    names = usual_names(assessment)
    camps: dict[str, list[Voice]] = {}
    for voice in voices:
        for camp in voice.camps:
            camps.setdefault(camp, []).append(voice)
    for camp, members in camps.items():
        if len({voice.source for voice in members}) > 1:
            yield told(
                "{names} are of one camp, {camp}",
                names=names_of(members),
                camp=short_name(names.get(camp, camp)),
            )


def leaning_words(assessment: Assessment, first: Driver | None, voices: Sequence[Voice]) -> Told:
    """Say which source weighs most, and what would be without it."""
    if first is None or abs(first.weight) < SLIGHT:
        return told(
            "No single source moves the judgement by much" if voices else "No source speaks to it"
        )
    who = _who(assessment, first, voices)
    if first.probability is None or not first.words:
        return told("Of the sources the judgement leans most on {who}", who=who)
    return told(
        "Of the sources the judgement leans most on {who} (without it: {words}, {percent})",
        who=who,
        words=told(first.words),
        percent=percent(first.probability),
    )


def weightiest(drivers: Iterable[Driver]) -> Driver | None:
    """Return what moves a verdict most, either way."""
    return max(drivers, key=lambda one: abs(one.weight), default=None)


def _who(assessment: Assessment, driver: Driver, voices: Sequence[Voice]) -> Told:
    """Name the source, outlet or origin behind a driver."""
    side = "for" if driver.weight > 0 else "against"
    if driver.kind == "document":
        alone = {
            "for": "what {name} alone says, which tells for it",
            "against": "what {name} alone says, which tells against it",
        }
        return told(alone[side], name=short_name(driver.id))
    known = {source.id: source.names[0] for source in assessment.sources if source.names}
    voice = next((one for one in voices if driver.id in (one.testimony, one.source)), None)
    name = voice.name if voice else short_name(known.get(driver.id, ""))
    if not name:
        return told("this: {what}", what=isolated(plain(driver.what)).rstrip("."))
    # A word may tell the other way: where its source gains so much that it would say so anyway.
    turned = voice is not None and voice.side not in (side, "beside")
    means = "word"
    if turned:
        means = "assertion" if voice and voice.side == "for" else "denial"
    return told(f"{{name}}, whose {means} tells {side} it", name=name)


def names_of(voices: Sequence[Voice]) -> Told:
    """Name the first of them, and say how many more there are."""
    return listed(list(dict.fromkeys(voice.name for voice in voices)), _NAMES)
