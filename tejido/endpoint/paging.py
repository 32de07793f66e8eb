"""Long answers in pages, where pages give the same rows as one answer would.

A page is right only under a total order: the query's own ORDER BY, then every column. So a query
with a LIMIT or OFFSET of its own, or one that ends in VALUES, is never paged.
"""

from __future__ import annotations

from collections.abc import Sequence

from tejido.asking.tokens import split_select

__all__ = ["capped", "page"]

_ROUND = 1000
"""Servers that cap their answers in silence do it at a multiple of this."""


def capped(text: str, rows: int, limit: int) -> int:
    """Return how many rows a page may have, or 0 when the answer is whole.

    Args:
        text: the query.
        rows: how many rows came.
        limit: the cap that the server told of, 0 for none.
    """
    cut = rows >= limit if limit else rows > 0 and rows % _ROUND == 0
    return (limit or rows) if cut and split_select(text) is not None else 0


def page(text: str, columns: Sequence[str], size: int, start: int, *, nested: bool) -> str:
    """Return the query for ``size`` rows from ``start`` on.

    ``nested`` puts the ordered query inside another one that cuts the page: Virtuoso, which tells
    its cap, sorts no more rows than that in one query, but has no limit for the inner one.
    """
    split = split_select(text)
    assert split is not None
    prologue, select, has_order = split
    keys = " ".join(f"?{column}" for column in columns)
    order = f"\n{'' if has_order else 'ORDER BY '}{keys}\n"
    cut = f"LIMIT {size} OFFSET {start}"
    if nested:
        return f"{prologue}SELECT {keys} WHERE {{ {{ {select}{order} }} }}\n{cut}"
    return f"{prologue}{select}{order}{cut}"
