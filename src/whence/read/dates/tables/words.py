"""What one language says of time: the form of a table."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of one language, by what they say.

    Words are parted by spaces; an underscore stands for the space in a phrase. Spelling is
    folded: case, accents, hamza and the like need not be varied. Where a word stands twice, the
    field further down counts.
    """

    language: str
    capitals: bool = False  # names of months and days are written with a capital
    ordinal_dot: bool = False  # “28. September”
    weak_months: str = ""  # also other words: only beside a number, or after a preposition
    short_months: str = ""  # only beside a number
    weekdays: str = ""  # Monday to Sunday between bars
    weak_weekdays: str = ""  # the same, for what is also another word
    numbers: Mapping[int, str] = field(default_factory=dict)  # 0 for a few
    ordinals: Mapping[int, str] = field(default_factory=dict)
    ordinal_days: Mapping[int, str] = field(default_factory=dict)  # days are named so too
    units: Mapping[str, str] = field(default_factory=dict)
    plurals: Mapping[str, str] = field(default_factory=dict)
    duals: Mapping[str, str] = field(default_factory=dict)
    year_after: str = ""  # “2014 года”
    month_after: str = ""  # “Ocak ayında”
    seasons: str = ""  # spring to winter between bars
    last: str = ""  # before its noun; after it; either
    last_after: str = ""
    last_either: str = ""
    past: str = ""  # before its noun, and up to now: “the past month”
    this: str = ""
    this_after: str = ""
    next: str = ""
    next_after: str = ""
    next_either: str = ""
    ago: str = ""  # after the number
    ago_before: str = ""
    about: str = ""
    more: str = ""
    less: str = ""
    earlier: str = ""  # “earlier this month”
    later: str = ""
    early: str = ""  # before what it divides
    middle: str = ""
    late: str = ""
    early_of: str = ""  # the same, where “of” must follow: “the end of 2013”
    middle_of: str = ""
    late_of: str = ""
    early_after: str = ""  # after what it divides: “2014 başında”
    middle_after: str = ""
    late_after: str = ""
    inside: str = ""  # in, during
    on: str = ""
    since: str = ""  # since, from, after
    until: str = ""
    by: str = ""  # by, before
    between: str = ""
    conjunction: str = ""
    to: str = ""
    of: str = ""
    article: str = ""
    possessive: str = ""  # “her last year” is no year of the calendar
    each: str = ""  # “every Friday” is no day
    islamic_era: str = ""
    future: str = ""  # says that what follows is to come
    perhaps_future: str = ""
    days: Mapping[int, str] = field(default_factory=dict)  # yesterday: -1
    same_day: Mapping[int, str] = field(default_factory=dict)  # counted from a date just named
    names: str = ""  # look like times and are none: “Sunday Times”
