"""Images and other files of a base: which may be published, and what of them."""
