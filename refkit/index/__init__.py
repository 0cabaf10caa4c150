"""Crossref's public data file as an index on this machine, asked with no network."""
