"""References handed to Zotero: to the program on this computer, or to a library online."""
