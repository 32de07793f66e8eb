"""``tejido why``: why names stand for one thing, or for two."""

from __future__ import annotations

from pathlib import Path

import click

from tejido.cli.options import authority_option, graph_option, language_option
from tejido.cli.printing import print_lines
from tejido.cli.watching import track

__all__ = ["command"]


@click.command()
@click.argument("one", metavar="A")
@click.argument("other", metavar="[B]", required=False)
@graph_option
@authority_option
@language_option
def command(one: str, other: str | None, graph: Path, language: str) -> None:
    """Tell why A is one thing, or why A and B are one or two.

    A and B are names, keys or IRIs of things in the documents of a graph. Told are the sentences
    that name the thing and by which step each name led to it, the entry of the ledger, what
    documents agree on, and the judgements.
    """
    from tejido.build import meet_all
    from tejido.curating.reasoning import Telling
    from tejido.curating.why import keys_meant, reasons, relation
    from tejido.linking.judgements import read_judgements
    from tejido.linking.ledger import default_ledger
    from tejido.linking.redirects import read_redirects
    from tejido.project import judgement_file
    from tejido.rereading import read_again

    ledger, path = default_ledger(), judgement_file()
    met, judged = meet_all(read_again(graph, track)), read_judgements(path).pairs
    meant = [keys_meant(name, met, ledger, read_redirects(ledger)) for name in (one, other) if name]
    telling = Telling(language, ledger, path)
    if other:
        for first in meant[0]:
            for second in meant[1]:
                found = relation(first, second, met, ledger, judged)
                print_lines(telling.relation(one, other, found))
    for key in dict.fromkeys(key for keys in meant for key in keys):
        print_lines([[], *telling.thing(reasons(key, met, ledger, judged))])
