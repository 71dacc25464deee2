"""Who says what in other languages: the table of `cases.yaml`, which a reader can extend."""

import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.extract.abroad import attribute_abroad, describe_abroad
from whence.extract.sentence import read_sentences

TABLE = yaml.safe_load(Path(__file__).with_name("cases.yaml").read_text("utf-8"))
CASES = [(language, row) for language, rows in TABLE.items() for row in rows]
LANGUAGES = sorted(TABLE)


def read(text: str, language: str) -> list[dict[str, object]]:
    """Return the attributions of a text as rows of the table."""
    found = []
    for sentence in read_sentences(text):
        for one in attribute_abroad(sentence, language):
            row: dict[str, object] = {
                "source": " + ".join(text[slice(*each)] for each in one.sources),
                "cue": text[slice(*one.cue)],
                "content": " … ".join(text[slice(*each)] for each in one.content),
            }
            if one.outer:
                row["outer"] = [text[slice(*each.source)] for each in one.outer]
            if one.recipient:
                row["told"] = text[slice(*one.recipient)]
            if one.stance != "asserts":
                row["stance"] = one.stance
            if one.certainty != "certain":
                row["certainty"] = one.certainty
            if one.distance:
                row["distance"] = True
            mention = describe_abroad(text[slice(*one.sources[0])], language)
            named = "" if mention.named else ", unnamed"
            row["kind"] = mention.kind + named + (", several" if mention.plural else "")
            found.append(row)
    return found


@pytest.mark.parametrize(
    ("language", "row"), CASES, ids=[f"{language}-{row['text'][:40]}" for language, row in CASES]
)
def test_who_says_what(language: str, row: dict[str, object]) -> None:
    assert read(str(row["text"]), language) == row["found"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_has_fifteen_sentences_of_each_language_and_some_in_which_nobody_speaks(
    language: str,
) -> None:
    rows = TABLE[language]
    assert sum(bool(row["found"]) for row in rows) >= 15
    assert any(not row["found"] for row in rows)


def test_a_language_without_a_list_gives_nothing() -> None:
    (sentence,) = read_sentences("大臣は橋が閉鎖されたと述べた。")
    assert attribute_abroad(sentence, "ja") == []
    assert attribute_abroad(sentence, None) == []


SENTENCES = [(language, row["text"]) for language, row in CASES]


@given(
    st.lists(st.sampled_from(SENTENCES), max_size=4),
    st.sampled_from(LANGUAGES),
    st.text(max_size=40),
)
@settings(max_examples=150, deadline=None)
def test_offsets_lie_in_their_sentence_whatever_the_text(
    pieces: list[tuple[str, str]], language: str, noise: str
) -> None:
    text = noise.join(text for _, text in pieces) + noise
    for sentence in read_sentences(text):
        for one in attribute_abroad(sentence, language):
            hands = [part for each in one.outer for part in (each.source, each.cue)]
            spans = [*one.sources, one.cue, *one.content, *hands]
            spans += [one.recipient] if one.recipient else []
            for start, end in spans:
                assert sentence.start <= start < end <= sentence.end
                assert text[start:end].strip()


HOSTILE = {
    "de": ["sagte ", "laut ", "„", "teilte ", "hat ", ", dass ", "der "],
    "fr": ["a dit ", "selon ", "« ", "qu'", "que ", "a "],
    "es": ["dijo ", "según ", "«", "que ", "citando a "],
    "ru": ["сообщил ", "по словам ", "«", "со ссылкой на ", "что, "],
    "uk": ["повідомив ", "за словами ", "«", "з посиланням на ", "що, "],
    "ar": ["قال ", "نقلت ", "عن ", "«", "نقلا عن ", "إن ", "بحسب "],
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_cost_grows_with_the_length_of_hostile_text(language: str) -> None:
    def cost(times: int) -> float:
        texts = [piece * times for piece in HOSTILE[language]]
        texts.append("".join(HOSTILE[language]) * (times // len(HOSTILE[language])))
        begun = time.process_time()
        for text in texts:
            for sentence in read_sentences(text):
                attribute_abroad(sentence, language)
        return time.process_time() - begun

    small = max(cost(1_000), 0.02)
    assert cost(8_000) < 8 * 4 * small
