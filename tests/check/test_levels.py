"""Evidence on branches elsewhere, kept from the claim."""

PAIR = ("pavo", "orion")


def deal(make, **more):
    return make.claim("agreement", PAIR, **{"dated": "2031-03", "text": "A merger.", **more})


def test_a_distinction_that_the_text_makes(scene, make):
    scene.know(*map(make.actor, (*PAIR, "lynx")))
    scene.says("herald", "I doubt that Pavo and Orion will merge", stance="doubts")
    text = "A distinction must be made between Pavo itself and its branches abroad"
    scene.says("herald", text, claim=None)
    scene.says("herald", "Lynx shares a shed with Orion", claim=None)
    (found,) = scene.findings(deal(make), subkind="other_level")
    assert f"Another level, in Herald: “{text}”." in found.explanation
    assert [span.quote for span in found.spans][1:] == ["Lynx shares a shed with Orion."]


def test_kin_that_rows_know(scene, make):
    rows = [make.fact(id, "affiliate_of", "holding", "2029") for id in ("pavo", "lynx")]
    scene.know(*map(make.actor, (*PAIR, "lynx", "holding")), *rows)
    scene.says("herald", "Lynx praised Orion", claim=None)
    (found,) = scene.findings(deal(make), subkind="other_level")
    assert "Herald speaks of Lynx, kin of a party and no party to the claim." in found.explanation
    assert len(found.facts) == 2


def test_strangers_are_no_kin(scene, make):
    scene.know(*map(make.actor, (*PAIR, "lynx")))
    scene.says("herald", "Lynx praised Orion", claim=None)
    assert not scene.findings(deal(make), subkind="other_level")
