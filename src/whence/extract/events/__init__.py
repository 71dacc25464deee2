"""Reading the words for one event and its roles, without a parser.

`kinds` and `verbs` tell what each word is, `groups` and `lists` find the noun phrases, `triggers`
the words for events; `subjects` looks to the left of them, `roles` and `places` to the right;
`verbal` and `nominal` put both together, and `reading` decides whether an event was told.
"""
