"""The file of an index: works on shelves, their DOIs, and the words that find them.

* ``shelves``   - some works each, compressed
* ``works``     - the DOI of each work; its number tells its shelf and its place there
* ``words``     - which works have a word, as FTS5 keeps it
* ``common``    - the words that are not rare, and how many works have each
* ``files``     - the files that have been read, so that a build can go on
* ``said``      - the words of each work, until tantivy has them, if it is to find works
* ``complete``  - is made last: a file without it is no index; it names the folder beside
  the file that has tantivy's words, if there is one
"""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final, Literal

from attrs import frozen

from refkit.errors import SourceError
from refkit.index.records import SHELF, Shelf, doi_in, taken
from refkit.plugins import Work

VERSION: Final = 2
"""Of the form of the file; one of another version is not opened."""
_KNOWN: Final = 200
"""How many works have a word is written down if more than this have it."""
_VARIABLES: Final = 500
_TABLES: Final = f"""
CREATE TABLE shelves (id INTEGER PRIMARY KEY, body BLOB NOT NULL);
CREATE TABLE works (id INTEGER PRIMARY KEY, doi TEXT NOT NULL);
CREATE VIRTUAL TABLE words
    USING fts5(said, content='', detail=none, columnsize=0, tokenize=ascii);
CREATE TABLE files (
    path TEXT, size INTEGER, changed INTEGER, searchable INTEGER, rejected INTEGER);
CREATE TABLE said (id INTEGER PRIMARY KEY, words TEXT NOT NULL);
PRAGMA user_version = {VERSION};
"""

Engine = Literal["sqlite", "tantivy"]
"""What finds works by their words."""

File = tuple[str, int, int]
"""A file that was read: its path, its size and when it was changed."""


@frozen
class IndexFacts:
    """What an index has."""

    works: int
    searchable: int
    """Those that a reference can mean."""
    files: int
    rejected: int
    """What in the files was no work."""
    size: int
    """Bytes on disk."""


def begin(path: Path, engine: Engine) -> sqlite3.Connection:
    """Open an index that is being built, or make an empty one.

    Raises ``sqlite3.DatabaseError`` when the file is none of ours or somebody else is
    building it.
    """
    index = sqlite3.connect(path, timeout=1, isolation_level=None)
    try:
        _prepare(index, engine)
    except BaseException:
        index.close()
        raise
    return index


def _prepare(index: sqlite3.Connection, engine: Engine) -> None:
    index.execute("PRAGMA locking_mode = EXCLUSIVE")
    index.execute("PRAGMA journal_mode = WAL")
    index.execute("PRAGMA synchronous = NORMAL")
    index.execute("PRAGMA cache_size = -65536")
    index.execute("PRAGMA wal_autocheckpoint = 16384")
    index.execute("BEGIN IMMEDIATE")  # waits for nobody who is building it
    (version,) = index.execute("PRAGMA user_version").fetchone()
    index.execute("COMMIT")
    if version == 0:
        index.executescript(f"BEGIN;{_TABLES}COMMIT;")
    elif version != VERSION or not _is_for(index, engine):
        raise sqlite3.DatabaseError("of another version")
    # Words are kept in memory to the end of a file, and merged in larger pieces.
    index.execute("INSERT INTO words (words, rank) VALUES ('hashsize', 67108864)")
    index.execute("INSERT INTO words (words, rank) VALUES ('automerge', 16)")
    index.execute("DROP TABLE IF EXISTS complete")


def _is_for(index: sqlite3.Connection, engine: Engine) -> bool:
    """Whether the words that an index has so far are kept for an engine."""
    tables = {name for (name,) in index.execute("SELECT name FROM sqlite_schema")}
    other = "words" if engine == "tantivy" else "said"
    return (
        "said" in tables
        and not index.execute(
            f"SELECT 1 FROM {other} LIMIT 1"  # noqa: S608
        ).fetchone()
    )


def files_read(index: sqlite3.Connection) -> list[File]:
    """The files whose works are in an index."""
    return list(index.execute("SELECT path, size, changed FROM files"))


def note_file(
    index: sqlite3.Connection, file: File, searchable: int, rejected: int
) -> None:
    """Note that the works of a file are in an index."""
    row = (*file, searchable, rejected)
    index.execute("INSERT INTO files VALUES (?, ?, ?, ?, ?)", row)


def put(index: sqlite3.Connection, shelves: Sequence[Shelf], engine: Engine) -> None:
    """Add works to an index."""
    (last,) = index.execute("SELECT coalesce(max(id), 0) FROM shelves").fetchone()
    numbered = list(enumerate(shelves, last + 1))
    index.executemany(
        "INSERT INTO shelves VALUES (?, ?)", [(at, s.body) for at, s in numbered]
    )
    rows = [
        (at * SHELF + place, doi, words)
        for at, shelf in numbered
        for place, (doi, words) in enumerate(shelf.works)
    ]
    index.executemany("INSERT INTO works VALUES (?, ?)", [row[:2] for row in rows])
    into = "words (rowid, said)" if engine == "sqlite" else "said"
    index.executemany(
        f"INSERT INTO {into} VALUES (?, ?)",  # noqa: S608
        [(at, words) for at, _, words in rows if words],
    )


def said_in(index: sqlite3.Connection) -> Iterator[tuple[int, str]]:
    """The words of each work that tantivy is to have."""
    return iter(index.execute("SELECT id, words FROM said"))


def finish(index: sqlite3.Connection, folder: str = "") -> None:
    """Make an index quick to ask, and mark it as complete.

    ``folder`` is the name of the one that has its words, if tantivy has them.
    """
    # What a build that was broken off has made is made anew.
    index.execute("CREATE INDEX IF NOT EXISTS dois ON works (doi)")
    # Of works with one DOI the one that was read last stays.
    repeated = index.execute(
        "SELECT doi, max(id) FROM works GROUP BY doi HAVING count(*) > 1"
    )
    index.executemany("DELETE FROM works WHERE doi = ? AND id < ?", repeated.fetchall())
    index.execute("INSERT INTO words (words) VALUES ('optimize')")
    index.execute("DROP TABLE IF EXISTS common")
    index.execute("CREATE TABLE common (word TEXT PRIMARY KEY, docs) WITHOUT ROWID")
    index.execute("CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, words, row)")
    index.execute(
        "INSERT INTO common SELECT term, doc FROM terms WHERE doc > ?", (_KNOWN,)
    )
    index.execute("DROP TABLE temp.terms")
    if folder:
        index.execute("DROP TABLE said")
        index.execute("VACUUM")
    index.execute(
        "CREATE TABLE complete AS SELECT count(*) AS works, ? AS folder FROM works",
        (folder,),
    )
    index.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    index.execute("PRAGMA journal_mode = DELETE")


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a complete index to ask it, or raise ``SourceError``.

    Nothing is kept open between questions, so that threads and processes may ask.
    """
    if not path.is_file():
        raise SourceError(str(path), "there is no such index")
    address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(address, uri=True)) as index:
            (version,) = index.execute("PRAGMA user_version").fetchone()
            index.execute("SELECT works FROM complete").fetchone()
            if version != VERSION:
                raise SourceError(
                    str(path), "made by another version of refkit; build it again"
                )
            yield index
    except sqlite3.Error as error:
        raise SourceError(str(path), f"not a complete index ({error})") from error


def index_facts(path: str | os.PathLike[str]) -> IndexFacts:
    """Tell what an index has; ``SourceError`` if it is none that is complete."""
    with opened(Path(path)) as index:
        (works,) = index.execute("SELECT works FROM complete").fetchone()
        (files, searchable, rejected) = index.execute(
            "SELECT count(*), coalesce(sum(searchable), 0), coalesce(sum(rejected), 0)"
            " FROM files"
        ).fetchone()
        return IndexFacts(works, searchable, files, rejected, Path(path).stat().st_size)


def by_doi(index: sqlite3.Connection, dois: Sequence[str]) -> dict[str, Work]:
    """The works of some DOIs in lower case, as far as they are there."""
    found: list[int] = []
    for start in range(0, len(dois), _VARIABLES):
        some = dois[start : start + _VARIABLES]
        marks = ", ".join("?" * len(some))
        query = f"SELECT id FROM works WHERE doi IN ({marks})"  # noqa: S608
        found.extend(at for (at,) in index.execute(query, some))
    return {doi_in(work): work for work in numbered(index, found).values()}


def numbered(index: sqlite3.Connection, numbers: Sequence[int]) -> dict[int, Work]:
    """Works by their numbers, without those that another with their DOI replaced."""
    shelves: dict[int, list[int]] = {}
    for number in sorted(numbers):
        is_there = index.execute("SELECT 1 FROM works WHERE id = ?", (number,))
        if is_there.fetchone():
            shelves.setdefault(number // SHELF, []).append(number % SHELF)
    found = {}
    for shelf, places in shelves.items():
        row = index.execute(
            "SELECT body FROM shelves WHERE id = ?", (shelf,)
        ).fetchone()
        for place, work in zip(places, taken(row[0], places), strict=True):
            found[shelf * SHELF + place] = work
    return found


def commonness(index: sqlite3.Connection, words: Sequence[str]) -> dict[str, int]:
    """Those of some words that are not rare, and how many works have each."""
    marks = ", ".join("?" * len(words))
    query = f"SELECT word, docs FROM common WHERE word IN ({marks})"  # noqa: S608
    return dict(index.execute(query, words).fetchall())


def folder_of(index: sqlite3.Connection) -> str:
    """The name of the folder that has the words of an index; empty if SQLite has them."""
    return str(index.execute("SELECT folder FROM complete").fetchone()[0])


def works_in(index: sqlite3.Connection) -> int:
    """How many works an index has."""
    return int(index.execute("SELECT works FROM complete").fetchone()[0])


def works_with(
    index: sqlite3.Connection, words: Sequence[str], most: int = -1
) -> list[int]:
    """The numbers of works that have all of some words."""
    # Words are letters and digits, so nothing in them can end the quotation.
    query = " AND ".join(f'"{word}"' for word in words)
    rows = index.execute(
        "SELECT rowid FROM words WHERE words MATCH ? LIMIT ?", (query, most)
    )
    return [at for (at,) in rows]
