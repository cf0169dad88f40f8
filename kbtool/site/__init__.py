"""From articles to the pages of an edition: navigation, listings, words, addresses, clean HTML."""
