"""Hands every page the data of its templates."""
