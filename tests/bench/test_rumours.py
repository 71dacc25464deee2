"""Which claims are set apart."""

from collections import Counter

from rumours import fold_of, part_of


def test_parts_hang_on_the_claim_alone_and_have_their_shares() -> None:
    parts = Counter(part_of(f"claim-{number}") for number in range(5000))
    assert abs(parts["test"] / 5000 - 0.2) < 0.02
    assert abs(parts["dev"] / 5000 - 0.1) < 0.02
    assert part_of("claim-1") == part_of("claim-1")


def test_folds_do_not_follow_the_parts() -> None:
    train = [f"claim-{n}" for n in range(5000) if part_of(f"claim-{n}") == "train"]
    folds = Counter(fold_of(claim, 4) for claim in train)
    assert all(abs(count / len(train) - 0.25) < 0.03 for count in folds.values())
