"""The fixed scales: what STIX's own library says of them, and how far they part from ICD 203."""

import pytest

from whence.report.exports.scales import (
    ICD_203,
    SCALES,
    STIX_ADMIRALTY,
    STIX_CONFIRMED,
    STIX_DNI,
    STIX_LEVELS,
    STIX_WEP,
)

library = pytest.importorskip("stix2.confidence.scales")


@pytest.mark.parametrize(
    ("scale", "oracle", "back"),
    [
        (STIX_DNI, library.value_to_dni, library.dni_to_value),
        (STIX_WEP, library.value_to_wep, library.wep_to_value),
        (
            STIX_ADMIRALTY,
            library.value_to_admiralty_credibility,
            library.admiralty_credibility_to_value,
        ),
        (
            STIX_LEVELS,
            library.value_to_none_low_medium_high,
            library.none_low_med_high_to_value,
        ),
    ],
)
def test_the_scales_of_stix_are_those_of_its_library(scale, oracle, back):
    assert [scale.word(n) for n in range(101)] == [oracle(n) for n in range(101)]
    assert [back(word) for _, word in scale.steps] == list(scale.equal)


def test_stix_has_another_word_than_icd_203_for_20_of_99_percents():
    """Both have seven steps, the same words in the same order; twenty numbers fall on another one."""
    assert len(ICD_203.steps) == len(STIX_DNI.steps) == 7
    for (_, ours), (_, theirs) in zip(ICD_203.steps, STIX_DNI.steps, strict=True):
        assert theirs.casefold().startswith(ours)
    other = [n for n in range(1, 100) if ICD_203.step(n) != STIX_DNI.step(n)]
    assert other == [*range(5, 10), *range(40, 45), *range(55, 60), *range(90, 95)]
    assert len(other) == 20


def test_admiralty_has_no_step_for_what_cannot_be_judged():
    assert not any(word.startswith("6") for _, word in STIX_ADMIRALTY.steps)
    assert STIX_ADMIRALTY.word(STIX_CONFIRMED - 1)[0] == "2"
    assert STIX_ADMIRALTY.word(STIX_CONFIRMED)[0] == "1"


@pytest.mark.parametrize("scale", SCALES, ids=lambda one: one.name)
def test_every_percentage_has_a_word_and_others_are_refused(scale):
    assert scale.steps[0][0] == 0
    assert [first for first, _ in scale.steps] == sorted({first for first, _ in scale.steps})
    for wrong in (-0.1, 100.1):
        with pytest.raises(ValueError, match="no percentage"):
            scale.word(wrong)
