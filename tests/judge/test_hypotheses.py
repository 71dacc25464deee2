"""The rival explanations of a claim: kinds from words, priors that sum to 1."""

import pytest

from whence.data.likelihoods import Likelihoods
from whence.judge.hypotheses import hypotheses_of, infer_kind
from whence.model import Claim, Hypothesis, UsageError

CLAIM = Claim(id="c", text="Orion and Pavo agreed to merge at a meeting on 2 November 2014.")
OTHER = Claim(id="d", text="The factory burnt down.")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Orion and Pavo made a merger agreement on 2 November 2014.", "real"),
        ("Orion and Pavo agreed to merge.", "real"),
        ("The source lies, to lift the price.", "invented"),
        ("A rival fabricated the papers.", "invented"),
        ("The reporter was fed propaganda by local staff.", "misled"),
        ("The agency was duped by a planted story.", "misled"),
        ("The source exaggerates how far the talks went.", "exaggerated"),
        ("The numbers were inflated.", "exaggerated"),
        ("The source exaggerates: local branches agreed on a local matter.", "local"),
        ("Ad hoc cooperation at one site.", "local"),
        ("There was a meeting, but about terms for local staff to change sides.", "misread"),
        ("They mistook a visit for a merger.", "misread"),
        ("No such meeting took place.", "other"),
        ("Orion and Pavo did not agree to merge.", "other"),
        ("The moon is made of cheese.", "other"),
        ("The federal lieutenant believed it.", "other"),  # neither “fed” nor “lie”
    ],
)
def test_kind_from_words(text: str, kind: str) -> None:
    assert infer_kind(Hypothesis(id="h", text=text), CLAIM) == kind


def test_what_is_implied_goes_before_words() -> None:
    yes = Hypothesis(id="h", text="Something odd happened.", implies={"c": True})
    no = Hypothesis(id="h", text="Orion and Pavo agreed to merge.", implies={"c": False})
    assert infer_kind(yes, CLAIM) == "real"
    assert infer_kind(no, CLAIM) == "other"


def test_a_kind_that_is_given_is_kept(table: Likelihoods) -> None:
    own = [Hypothesis(id="h", claim="c", text="The source lies.", kind="misled")]
    assert hypotheses_of(CLAIM, own, [CLAIM], table)[0].kind == "misled"


def test_standard_explanations_where_the_case_has_none(table: Likelihoods) -> None:
    own = [Hypothesis(id="h", claim="c", text="The source lies.")]
    rows = hypotheses_of(OTHER, own, [CLAIM, OTHER], table)
    assert [row.id for row in rows] == [
        "real",
        "local",
        "misread",
        "exaggerated",
        "misled",
        "invented",
        "other",
    ]
    assert sum(row.prior for row in rows) == pytest.approx(1)


def test_missing_priors_share_what_is_left(table: Likelihoods) -> None:
    own = [
        Hypothesis(id="lie1", claim="c", text="Orion lies."),
        Hypothesis(id="lie2", claim="c", text="Pavo lies."),
        Hypothesis(id="fed", claim="c", text="The source was fed propaganda."),
        Hypothesis(id="yes", claim="c", text="They merged.", prior=0.4, implies={"c": True}),
    ]
    rows = {row.id: row for row in hypotheses_of(CLAIM, own, [CLAIM], table)}
    assert rows["yes"].prior == 0.4
    assert rows["lie1"].prior == rows["lie2"].prior
    ratio = table.prior["invented"] / table.prior["misled"]
    assert 2 * rows["lie1"].prior / rows["fed"].prior == pytest.approx(ratio)
    assert sum(row.prior for row in rows.values()) == pytest.approx(1)
    assert rows["other"].prior > 0


def test_without_any_prior_kinds_keep_their_standard_ones(table: Likelihoods) -> None:
    own = [
        Hypothesis(id="yes", claim="c", text="They agreed to merge.", kind="real"),
        Hypothesis(id="lie", claim="c", text="The source lies."),
    ]
    rows = {row.id: row.prior for row in hypotheses_of(CLAIM, own, [CLAIM], table)}
    assert rows["yes"] == pytest.approx(table.prior["real"])
    assert rows["lie"] == pytest.approx(table.prior["invented"])


def test_priors_that_sum_to_one_leave_no_remainder(table: Likelihoods) -> None:
    own = [
        Hypothesis(id="a", claim="c", text="They merged.", prior=0.3, kind="real"),
        Hypothesis(id="b", claim="c", text="Lies.", prior=0.7, kind="invented"),
    ]
    rows = hypotheses_of(CLAIM, own, [CLAIM], table)
    assert [row.prior for row in rows] == pytest.approx([0.3, 0.7, 0.0])


def test_priors_above_one_are_refused(table: Likelihoods) -> None:
    own = [Hypothesis(id=str(n), claim="c", text="Lies.", prior=0.6) for n in range(2)]
    with pytest.raises(UsageError, match=r"sum to 1\.2"):
        hypotheses_of(CLAIM, own, [CLAIM], table)


def test_an_own_hypothesis_called_other_is_not_doubled(table: Likelihoods) -> None:
    own = [Hypothesis(id="other", claim="c", text="Anything else.", kind="other", prior=0.5)]
    rows = hypotheses_of(CLAIM, own, [CLAIM], table)
    assert len({row.id for row in rows}) == len(rows) == 2


def test_a_hypothesis_that_names_no_claim_goes_to_the_one_it_is_worded_like(
    table: Likelihoods,
) -> None:
    own = [Hypothesis(id="h", text="The factory burnt down, as reported.")]
    assert hypotheses_of(OTHER, own, [CLAIM, OTHER], table)[0].id == "h"
    assert hypotheses_of(CLAIM, own, [CLAIM, OTHER], table)[0].id == "real"
