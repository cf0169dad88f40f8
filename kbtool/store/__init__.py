"""Values that were worked out before, under the digest of all that made them. It can be deleted at any time."""
