"""Events of conflict data sets as facts: a layout each for UCDP and ACLED, one way for both."""
