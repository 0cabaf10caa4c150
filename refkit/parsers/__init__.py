"""One file per way a page carries a citation."""
