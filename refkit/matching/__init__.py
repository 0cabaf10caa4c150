"""Are these two the same work? Blocking, comparison, decision, clusters, merging."""
