"""Outside sources that know something about a reference, one file each."""
