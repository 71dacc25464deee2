"""Denials, doubts, admissions and interests: what a speaker's word is worth."""

from dataclasses import replace

from whence.model import Interest


def gain(way):
    return (Interest(claim="c", direction=way, why="a contract hangs on it"),)


def test_whose_denial_it_is(scene, make):
    scene.source(
        "orion-man", "Orion's spokesman", affiliation=("orion",), interests=gain("against")
    )
    scene.source("rival", "the head of Lynx", interests=gain("for"), directness="witnessed")
    scene.source("union", "the union", interests=gain("against"))
    scene.source("passer-by", "a passer-by")
    expected = {
        "orion-man": ("party", "is or speaks for Orion, a party"),
        "rival": (
            "against_interest",
            "would gain if the claim were believed (a contract hangs on it)",
        ),
        "union": ("in_interest", "It gains if the claim is disbelieved"),
        "passer-by": ("other", "does not say how it would know"),
    }
    scene.know(make.actor("orion"), make.actor("pavo"))
    asked = make.claim("agreement", ("orion", "pavo"), dated="2031-03")
    for source, (subkind, words) in expected.items():
        scene.said.clear()
        scene.says("herald", f"{source} denied any deal", by=source, stance="denies")
        (found,) = scene.findings(asked, kind="denial")
        assert found.subkind == subkind
        assert words in found.explanation
        assert f"“{source} denied any deal”" in found.explanation


def test_a_denial_repeated_in_two_reports_is_one(scene, make):
    scene.source("rival", "the head of Lynx")
    scene.says("herald", "Lynx denied it", by="rival", stance="denies")
    scene.says("post", "Lynx denied it again", by="rival", stance="denies")
    (found,) = scene.findings(make.claim(), kind="denial")
    assert {span.document for span in found.spans} == {"herald", "post"}
    assert "in Herald and Post" in found.explanation


def test_membership_makes_a_party_both_ways(scene, make):
    scene.know(
        *(make.actor(id) for id in ("pavo", "union", "branch")),
        make.fact("branch", "member_of", "pavo", "2020"),
        make.fact("pavo", "member_of", "union", "2020"),
        make.fact("ada", "speaks_for", "pavo", "2020"),
        make.actor("ada", kind="person"),
    )
    asked = make.claim("agreement", ("pavo", "lynx"), dated="2031-03")
    for body in ("pavo", "union", "branch", "ada"):
        scene.sources.clear()
        scene.said.clear()
        scene.source("man", "a man", affiliation=(body,))
        scene.says("herald", "he denied it", by="man", stance="denies")
        assert scene.findings(asked, kind="denial")[0].subkind == "party", body


def test_the_author_of_a_statement_speaks_in_it(scene, make):
    scene.know(make.actor("ada", kind="person"), make.fact("ada", "speaks_for", "pavo", "2020"))
    scene.report("interview", author="Ada")
    scene.says("interview", "There is no deal", stance="denies")
    asked = make.claim("agreement", ("pavo", "lynx"), dated="2031-03")
    assert scene.findings(asked, kind="denial")[0].subkind == "party"


def test_a_denier_at_war_with_a_party_is_said_to_be(scene, make):
    war = make.fact("heron", "at_war_with", "pavo", "2030-11")
    scene.know(make.actor("heron"), make.actor("pavo"), war)
    scene.says("herald", "Heron denied it", by="Heron", stance="denies")
    (found,) = scene.findings(make.claim("supply", ("pavo",), dated="2031-03"), kind="denial")
    assert "The denier is at war with Pavo (since November 2030)" in found.explanation
    assert found.facts


def test_doubt_is_no_denial(scene, make):
    scene.says("herald", "the ministry could not confirm it", by="the ministry", stance="doubts")
    scene.says("post", "of a deal it says nothing", stance="doubts")
    findings = scene.findings(make.claim(), kind="no_evidence", subkind="doubt")
    texts = [found.explanation for found in findings]
    assert texts == [
        "Post does not bear the claim out: “of a deal it says nothing”.",
        "The claim is not borne out by the ministry in Herald: “the ministry could not confirm it”.",
    ]
    assert not scene.findings(make.claim(), kind="denial")


def test_that_nobody_bears_it_out_is_said_once(scene, make):
    scene.says(
        "herald", "nobody in the town confirmed it", by="Nobody in the town", stance="doubts"
    )
    (found,) = scene.findings(make.claim(), kind="no_evidence", subkind="doubt")
    assert "Nobody in the town bears the claim out" in found.explanation


def test_admissions_come_from_inside(scene, make):
    scene.know(make.actor("pavo"), make.actor("lynx"))
    asked = make.claim("agreement", ("pavo", "lynx"), dated="2031-03")
    cases = [
        ("a senior Pavo engineer", {"named": False}, True),
        ("a former Pavo engineer", {"named": False}, False),
        ("an anti-Pavo activist", {"named": False}, False),
        ("Pavo", {}, True),
        ("a market trader", {"named": False}, False),
    ]
    for by, hop, expected in cases:
        scene.said.clear()
        scene.says("herald", "they have signed", by=by, **hop)
        found = scene.findings(asked, kind="admission")
        assert bool(found) is expected, by
        assert all(each.direction == "for" for each in found)


def test_who_is_only_named_in_a_claim_admits_nothing(scene, make):
    # A claim that somebody was captured: that they speak of fighting confirms no capture.
    scene.says("herald", "Pavo will fight the Lynx group", by="Pavo")
    asked = make.claim("event", (), text="Pavo captured by the Lynx group", dated="2031-03")
    assert not scene.findings(asked, kind="admission")


def test_an_admission_is_the_partys_own_word(scene, make):
    asked = make.claim("event", ("pavo",), text="Pavo sank the ferry in the harbour of Orlo.")
    told, other = "the ferry sank in the harbour by our hand", "the weather is fine"
    cases = [
        ("in its own words", told, {}, {}, True),
        ("of something else", other, {}, {}, False),
        ("a belief", told, {"attribution": "belief"}, {}, False),
        ("at second hand", told, {}, {"cue": "has reportedly said"}, False),
        ("a plain confirmation", "it was so", {}, {"cue": "confirmed"}, True),
    ]
    for name, words, known, cue, expected in cases:
        again = make.scene()
        again.know(make.actor("pavo"))
        again.says("herald", words, by="Pavo", **known)
        outer, own = again.said[-1][5]
        again.said[-1] = (*again.said[-1][:5], (outer, replace(own, **cue)), again.said[-1][6])
        assert bool(again.findings(asked, kind="admission")) is expected, name


def test_who_denies_it_in_the_same_report_admits_nothing(scene, make):
    scene.know(make.actor("pavo"))
    asked = make.claim("event", ("pavo",), text="Pavo sank the ferry in the harbour of Orlo.")
    scene.says("herald", "the ferry sank in the harbour", by="Pavo")
    scene.says("tide", "the charge is false", by="a Pavo spokesman", stance="denies", named=False)
    assert scene.findings(asked, kind="admission")
    scene.says("herald", "the charge is false", by="a Pavo clerk", stance="denies", named=False)
    assert not scene.findings(asked, kind="admission")


def test_who_has_no_name_is_not_called_by_a_pronoun(scene, make):
    scene.says("herald", "it did not happen", by="he saw on the quay", stance="denies", named=False)
    (found,) = scene.findings(make.claim(), kind="denial")
    assert "Denial by somebody not named in Herald" in found.explanation


def test_a_party_that_speaks_itself_is_named_once(scene, make):
    scene.know(make.actor("pavo"), make.actor("lynx"))
    scene.says("herald", "they have signed", by="Pavo")
    (found,) = scene.findings(make.claim("agreement", ("pavo", "lynx")), kind="admission")
    assert (
        found.explanation
        == "Pavo says so in Herald, “they have signed”: a party to it confirms it."
    )


def test_who_gains_from_belief_admits_nothing(scene, make):
    scene.source("pr", "Pavo's agency", affiliation=("pavo",), interests=gain("for"))
    scene.says("herald", "they have signed", by="pr")
    asked = make.claim("agreement", ("pavo", "lynx"), dated="2031-03")
    assert not scene.findings(asked, kind="admission")


def test_the_path_of_an_interest_is_printed(scene, make):
    scene.source("exile", "exile sources", affiliation=("council",), interests=gain("for"))
    scene.know(
        make.actor("council"), make.actor("army"), make.fact("council", "backs", "army", "2029")
    )
    scene.says("herald", "they have signed", by="exile")
    (found,) = scene.findings(make.claim(), kind="interest")
    assert found.explanation == (
        "Exile sources, linked to Council, backing Army, would gain if the claim is believed "
        "(a contract hangs on it): this would be said whether or not it is true. Said in Herald."
    )
    assert (found.direction, found.subkind, len(found.facts)) == ("against", "", 1)


def test_which_way_an_interest_points(scene, make):
    cases = [
        ("asserts", "for", [("against", "")]),
        ("asserts", "against", [("for", "against_interest")]),
        ("denies", "against", [("for", "")]),
        ("denies", "for", []),  # that is a denial against interest, found as such
        ("doubts", "for", []),
    ]
    for stance, way, expected in cases:
        scene.sources.clear()
        scene.said.clear()
        scene.source("man", "a man", interests=gain(way))
        scene.says("herald", "so he said", by="man", stance=stance)
        found = scene.findings(make.claim(), kind="interest")
        assert [(each.direction, each.subkind) for each in found] == expected, (stance, way)


def test_without_coded_actors_whoever_the_claim_names_is_a_party(scene, make):
    asked = make.claim(text="Pavo agreed to sell Orion 500 tons of ore.")
    cases = [
        ("Pavo and Orion", "party"),
        ("Orion", "party"),
        ("the Ore Board", "other"),
        ("Or", "other"),
    ]
    for by, subkind in cases:
        scene.said.clear()
        scene.says("herald", "they denied it", by=by, stance="denies")
        assert scene.findings(asked, kind="denial")[0].subkind == subkind, by
