"""Tests of the pages that show what refkit did."""
