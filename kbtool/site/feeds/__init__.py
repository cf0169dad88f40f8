"""News of a site for feed readers: one Atom feed for each language, category and tag."""
