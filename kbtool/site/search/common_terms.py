"""The terms of which a question with many words loads the rarest: what stands everywhere tells articles apart least."""

from itertools import pairwise

import numpy as np

from kbtool.site.search.front_coding import front_coded
from kbtool.site.search.index import Index

STEPS = (64, 16, 4)
"""A term is in the last group whose share of entries, one to so many documents, it reaches."""
LEAST = 20
"""Entries; below that a term is rare in any base."""


def common_terms(index: Index) -> list[str]:
    """For each of STEPS the terms, front-coded in UTF-16 order."""
    terms, entries = index.columns.terms.names, index.columns.terms.counts
    bounds = [max(index.documents / step, LEAST) for step in STEPS] + [np.inf]
    groups = (
        [terms[place] for place in np.flatnonzero((entries >= low) & (entries < high)).tolist()]
        for low, high in pairwise(bounds)
    )
    return [front_coded(group) for group in groups]
