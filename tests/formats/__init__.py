"""Tests of the bibliography formats."""
