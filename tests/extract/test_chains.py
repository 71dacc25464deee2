"""Chains: every hand that words pass through, each with its own span and cue.

A row is a text and what is attributed in it, as “hand [its cue] > source [its cue] | content”, in
the order of the text. The publisher, who stands before every chain, is left out.
"""

import pytest

from whence.extract import extract_document
from whence.model import Document, Statement


def shown(one: Statement) -> str:
    hops = [f"{hop.name} [{hop.cue}]" for hop in one.chain if hop.start is not None]
    return " > ".join(hops) + " | " + " … ".join(piece.quote for piece in one.content)


def attributed(text: str) -> list[str]:
    page = Document(id="d", text=text, language="en", publisher="The Paper")
    return [shown(one) for one in extract_document(page) if one.chain[-1].start is not None]


OUTLET_CITES = [
    ("The Herald cited a port official saying the crane had failed.",
     "The Herald [cited] > port official [saying] | the crane had failed"),
    ("The Herald quoted a port official as saying the crane had failed.",
     "The Herald [quoted] > port official [as saying] | the crane had failed"),
    ("Ann Poe of The Tribune cited a “senior banker” claiming “secret talks” between the two lenders.",
     "The Tribune [cited] > senior banker [claiming] | “secret talks” between the two lenders"),
    ("The Daily Courier quotes two rebel commanders who say that the convoy was hit.",
     "The Daily Courier [quotes] > rebel commanders [say] | the convoy was hit"),
    ("On Tuesday, Reuters cited three people familiar with the talks as saying that the merger was off.",
     "Reuters [cited] > people familiar with the talks [as saying] | the merger was off"),
    ("Reuters reported, citing two diplomats, that the envoy had left Geneva.",
     "Reuters [reported] > diplomats [citing] | the envoy had left Geneva"),
    ("The minister will resign on Friday, Bloomberg reported, citing an aide.",
     "Bloomberg [reported] > aide [citing] | The minister will resign on Friday"),
    ("The grain deal will be extended, Tass reported on Monday, quoting a Kremlin official.",
     "Tass [reported] > Kremlin official [quoting] | The grain deal will be extended"),
    ("Xinhua, quoting a customs officer, said the ship carried no licence.",
     "Xinhua [said] > customs officer [quoting] | the ship carried no licence"),
    ("Citing a leaked memo, The Guardian reported that the plant had been unsafe for years.",
     "The Guardian [reported] > leaked memo [Citing] | the plant had been unsafe for years"),
    ("Citing two former executives, Bloomberg said the bank had hidden its losses.",
     "Bloomberg [said] > former executives [Citing] | the bank had hidden its losses"),
]  # fmt: skip

REPORTS_OF_OUTLETS = [
    ("A report in The Daily Beacon cited opposition figures claiming a truce in the south.",
     "The Daily Beacon [cited] > opposition figures [claiming] | a truce in the south"),
    ("A report by the Associated Press, citing a militia commander, claimed that the dam had been mined.",
     "Associated Press [claimed] > militia commander [citing] | the dam had been mined"),
    ("A report for the Associated Press has just come out, citing a clerk and a former mayor, claiming a secret sale.",
     "Associated Press [citing] > clerk [claiming] | a secret sale",
     "Associated Press [citing] > former mayor [claiming] | a secret sale"),
    ("Reports in the Observer quoted a defector as saying that the base was empty.",
     "Observer [quoted] > defector [as saying] | the base was empty"),
]  # fmt: skip

TOLD_AN_OUTLET = [
    ("A senior official told Reuters that the pipeline was closed.",
     "Reuters [told] > senior official [told] | the pipeline was closed"),
    ("“The pipeline is closed,” a senior official told the Financial Times.",
     "Financial Times [told] > senior official [told] | “The pipeline is closed,”"),
    ("A union leader is mentioned as having told The Guardian that 73 drivers had walked out.",
     "The Guardian [is mentioned as having told] > union leader [is mentioned as having told] | 73 drivers had walked out"),
    ("Lena Marsh said in an interview with Der Spiegel that the sanctions had failed.",
     "Der Spiegel [in an interview with] > Lena Marsh [said] | the sanctions had failed"),
    ("“It was a mistake,” Marsh said in an interview with the German weekly Der Spiegel.",
     "Der Spiegel [in an interview with] > Marsh [said] | “It was a mistake,”"),
    ("In an interview with the BBC, the governor said that the levee would hold.",
     "BBC [In an interview with] > governor [said] | the levee would hold"),
    ("The chief executive told CNBC in an interview that the factory would close.",
     "CNBC [told] > chief executive [told] | the factory would close"),
    ("Two sailors, speaking to the BBC, said that the hull had cracked.",
     "BBC [speaking to] > sailors [said] | the hull had cracked"),
]  # fmt: skip

ACCORDING = [
    ("According to a police officer quoted by Le Monde, the shots came from the roof.",
     "Le Monde [quoted by] > police officer [According to] | the shots came from the roof"),
    ("The shots came from the roof, according to a police officer cited by AFP.",
     "AFP [cited by] > police officer [according to] | The shots came from the roof"),
    ("The bank was warned in May, according to documents seen by the Financial Times.",
     "Financial Times [seen by] > documents [according to] | The bank was warned in May"),
    ("The bank was warned in May, according to a letter obtained by Reuters.",
     "Reuters [obtained by] > letter [according to] | The bank was warned in May"),
    ("According to a Reuters report, the bank was warned in May.",
     "Reuters [According to] | the bank was warned in May"),
    ("One cook, from Yemen, says she had lived on the upper floor for years, according to an intelligence officer.",
     "intelligence officer [according to] > cook [says] | she had lived on the upper floor for years"),
]  # fmt: skip

OUTLET_LAST = [
    ("Four miners are dead, rescuers said, state television reported.",
     "state television [reported] > rescuers [said] | Four miners are dead"),
    ("A girl of twelve said that she saw her father shot, another officer said.",
     "officer [said] > girl of twelve [said] | she saw her father shot",
     "officer [said] > girl of twelve [saw] | her father shot"),
    ("The chairman has been dismissed, as first reported by Reuters.",
     "Reuters [as first reported by] | The chairman has been dismissed"),
    ("As first reported by the Financial Times, the chairman has been dismissed.",
     "Financial Times [As first reported by] | the chairman has been dismissed"),
    ("The chairman has been dismissed, two directors said, as first reported by Reuters.",
     "Reuters [as first reported by] > directors [said] | The chairman has been dismissed"),
    ("The Herald had it last month that the club was for sale.",
     "The Herald [had it] | the club was for sale"),
]  # fmt: skip

DEEP = [
    ("The Herald reported Friday that officials said the leader was dead.",
     "The Herald [reported] > officials [said] | the leader was dead"),
    ("The Guardian reported that Al Jazeera had quoted a rebel spokesman as saying that the airport had fallen.",
     "The Guardian [reported] > Al Jazeera [had quoted] > rebel spokesman [as saying] | the airport had fallen"),
    ("According to The Times, Reuters cited a broker saying the fund was insolvent.",
     "The Times [According to] > Reuters [cited] > broker [saying] | the fund was insolvent"),
    ("The Post said that a senator told CNN that the witness had lied.",
     "The Post [said] > CNN [told] > senator [told] | the witness had lied"),
    ("The ministry said that the governor had reported that villagers saw two drones.",
     "ministry [said] > governor [had reported] | villagers saw two drones",
     "ministry [said] > governor [had reported] > villagers [saw] | two drones"),
    ("A banker said that his lawyer told him that the court had been bribed.",
     "banker [said] > lawyer [told] | the court had been bribed"),
    ("A police spokesman said witnesses had reported that the gunman shouted.",
     "police spokesman [said] > witnesses [had reported] | the gunman shouted"),
]  # fmt: skip

CO_CLAIMANTS = [
    ("The Daily Herald cited opposition sources claiming a merger, with further allegations, also claimed by the Harbour Observatory, that money was paid.",
     "The Daily Herald [cited] > opposition sources [claiming] | a merger",
     "The Daily Herald [cited] > opposition sources [claiming] | money was paid",
     "Harbour Observatory [also claimed] | money was paid"),
    ("Rebels claim the town has fallen, with the army shelling the bridge: a development also reported by the Border Observatory.",
     "Rebels [claim] | the town has fallen",
     "Rebels [claim] | the army shelling the bridge",
     "Border Observatory [also reported] | the army shelling the bridge"),
    ("A trader said the mill was sold and that its owner fled, the latter also confirmed by the harbour police.",
     "trader [said] | the mill was sold",
     "trader [said] | its owner fled",
     "harbour police [also confirmed] | its owner fled"),
]  # fmt: skip

UNSTATED = [
    ("It was reported that the envoy had left.", "unstated source [was reported] | the envoy had left"),
    ("It is claimed that the money was stolen.", "unstated source [is claimed] | the money was stolen"),
    ("It has been alleged that the vote was bought.", "unstated source [has been alleged] | the vote was bought"),
]  # fmt: skip

DATELINES = [
    ("GENEVA (Reuters) – The envoy has left, two diplomats said.",
     "Reuters [(Reuters)] > diplomats [said] | The envoy has left"),
    ("KYIV, March 4 (AFP) — A mayor said that the bridge was down.",
     "AFP [(AFP)] > mayor [said] | the bridge was down"),
]  # fmt: skip

TABLES = {
    "an outlet cites": OUTLET_CITES,
    "a report in an outlet": REPORTS_OF_OUTLETS,
    "told to an outlet": TOLD_AN_OUTLET,
    "according to": ACCORDING,
    "the outlet comes last": OUTLET_LAST,
    "two and three deep": DEEP,
    "co-claimants": CO_CLAIMANTS,
    "nobody named": UNSTATED,
    "datelines": DATELINES,
}
ROWS = [(text, wanted) for table in TABLES.values() for text, *wanted in table]


@pytest.mark.parametrize(("text", "wanted"), ROWS, ids=[text[:60] for text, _ in ROWS])
def test_every_hand_with_its_own_cue(text: str, wanted: list[str]) -> None:
    assert attributed(text) == wanted


@pytest.mark.parametrize(
    ("opening", "outlet"),
    [
        ("Two days later the", "Capital Ledger"),
        ("A week earlier, the", "Capital Ledger"),
        ("The next day the", "Capital Ledger"),
        ("Days later the", "Capital Ledger"),
        ("The", "Weekly Later"),  # a name that only looks like a time
    ],
)
def test_the_time_that_opens_a_clause_is_no_part_of_the_outlet(opening: str, outlet: str) -> None:
    text = f"{opening} {outlet} cited a clerk claiming that the mill had closed."
    found = extract_document(Document(id="d", text=text, language="en"))
    hops = [hop for one in found for hop in one.chain if hop.cue == "cited"]
    assert [hop.name.removeprefix("The ") for hop in hops] == [outlet]
    assert all(text[hop.start : hop.end].endswith(outlet) for hop in hops)
