"""Fixed scales of words for a percentage, each with where it stands: a word belongs to its scale.

The same number has another word on another scale (by ICD 203, 92 % is “very likely”, by the scale that
STIX gives that directive's name “almost certain”). So exports keep the number, and take a word from the
scale that they name.
"""

from dataclasses import dataclass

from whence.model import Source

from ..wording import SCALE

# From here STIX reads a confidence as Admiralty credibility 1, “Confirmed by other sources”.
STIX_CONFIRMED = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """Words for percentages: each step holds from its first percent up to where the next begins.

    `equal` is the value that the source gives for a word, where it gives one.
    """

    name: str
    source: str
    steps: tuple[tuple[int, str], ...]
    equal: tuple[int, ...] = ()

    def step(self, percent: float) -> int:
        """Return which step a percentage falls on, from 0. Raises `ValueError` outside 0 to 100."""
        if not 0 <= percent <= 100:
            raise ValueError(f"{percent} is no percentage")
        return max(at for at, (first, _) in enumerate(self.steps) if percent >= first)

    def word(self, percent: float) -> str:
        """Return the word for a percentage. Raises `ValueError` outside 0 to 100."""
        return self.steps[self.step(percent)][1]


_APPENDIX = "STIX 2.1 (OASIS, 2021), appendix A"
ICD_203 = Scale(
    name="ICD 203",
    source="Intelligence Community Directive 203 (2015), section D.6.e(2)(a); a number that ends one "
    "band and begins the next is taken as its beginning",
    steps=tuple((round(100 * first), word) for first, _, word in SCALE),
)
STIX_DNI = Scale(
    name="STIX DNI scale",
    source=_APPENDIX,
    steps=(
        (0, "Almost No Chance / Remote"),
        (10, "Very Unlikely / Highly Improbable"),
        (20, "Unlikely / Improbable"),
        (40, "Roughly Even Chance / Roughly Even Odds"),
        (60, "Likely / Probable"),
        (80, "Very Likely / Highly Probable"),
        (90, "Almost Certain / Nearly Certain"),
    ),
    equal=(5, 15, 30, 50, 70, 85, 95),
)
STIX_WEP = Scale(
    name="STIX words of estimative probability",
    source=f"{_APPENDIX}, after S. Kent, Words of Estimative Probability (1964)",
    steps=(
        (0, "Impossible"),
        (1, "Highly Unlikely/Almost Certainly Not"),
        (20, "Unlikely/Probably Not"),
        (40, "Even Chance"),
        (60, "Likely/Probable"),
        (80, "Highly likely/Almost Certain"),
        (100, "Certain"),
    ),
    equal=(0, 10, 30, 50, 70, 90, 100),
)
# Admiralty 6, “truth cannot be judged”, is no number and has no step.
STIX_ADMIRALTY = Scale(
    name="STIX Admiralty credibility",
    source=_APPENDIX,
    steps=(
        (0, "5 - Improbable"),
        (20, "4 - Doubtful"),
        (40, "3 - Possibly True"),
        (60, "2 - Probably True"),
        (STIX_CONFIRMED, "1 - Confirmed by other sources"),
    ),
    equal=(10, 30, 50, 70, 90),
)
STIX_LEVELS = Scale(
    name="STIX None / Low / Med / High",
    source=_APPENDIX,
    steps=((0, "None"), (1, "Low"), (30, "Med"), (70, "High")),
    equal=(0, 15, 50, 85),
)
SCALES = (ICD_203, STIX_DNI, STIX_WEP, STIX_ADMIRALTY, STIX_LEVELS)


def letter_of(source: Source) -> str | None:
    """Return a source's Admiralty letter; None for F, which is no judgement and no number."""
    return None if source.letter == "F" else source.letter
