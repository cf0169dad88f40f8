"""Selects, stages and renders the articles of an edition."""
