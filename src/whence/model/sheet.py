"""A matrix as a table that people edit and that is read back: what its rows and columns are called.

The first two cells of a row say what it holds and of what (an id); the row `columns` says the same of
each column. Rows and columns without such a name are the reader's own. Numbers have four decimals, so
that what a program shows of them is what they are.
"""

# Of a row, in its first cell; the second has an id.
CLAIM = "claim"  # starts the matrix of one claim
COLUMNS = "columns"  # what each column is: one of those below, or the id of the evidence
HYPOTHESIS = "hypothesis"  # a row of the matrix
WHY = "why"  # the reasons for what was changed in each column; of priors, a column
WAS = "was"  # a row of the matrix as it was written
WHO, WHEN = "who", "when"  # who changed it, and when: in the fourth cell, behind what it asks
# Of a column, in the row `columns`.
PRIOR, PRIOR_WHY = "@prior", "@why"
DIGITS = 4
