"""Attribution in other languages, by the word lists of `data/abroad`.

Arabic puts the verb first (“قال SOURCE إن CONTENT”), German second, French, Spanish, Russian and
Ukrainian mostly behind the subject; all of them turn round after a quotation (“…”, sagte SOURCE).
Relays give outer hands: “agency X reports, citing Y”, “نقلت وكالة X عن Y قوله إن”.
"""

from whence.data.languages import languages_abroad, lexicon
from whence.model import Certainty, Stance

from ..attribution import Attribution, Hand
from ..sentence import Sentence
from .certainty import judge_abroad, reportedly_abroad
from .clauses import read_clauses
from .describe import describe_abroad
from .drafts import Draft
from .hops import hop_abroad
from .join import join, nest
from .line import Line, Range, read_line

__all__ = [
    "attribute_abroad",
    "describe_abroad",
    "hop_abroad",
    "reportedly_abroad",
]


def attribute_abroad(sentence: Sentence, language: str | None) -> list[Attribution]:
    """Return the attributions of one sentence in order of their cues, none for other languages.

    Where a verb has no subject (“وأضاف أن”, “Añadió que”) its cue stands for the source as well.
    """
    if language not in languages_abroad():
        return []
    line = read_line(sentence, lexicon(str(language)))
    drafts = sorted(join(line, read_clauses(line)), key=lambda one: one.cue)
    contents = [tuple(sorted(one.content)) for one in drafts]
    cues = [one.cue for one in drafts]
    return [
        _attribution(line, one, contents[number], [drafts[n] for n in nest(contents, cues, number)])
        for number, one in enumerate(drafts)
    ]


def _attribution(
    line: Line, one: Draft, content: tuple[tuple[int, int], ...], around: list[Draft]
) -> Attribution:
    keys = [
        word.key for word in line.words if any(start <= word.start < end for start, end in content)
    ]
    cue = one.kind
    stance: Stance = cue.negated if one.found.negated else cue.stance
    sources = tuple(line.chars(part) for each in one.sources for part in coordinated(line, each))
    outer: dict[tuple[int, int], Hand] = {}
    outside = [(each, draft.cue) for draft in around for each in draft.sources[:1]]
    for words_of, hand_cue in (*outside, *((each, one.cue) for each in one.outer)):
        hand = line.chars(words_of)
        if hand not in sources:
            outer.setdefault(hand, Hand(hand, hand_cue))
    base: Certainty = (
        "probable" if one.found.hearsay and cue.certainty == "certain" else cue.certainty
    )
    stance, certainty, doubted = judge_abroad(keys, line.lexicon, stance, base)
    return Attribution(
        sources=sources or (one.cue,),
        cue=one.cue,
        content=content,
        stance=stance,
        certainty=certainty,
        distance=cue.distance or doubted,
        outer=tuple(outer.values()),
        recipient=line.chars(one.recipient) if one.recipient else None,
    )


def coordinated(line: Line, phrase: Range) -> list[Range]:
    """Split “ein Arzt und eine Anwohnerin” where the second part has an article or is a name."""
    for at in range(phrase[0] + 1, phrase[1] - 1):
        if not line.phrase(at, "and"):
            continue
        named = line.words[at + 1].capital and line.words[at - 1].capital
        article = line.among(at + 1, "articles")
        genitive = line.lexicon.language == "de" and line.key(at + 1) in ("der", "des")
        if (article and not genitive) or (
            named and line.lexicon.language != "de" and _people(line, phrase)
        ):
            return [(phrase[0], at), *coordinated(line, (at + 1, phrase[1]))]
    return [phrase]


def _people(line: Line, phrase: Range) -> bool:
    return not any(line.among(at, "organisations", "outlets") for at in range(*phrase))
