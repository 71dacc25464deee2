"""The report as Markdown: a part a module, all of them given one `Notes` for what is quoted."""
