"""The files of a finished site, and every text that is hidden in them."""
