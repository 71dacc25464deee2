"""How to read the matrix and how to change it: told in the files themselves."""

_SHARED = (
    "Rows are rival explanations of how the claim came to be reported; columns are the evidence.",
    "A number is log10 of how much likelier the evidence is under that explanation than on average "
    "over all of them: 0 tells nothing, 0.3 is twice as likely, -0.3 half, 1 ten times, -1 a tenth.",
    "Only differences within a column count. Evidence whose numbers are all alike (“how far apart” near "
    "0) tells the explanations no better apart for being much of it.",
    "Read along the rows as well: what counts is what speaks against an explanation, not how much fits it.",
    "You may change the priors and the numbers under the evidence, nothing else. What you set stays; the "
    "others of the column keep their ratios to one another.",
    "Give a reason for each change: for a prior in the cell beside it, for a number in the row “Why” under "
    "its column. Without a reason nothing is taken in.",
    "Empty a cell, with a reason, to have the model's number again. A number is at most log10 of how many "
    "explanations there are (0.85 for seven): no likelihood is further above their mean.",
    "Leave the first two columns, and the row of ids under the claim, as they are: they say what is what. "
    "Rows may be sorted; rows and columns of your own are left alone.",
    "Then: whence import CASE FILE. What you changed goes into case.yaml with your reasons, and the next "
    "whence assess reckons with it.",
)
CSV_LINES = (
    "How to read this table, and how to change it",
    *_SHARED,
    "Rows that begin with “was” hold the numbers as they were written; leave them as they are.",
)
XLSX_LINES = (
    *_SHARED,
    "In colour: orange speaks against an explanation, violet for it; the words beside the numbers say how "
    "strongly, and both follow what you type. Cells with a yellow edge may be edited.",
    "The ids, and the numbers as they were written, are hidden on each sheet; leave them there.",
)
