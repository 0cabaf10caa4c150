"""Which claims speak of the same work, when several parsers speak of several works.

Each parser counts the works it speaks of on its own. The parser with the most trusted
title says which works a page cites; what the others say is taken where they speak of
one of those. A parser that takes another line for the title speaks of another work,
and its volume would be an invention here.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import chain

from refkit.model import Claim

Account = Sequence[Claim]
"""What one parser says of one work."""


def works(said: Iterable[Iterable[Claim]]) -> list[list[Claim]]:
    """Gather what several parsers said, parser by parser, into works.

    >>> from refkit.model import Evidence
    >>> sure, less = Evidence("bibtex", "…", None, 0.9), Evidence("text", "…", None, 0.6)
    >>> one = [Claim("title", "On Oaks", sure), Claim("title", "On Elms", sure, work=1)]
    >>> other = [Claim("title", "On elms", less, work=4), Claim("volume", "8", less, work=4)]
    >>> [[claim.value for claim in work] for work in works([one, other])]
    [['On Oaks'], ['On Elms', 'On elms', '8']]
    """
    parsers = [accounts for claims in said if (accounts := _accounts(claims))]
    lead = max(parsers, key=_rank, default=[])
    if len(lead) > 1:
        return _each(lead, [accounts for accounts in parsers if accounts is not lead])
    best = _title(lead[0]) if lead else None
    joined = (_about(best, accounts) for accounts in parsers)
    return [[claim for account in joined for claim in account]] if lead else []


def _accounts(claims: Iterable[Claim]) -> list[Account]:
    """The claims of one parser, work by work, in the order it speaks of them."""
    accounts: dict[int, list[Claim]] = {}
    for claim in claims:
        accounts.setdefault(claim.work, []).append(claim)
    return list(accounts.values())


def _rank(accounts: Sequence[Account]) -> tuple[float, int]:
    """How far the best title of a parser is trusted, and how many works it knows."""
    titles = filter(None, map(_title, accounts))
    trusted = max((title.evidence.confidence for title in titles), default=0.0)
    return trusted, len(accounts)


def _title(account: Account) -> Claim | None:
    titles = (claim for claim in account if claim.field == "title")
    return max(titles, key=lambda claim: claim.evidence.confidence, default=None)


def _about(best: Claim | None, accounts: Sequence[Account]) -> Account:
    """What a parser says of the one work whose title is the best, if it knows it."""
    if best is None or (len(accounts) == 1 and _title(accounts[0]) is None):
        return accounts[0]
    exact = (account for account in accounts if _folded(best) in _titles(account))
    near = (account for account in accounts if _is_about(best, account))
    return next(chain(exact, near), ())


def _is_about(best: Claim, account: Account) -> bool:
    return any(_same_title(_folded(best), title) for title in _titles(account))


def _each(
    lead: Sequence[Account], others: Sequence[Sequence[Account]]
) -> list[list[Claim]]:
    """The works of one parser, each with what others say under the same title."""
    known: list[dict[str, Account]] = []
    for accounts in others:
        found: dict[str, Account] = {}
        for account in accounts:
            for title in _titles(account):
                found.setdefault(title, account)
        known.append(found)
    joined = []
    for account in lead:
        best = _title(account)
        same = (found.get(_folded(best), ()) if best else () for found in known)
        joined.append([*account, *chain.from_iterable(same)])
    return joined


def _titles(account: Account) -> set[str]:
    return {_folded(claim) for claim in account if claim.field == "title"}


def _same_title(one: str, other: str) -> bool:
    """Whether two titles are one, though either may lack a subtitle or carry more."""
    short, long = sorted((one, other), key=len)
    return bool(short) and short in long


def _folded(title: Claim) -> str:
    return " ".join(re.findall(r"\w+", str(title.value).casefold()))
