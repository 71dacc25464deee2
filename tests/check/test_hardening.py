"""Wording that grows stronger from a report to the one that cites it."""

CASES = [
    ("some fighters came individually, in support", "Pavo forces teamed up with Orion", True),
    ("the two are in talks", "the two have agreed on a merger", True),
    ("the two have agreed on a merger", "the two are in talks", False),
    ("the two are in talks", "the two hold talks", False),
    ("Pavo may close the plant", "Pavo will close the plant", True),
    ("the accord stops short of a merger", "the two reached an accord", False),
    ("the two met", "the two met in secret", False),
]


def relay(scene, first, second, by="Herald", **hop):
    scene.says("herald", first)
    scene.says("post", second, by=by, **hop)


def test_pairs_of_reports(scene, make):
    for first, second, expected in CASES:
        scene.texts.clear()
        scene.said.clear()
        relay(scene, first, second)
        found = scene.findings(make.claim(), kind="contradiction", subkind="hardened")
        assert bool(found) is expected, (first, second)


def test_the_words_are_shown_side_by_side(scene, make):
    relay(scene, *CASES[1][:2])
    (found,) = scene.findings(make.claim(), subkind="hardened")
    assert (
        "Post says more than Herald, which it cites: “talks” has become “merger”"
        in found.explanation
    )
    assert [(span.document, span.quote) for span in found.spans] == [
        ("herald", "talks"), ("post", "merger"),
    ]  # fmt: skip


def test_only_a_report_that_cites_the_other_can_harden_it(scene, make):
    relay(scene, *CASES[1][:2], by="a banker")
    assert not scene.findings(make.claim(), subkind="hardened")


def test_a_lead_that_outdoes_the_body_is_seen(scene, make):
    relay(scene, *CASES[0][:2], by="a rights group", named=False)
    scene.says("post", "fighters moved individually", by="Herald")
    assert scene.findings(make.claim(), subkind="hardened")


def test_what_a_named_source_of_its_own_adds_is_no_hardening(scene, make):
    relay(scene, "the two are in talks", "the two are in talks")
    scene.says("post", "they have agreed on a merger", by="Ms Roe")
    assert not scene.findings(make.claim(), subkind="hardened")


def test_a_report_cannot_harden_a_later_one(scene, make):
    scene.report("herald", published=make.when("2031-03-02"))
    scene.report("post", published=make.when("2031-03-01"))
    relay(scene, *CASES[1][:2])
    assert not scene.findings(make.claim(), subkind="hardened")
