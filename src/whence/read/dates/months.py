"""Names of months in the languages read so far, Gregorian and Islamic."""

import re
from collections.abc import Iterator, Mapping

from whence.text import fold

# January to December between bars, each name as it stands beside a day; an underscore stands for
# the space in a name. The Polish and Croatian “listopada” is left out: it is November in one
# language and October in the other.
NAMES: Mapping[str, str] = {
    "en": (
        "january jan | february feb | march mar | april apr | may | june jun | july jul | "
        "august aug | september sept sep | october oct | november nov | december dec"
    ),
    "de": (
        "januar januars jänner jan | februar februars feber feb | märz maerz mrz | "
        "april aprils apr | mai | juni jun | juli jul | august aug | "
        "september septembers sept sep | oktober oktobers okt | november novembers nov | "
        "dezember dezembers dez"
    ),
    "fr": (
        "janvier janv | février fevrier févr fév | mars | avril avr | mai | juin | "
        "juillet juil | août aout | septembre sept | octobre oct | novembre nov | "
        "décembre decembre déc"
    ),
    "es": (
        "enero ene | febrero feb | marzo mar | abril abr | mayo | junio jun | julio jul | "
        "agosto ago | septiembre setiembre sept sep | octubre oct | noviembre nov | diciembre dic"
    ),
    "pt": (
        "janeiro | fevereiro | março | abril | maio | junho | julho | agosto | setembro | "
        "outubro | novembro | dezembro"
    ),
    "it": (
        "gennaio | febbraio | marzo | aprile | maggio | giugno | luglio | agosto | settembre | "
        "ottobre | novembre | dicembre"
    ),
    "nl": (
        "januari | februari | maart mrt | april | mei | juni | juli | augustus | september | "
        "oktober okt | november | december"
    ),
    "ru": (
        "января январь январе янв | февраля февраль феврале февр | марта март марте | "
        "апреля апрель апреле апр | мая май мае | июня июнь июне | июля июль июле | "
        "августа август августе авг | сентября сентябрь сентябре сент | "
        "октября октябрь октябре окт | ноября ноябрь ноябре нояб | декабря декабрь декабре дек"
    ),
    "uk": (
        "січня | лютого | березня | квітня | травня | червня | липня | серпня | вересня | "
        "жовтня | листопада | грудня"
    ),
    "pl": (
        "stycznia | lutego | marca | kwietnia | maja | czerwca | lipca | sierpnia | września | "
        "października | | grudnia"
    ),
    "tr": (
        "ocak | şubat | mart | nisan | mayıs | haziran | temmuz | ağustos | eylül | ekim | "
        "kasım | aralık"
    ),
    # Egypt and the Gulf; the Levant and Iraq; Tunisia and Algeria; Morocco.
    "ar": (
        "يناير كانون_الثاني كانون_ثاني جانفي | فبراير شباط فيفري | مارس آذار | "
        "أبريل إبريل نيسان أفريل | مايو أيار ماي | يونيو يونيه حزيران جوان | "
        "يوليو يوليه تموز جويلية يوليوز | أغسطس آب أوت غشت | سبتمبر أيلول شتنبر | "
        "أكتوبر تشرين_الأول تشرين_أول | نوفمبر تشرين_الثاني تشرين_ثاني نونبر | "
        "ديسمبر كانون_الأول كانون_أول دجنبر"
    ),
    "fa": (
        "ژانویه | فوریه | مارس | آوریل | مه | ژوئن | ژوئیه | اوت | سپتامبر | اکتبر | نوامبر | دسامبر"
    ),
}


def names(language: str) -> Iterator[tuple[str, int]]:
    """Yield each name of a month in a language, an underscore for a space, and its number."""
    for number, words in enumerate(NAMES[language].split("|"), start=1):
        for word in words.split():
            yield word, number


# Any of the names, folded, with plain spaces. No name means two months (a test holds this).
MONTHS: Mapping[str, int] = {
    fold(name.replace("_", " ")): number for language in NAMES for name, number in names(language)
}
# Those of two words, as a regular expression; a hamza is often left out.
PAIRED = r"(?:كانون|تشرين)\s{1,3}(?:ال)?(?:[أا]ول|ثاني)"

# The Islamic months in Arabic, English and Turkish spellings. Transliterations differ in article,
# doubling and apostrophe, so that a list of them would never be whole.
_THE = r"['’ʼ]?[\s-]{0,2}(?:(?:[aeu][lrstzh]{1,2}|['’]?l)[\s-]{0,2})?['’ʼʿ]?"
_DHU = rf"(?:[DTZdtz]h?[uo]l?{_THE})"
_FIRST = r"(?:[Aa]w+al|[Uu]la|I(?![\w]))"
_SECOND = r"(?:[Tt]h?ani|[Ss]ani|[Aa]kh?i?r(?:ah?)?|II(?![\w]))"
_RABI = rf"[Rr]ab[ei]{{1,2}}[aā]?{_THE}"
_JUMADA = rf"[Jj][uao]m[aā]d[aiā]?h?{_THE}"
_ISLAMIC = (
    r"[Mm][uo][hḥ]arr[ae]m|محرم",
    r"[Ss]afa?r|[Ss]afer|صفر",
    rf"{_RABI}{_FIRST}|[Rr]ebi[üu]levvel|ربيع\s{{1,3}}(?:ال)?[أا]ول",
    rf"{_RABI}{_SECOND}|[Rr]ebi[üu]l[aâ]hir|ربيع\s{{1,3}}(?:(?:ال)?ثاني|ال[آا]خر)",
    rf"{_JUMADA}{_FIRST}|جماد[ىي]\s{{1,3}}(?:ال)?[أا]ول[ىي]?",
    rf"{_JUMADA}{_SECOND}|جماد[ىي]\s{{1,3}}(?:(?:ال)?ثانية?|ال[آا]خرة?)",
    r"[Rr]aj[ae]b|[Rr]ece[bp]|رجب",
    r"[Ss]ha['’ʼʿ]?a?ban|[ŞS]aban|شعبان",
    r"[Rr]am[ae]?(?:dh?|z)[aā]n|رمضان",
    r"[Ss]haww?al|[Şş]evval|شوال",
    rf"{_DHU}[QqK][aei]['’ʼʿ]?[aei]?dah?|[Zz]ilkade|ذ[ويا]\s{{0,3}}القعدة",
    rf"{_DHU}[Hh]i[jc]{{1,2}}[aei]h?|[Zz]ilhicce|ذ[ويا]\s{{0,3}}الحجة",
)
ISLAMIC = "|".join(_ISLAMIC)
_ANY = re.compile(ISLAMIC)
_EACH = tuple(re.compile(form) for form in _ISLAMIC)


def islamic_month(name: str) -> int | None:
    """Return the number of an Islamic month, if the words are the name of one."""
    if not _ANY.fullmatch(name):
        return None
    return next(number for number, form in enumerate(_EACH, start=1) if form.fullmatch(name))
