"""What search engines crawl: an index at the root of the public site, and the pages of each language."""
