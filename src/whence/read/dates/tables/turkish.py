"""Turkish words for times."""

from .words import Words

TURKISH = Words(
    language="tr",
    weak_months="ocak nisan ekim mart",
    weekdays="pazartesi | salı | çarşamba | perşembe | | cumartesi |",
    weak_weekdays="| | | | cuma | | pazar",
    numbers={
        0: "birkaç",
        1: "bir",
        2: "iki",
        3: "üç",
        4: "dört",
        5: "beş",
        6: "altı",
        7: "yedi",
        8: "sekiz",
        9: "dokuz",
        10: "on",
    },
    ordinals={1: "ilk birinci", 2: "ikinci", 3: "üçüncü"},
    units={
        "hour": "saat",
        "minute": "dakika",
        "day": "gün günü",
        "week": "hafta haftanın",
        "month": "ay ayın",
        "half": "yarısında yarısı",
        "year": "yıl yılın sene",
        "century": "yüzyıl yüzyılda",
    },
    year_after="yılında yılı yılının yılından",
    month_after="ayında ayı ayının ayından",
    seasons=(
        "ilkbahar ilkbaharda ilkbaharında baharında | yaz yazın yazında | "
        "sonbahar sonbaharda sonbaharında | kış kışın kışında"
    ),
    last="geçen geçtiğimiz",
    past="son",
    this="bu",
    next="gelecek önümüzdeki",
    ago="önce",
    about="yaklaşık",
    early_after="başında başlarında başından",
    middle_after="ortasında ortalarında",
    late_after="sonunda sonlarında sonuna sonu",
    days={
        -2: "evvelsi_gün önceki_gün",
        -1: "dün",
        0: "bugün bu_sabah bu_akşam",
        1: "yarın",
    },
    same_day={0: "aynı_gün", 1: "ertesi_gün"},
    each="her",
    conjunction="ve ile",
    future="olacak yapılacak edecek",
)
