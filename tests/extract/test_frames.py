"""The events that a statement's words speak of.

A row is a sentence and its events, as `class trigger (mode) | slot: words & words | …`, in the order
of the text. `*` marks a part of those named, `~` a vague place.
"""

import pytest

from whence.extract import extract_document, frames_of
from whence.model import Document, Frame, Role, Span

CASES: list[tuple[str, list[str]]] = [
    (
        "The two fleets reached an agreement near Port Sable on 3 May.",
        [
            "agree agreement | party: The two fleets | quantity: two fleets | place: near Port Sable~ | time: 3 May"
        ],
    ),
    (
        "A pact was struck just north of Tarn between the Reed Guild and the Salt League.",
        ["agree pact | place: just north of Tarn~ | party: the Reed Guild & the Salt League"],
    ),
    (
        "A truce between the miners and the owners was brokered by Bishop Okello.",
        ["agree truce | party: the miners & the owners | overseer: Bishop Okello"],
    ),
    (
        "The pact was signed by both sides in a meeting hosted by the Harbour Council, attended also by the old, once-feared guild Iron Quay and some members of the Lamp Society.",
        [
            "agree pact | party: both sides | occasion: a meeting | overseer: the Harbour Council | attendee: the old, once-feared guild Iron Quay & some members of the Lamp Society*"
        ],
    ),
    (
        "Orion and Pavo agreed to merge in March.",
        ["agree agreed | party: Orion & Pavo | purpose: to merge in March"],
    ),
    (
        "An accord between Vela and Lyra to crush smugglers, including the Grey Band and some of the Tide Runners, was announced.",
        [
            "agree accord | party: Vela & Lyra | purpose: to crush smugglers, including the Grey Band and some of the Tide Runners | target: the Grey Band & some of the Tide Runners*"
        ],
    ),
    (
        "Vela joined forces with defectors from the Salt League against the governor.",
        [
            "agree joined forces | party: Vela & defectors from the Salt League* | target: the governor"
        ],
    ),
    (
        "Elements of the Third Brigade and Reed Guild fighters agreed to a ceasefire on the outskirts of Tarn.",
        [
            "agree ceasefire | party: Elements of the Third Brigade* & Reed Guild fighters | place: on the outskirts of Tarn~"
        ],
    ),
    (
        "The Reed-Salt alliance held in eastern Marl province.",
        ["agree alliance | party: Reed & Salt | place: eastern Marl province~"],
    ),
    (
        "No agreement was reached between Pavo and its creditors.",
        ["agree agreement (negated) | party: Pavo & its creditors"],
    ),
    (
        "Orion may sign a contract with Lyra.",
        ["agree contract (possible) | party: Orion & Lyra"],
    ),
    (
        "The rebels and the army agreed on a 72-hour ceasefire.",
        ["agree ceasefire | party: The rebels & the army | quantity: 72-hour ceasefire"],
    ),
    (
        "Orion was acquired by Pavo last year.",
        ["merge acquired | party: Orion & Pavo | time: last year"],
    ),
    (
        "Pavo plans to acquire Lyra Bank.",
        ["merge acquire (possible) | party: Pavo & Lyra Bank"],
    ),
    (
        "Talks about a merger between Orion and Pavo collapsed.",
        [
            "meet Talks | purpose: a merger | party: Orion & Pavo",
            "merge merger | party: Orion & Pavo",
        ],
    ),
    (
        "Merger talks between Orion, Pavo and ‘Lyra’ were held in Almira.",
        ["meet talks | purpose: Merger | party: Orion & Pavo & Lyra | place: Almira"],
    ),
    (
        "War planning meetings were held between Reed and Salt League leaders.",
        ["meet meetings | purpose: War planning | party: Reed & Salt League leaders"],
    ),
    (
        "President Ada Penn met Ivo Lund at the Hotel Almira on Sunday.",
        [
            "meet met | party: President Ada Penn & Ivo Lund | place: the Hotel Almira | time: Sunday"
        ],
    ),
    (
        "Envoys of Vela met with the mayor in the presence of two bishops.",
        [
            "meet met | party: Envoys of Vela & the mayor | attendee: two bishops | quantity: two bishops"
        ],
    ),
    (
        "The summit in Almira was organised by the Lamp Society and sponsored by Pavo.",
        ["meet summit | place: Almira | overseer: the Lamp Society & Pavo"],
    ),
    (
        "Present at the talks were Bishop Okello, Iron Quay and several members of the Lamp Society.",
        ["meet talks | attendee: Bishop Okello & Iron Quay & several members of the Lamp Society*"],
    ),
    (
        "Ada Penn and a delegation from Vela were also present.",
        ["meet present | attendee: Ada Penn & a delegation from Vela"],
    ),
    (
        "The US-Norway talks were mediated by Qatar.",
        ["meet talks | party: US & Norway | overseer: Qatar"],
    ),
    (
        "Negotiations with the Grey Band broke down in the vicinity of Tarn.",
        ["meet Negotiations | party: the Grey Band"],
    ),
    (
        "The army attacked the village of Ober and killed five civilians.",
        [
            "fight attacked | agent: The army | target: the village of Ober",
            "die killed | agent: The army | quantity: five civilians | target: five civilians",
        ],
    ),
    (
        "Fighters from the Grey Band stormed a police station in northern Marl province on Monday.",
        [
            "fight stormed | agent: Fighters from the Grey Band* | target: a police station | place: northern Marl province~ | time: Monday"
        ],
    ),
    (
        "Government jets bombed rebel positions around Ober, killing at least 12 people.",
        [
            "fight bombed | agent: Government jets | target: rebel positions | place: around Ober~",
            "die killing | agent: Government jets | quantity: 12 people | target: 12 people",
        ],
    ),
    (
        "The attack on the harbour was carried out by the Tide Runners.",
        ["fight attack | target: the harbour | agent: the Tide Runners"],
    ),
    (
        "Vela launched an offensive against the Salt League in Marl.",
        ["fight offensive | agent: Vela | target: the Salt League | place: Marl"],
    ),
    (
        "Lyra's attack on Ober failed.",
        ["fight attack | agent: Lyra's | target: Ober"],
    ),
    (
        "US air strikes targeting the ‘Sable’ group hit Ober.",
        ["fight strikes | agent: US | target: the ‘Sable’ group"],
    ),
    (
        "Clashes between the police and miners left two dead.",
        ["fight Clashes | party: the police & miners"],
    ),
    (
        "The Salt League clashed with the Grey Band near Port Sable.",
        ["fight clashed | party: The Salt League & the Grey Band | place: near Port Sable~"],
    ),
    (
        "A drone strike killed Omar Haddad, a commander of the Grey Band.",
        ["die killed | instrument: A drone strike | target: Omar Haddad"],
    ),
    (
        "Infighting between Reed Guild factions continued.",
        ["fight Infighting | party: Reed Guild factions"],
    ),
    (
        "The Grey Band did not attack the convoy.",
        ["fight attack (negated) | agent: The Grey Band | target: the convoy"],
    ),
    (
        "They want to attack the convoy.",
        ["fight attack (possible) | agent: They | target: the convoy"],
    ),
    (
        "On Friday, near Tarn, gunmen ambushed a convoy of the Harbour Council.",
        ["fight ambushed | agent: gunmen | target: a convoy | time: Friday"],
    ),
    (
        "The Grey Band captured Ober from the Salt League.",
        ["capture captured | agent: The Grey Band | target: Ober | out_of: the Salt League"],
    ),
    (
        "The Salt League took control of Port Sable.",
        ["capture took control of | agent: The Salt League | target: Port Sable"],
    ),
    (
        "The town was overrun by the Tide Runners in August 2031.",
        ["capture overrun | target: The town | agent: the Tide Runners | time: August 2031"],
    ),
    (
        "Vela withdrew from Marl in the face of infighting with miners.",
        ["withdraw withdrew | agent: Vela | out_of: Marl", "fight infighting | party: miners"],
    ),
    (
        "The withdrawal of Norwegian troops from Port Sable began on Monday.",
        ["withdraw withdrawal | agent: Norwegian troops | out_of: Port Sable | time: Monday"],
    ),
    (
        "Lyra provided military assistance to the Reed Guild in its campaign against the Salt League [SL], Iron Quay and other foreign-backed bands in Marl province.",
        [
            "help assistance | giver: Lyra | receiver: the Reed Guild | occasion: its campaign | target: the Salt League [SL] & Iron Quay & other foreign-backed bands | place: Marl province"
        ],
    ),
    (
        "Pavo sent weapons and money to the miners.",
        ["help sent | giver: Pavo | instrument: weapons & money | receiver: the miners"],
    ),
    (
        "The miners received military aid from Vela.",
        ["help aid | receiver: The miners | giver: Vela"],
    ),
    (
        "Norway supplied the Harbour Council with tanks.",
        ["help supplied | giver: Norway | receiver: the Harbour Council | instrument: tanks"],
    ),
    (
        "A shipment of rifles to the Grey Band was seized by customs officers.",
        [
            "help shipment | instrument: rifles | receiver: the Grey Band",
            "capture seized | target: A shipment | agent: customs officers",
        ],
    ),
    (
        "Pavo sold 40 tonnes of grain to Lyra.",
        [
            "sell sold | giver: Pavo | instrument: 40 tonnes of grain | quantity: 40 tonnes of grain | receiver: Lyra"
        ],
    ),
    (
        "The guild is funded by Norway.",
        ["help funded | receiver: The guild | giver: Norway"],
    ),
    (
        "Two guards were killed in the raid.",
        ["die killed | quantity: Two guards | target: Two guards | occasion: the raid"],
    ),
    (
        "Ada Penn was murdered by her driver on 2 June.",
        ["die murdered | target: Ada Penn | agent: her driver | time: 2 June"],
    ),
    (
        "The killing of three nurses shocked Tarn.",
        ["die killing | quantity: three nurses | target: three nurses"],
    ),
    (
        "The group claims to have executed a spy.",
        ["die executed | agent: The group | target: a spy"],
    ),
    (
        "Police arrested four members of the Lamp Society.",
        [
            "arrest arrested | agent: Police | quantity: four members | target: four members of the Lamp Society*"
        ],
    ),
    (
        "Ivo Lund was detained at the airport.",
        ["arrest detained | target: Ivo Lund | place: the airport"],
    ),
    (
        "The arrest of Ivo Lund by Norwegian police came on Sunday.",
        ["arrest arrest | target: Ivo Lund | agent: Norwegian police"],
    ),
    (
        "73 members of the Salt League defected to the Grey Band.",
        [
            "defect defected | quantity: 73 members | agent: 73 members of the Salt League* | into: the Grey Band"
        ],
    ),
    (
        "Defections from the Reed Guild to Vela rose.",
        ["defect Defections | out_of: the Reed Guild | into: Vela"],
    ),
    (
        "The Tide Runners pledged allegiance to Iron Quay.",
        ["pledge pledged allegiance | giver: The Tide Runners | receiver: Iron Quay"],
    ),
    (
        "The general deployed 300 soldiers to Port Sable.",
        [
            "move deployed | agent: The general | quantity: 300 soldiers | target: 300 soldiers | into: Port Sable"
        ],
    ),
    (
        "Orion, as well as Pavo, met the regulator.",
        ["meet met | party: Orion & Pavo & the regulator"],
    ),
    (
        "The mayor, a friend of the guild, met Ivo Lund.",
        ["meet met | party: The mayor & Ivo Lund"],
    ),
    (
        "The commander who attacked Ober was arrested.",
        [
            "fight attacked | agent: The commander | target: Ober",
            "arrest arrested | target: The commander",
        ],
    ),
    (
        "Vela attacked Ober and the miners withdrew from Tarn.",
        [
            "fight attacked | agent: Vela | target: Ober",
            "withdraw withdrew | agent: the miners | out_of: Tarn",
        ],
    ),
    (
        "Lyra helped nobody and the sky was blue.",
        [],
    ),
    (
        "The bishop gave a speech and met expectations.",
        [],
    ),
    (
        "I agree with the mayor.",
        [],
    ),
    (
        "He dealt with the problem and a great deal of trouble.",
        [],
    ),
    (
        "The team will execute the plan.",
        [],
    ),
    (
        "Israel–Egypt negotiations were hosted by Norway, not far from Almira.",
        [
            "meet negotiations | party: Israel & Egypt | overseer: Norway | place: not far from Almira~"
        ],
    ),
    (
        "Armed men kidnapped an aide to Sheikh Hassan bin Talal outside Tarn.",
        ["arrest kidnapped | agent: Armed men | target: an aide | place: outside Tarn~"],
    ),
    (
        "The governor of Marl and leaders of the Salt League signed a peace treaty under the auspices of the UN.",
        [
            "agree treaty | party: The governor of Marl & leaders of the Salt League | purpose: peace | overseer: the UN"
        ],
    ),
    (
        "If the army attacks Ober, the miners will retreat.",
        [
            "fight attacks (possible) | agent: the army | target: Ober",
            "withdraw retreat (possible) | agent: the miners",
        ],
    ),
    (
        "The Guild of St John broke the truce with Vela by shelling Ober.",
        ["agree truce | party: The Guild of St John & Vela", "fight shelling | target: Ober"],
    ),
    (
        "Six people were abducted in Saudi Arabia, Yemen and Libya.",
        [
            "arrest abducted | quantity: Six people | target: Six people | place: Saudi Arabia & Yemen & Libya"
        ],
    ),
    (
        "The talks, hosted by the Lamp Society, ended on Monday.",
        ["meet talks | overseer: the Lamp Society"],
    ),
    (
        "A merger of Orion and Pavo was announced.",
        ["merge merger | party: Orion & Pavo"],
    ),
    (
        "The Lamp Society hosted a meeting between Reed Guild elders and the mayor.",
        ["meet meeting | overseer: The Lamp Society | party: Reed Guild elders & the mayor"],
    ),
    (
        "Three ministers attended the conference with the Harbour Council.",
        [
            "meet conference | attendee: Three ministers | quantity: Three ministers | party: the Harbour Council"
        ],
    ),
    (
        "Nobody was arrested.",
        ["arrest arrested (negated) | target: Nobody"],
    ),
    (
        "Some Reed Guild members left.",
        [],
    ),
    (
        "Jets bombed posts near Tarn, Ober and Port Sable.",
        ["fight bombed | agent: Jets | target: posts | place: near Tarn~ & Ober~ & Port Sable~"],
    ),
    (
        "The law was struck down in May.",
        [],
    ),
    (
        "Someone who is battle tested has a great deal of patience.",
        [],
    ),
    (
        "Five miners were killed in Tarn when the band attacked at dawn.",
        ["die killed | quantity: Five miners | target: Five miners | place: Tarn"],
    ),
    (
        "The members of the Lamp Society met Vela.",
        ["meet met | party: The members of the Lamp Society & Vela"],
    ),
    (
        "A nurse trained in Tarn left.",
        [],
    ),
]


def read(text: str) -> tuple[Frame, ...]:
    document = Document(id="d", text=text)
    return frames_of([document.span(0, len(text))], text)


def written(frame: Frame) -> str:
    slots: dict[str, list[str]] = {}
    for role in frame.roles:
        marks = ("*" if role.part else "") + ("~" if role.vague else "")
        slots.setdefault(role.slot, []).append(role.span.quote + marks)
    mode = "" if frame.mode == "told" else f" ({frame.mode})"
    rows = [f"{slot}: {' & '.join(words)}" for slot, words in slots.items()]
    return " | ".join([f"{frame.predicate} {frame.trigger.quote}{mode}", *rows])


@pytest.mark.parametrize(("text", "events"), CASES, ids=[text[:40] for text, _ in CASES])
def test_events_with_their_roles(text: str, events: list[str]) -> None:
    assert [written(frame) for frame in read(text)] == events


def test_the_table_is_no_shorter_than_it_was() -> None:
    assert len(CASES) >= 80


def role(text: str, slot: str, number: int = 0) -> Role:
    return [one for frame in read(text) for one in frame.roles if one.slot == slot][number]


def words(span: Span | None) -> str | None:
    return span.quote if span else None


@pytest.mark.parametrize(
    ("text", "slot", "number", "name", "short", "marker"),
    [
        (
            "A pact between Vela and the Salt League [SL].",
            "party",
            1,
            "Salt League",
            "SL",
            "between",
        ),
        (
            "Some members of the Lamp Society met Vela.",
            "party",
            0,
            "Lamp Society",
            None,
            "Some members of",
        ),
        (
            "Talks were overseen by the ‘Sable’ band group.",
            "overseer",
            0,
            "Sable",
            None,
            "overseen by",
        ),
        ("Lyra attacked posts 20 km south of Tarn.", "place", 0, "Tarn", None, "20 km south of"),
        ("Lyra attacked Ober in northern Marl province.", "place", 0, "Marl", None, "northern"),
        ("Lyra's attack on Ober failed.", "agent", 0, "Lyra", None, None),
        ("U.S. drones bombed Ober.", "agent", 0, "U.S.", None, None),
        ("Vela’s ally, the Reed Guild (RG), attacked Ober.", "target", 0, "Ober", None, None),
    ],
)
def test_what_a_role_names_and_what_marks_it(
    text: str, slot: str, number: int, name: str | None, short: str | None, marker: str | None
) -> None:
    one = role(text, slot, number)
    assert (words(one.name), words(one.short)) == (name, short)
    if marker:
        assert words(one.marker) == marker


def test_an_exact_place_is_not_vague() -> None:
    assert not role("Lyra attacked Ober in the northern city of Tarn.", "place").vague


def test_dates_found_elsewhere_become_times() -> None:
    text = "Orion and Pavo signed an accord in the last days of the flood in Tarn."
    document = Document(id="d", text=text)
    start = text.index("the last days of the flood")
    date = document.span(start, start + len("the last days of the flood"))
    frames = frames_of([document.span(0, len(text))], text, [date])
    assert [one.span for frame in frames for one in frame.of("time")] == [date]


def test_only_the_content_is_read() -> None:
    text = "Ivo Lund, who attacked Ober, said that Vela met Lyra."
    document = Document(id="d", text=text)
    start = text.index("Vela")
    frames = frames_of([document.span(start, len(text))], text)
    assert [frame.trigger.quote for frame in frames] == ["met"]


def test_statements_that_share_words_share_the_frame() -> None:
    text = (
        "The Bugle cited bankers claiming merger talks between Orion and Pavo, with further claims, "
        "also reported by the Dock Observatory, that Lyra provided military assistance to Vela in Marl."
    )
    statements = extract_document(Document(id="d", text=text))
    found = [{frame.id: frame.predicate for frame in frames_of(one, text)} for one in statements]
    assert [sorted(one.values()) for one in found] == [["meet"], ["help"], ["help"]]
    assert found[1] == found[2]
