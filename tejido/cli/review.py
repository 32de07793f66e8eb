"""``tejido review``: a person judges what may be one, or which facts hold."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tejido.cli.keyboard import key, keyboard, line
from tejido.cli.options import authority_option, graph_argument, language_option
from tejido.cli.printing import print_lines
from tejido.cli.watching import track

if TYPE_CHECKING:
    from tejido.curating.questions import Question
    from tejido.linking.meeting import Met

__all__ = ["command"]


@click.command()
@graph_argument
@click.option("--facts", is_flag=True, help="Judge facts, one by one, instead of identities.")
@click.option("--by", metavar="NAME", help="Who judges.  [default: your login name]")
@authority_option
@language_option
def command(graph: Path, facts: bool, by: str | None, language: str) -> None:
    """Judge which things of a graph's documents are one.

    The pairs that may be one are shown with the sentences that name each, closest first; a single
    key answers. Every answer is a line of judgements.yaml in the folder of the ledger, and
    deleting the line undoes it. Leave and go on whenever you like; the next build applies what was
    answered. With --facts it is the facts that are shown, the least sure first: a rejected fact
    leaves the graph, an accepted one is marked as reviewed, until its document says it otherwise.
    """
    from tejido.curating.asking import question_lines
    from tejido.curating.review import walk
    from tejido.curating.session import Session
    from tejido.linking.ledger import default_ledger
    from tejido.linking.redirects import read_redirects
    from tejido.project import judgement_file
    from tejido.wording import texts

    said, ledger, path = texts(language, "review"), default_ledger(), judgement_file()
    met, questions = _questions(graph, facts)
    if not questions:
        click.echo(said["nothing"])
        return
    session = Session(path, ledger, read_redirects(ledger), by or _login(), _today())
    keys = said["fact_keys" if facts else "pair_keys"]

    def show(question: Question, number: int) -> None:
        click.echo("\n" + said["number"].format(number=number, total=len(questions)))
        print_lines(question_lines(question, met, ledger, language))
        click.echo(keys)

    def tell(message: str) -> None:
        known = {"help": said["help"], "none": said["undo_none"], "end": said["end"]}
        click.echo(known.get(message, message))

    def reason() -> str:
        click.echo(said["why"], nl=False)
        return line()

    with keyboard():
        walk(questions, session, show=show, key=key, line=reason, tell=tell)
    click.echo(said["answered"].format(count=len(session.given), path=path))


def _questions(graph: Path, facts: bool) -> tuple[Met, Sequence[Question]]:
    from tejido.build import meet_all
    from tejido.curating.questions import fact_questions, pair_questions
    from tejido.linking.judgements import read_judgements
    from tejido.linking.ledger import default_ledger
    from tejido.project import judgement_file
    from tejido.rereading import read_again

    met = meet_all(read_again(graph, track))
    if facts:
        return met, fact_questions(met.readings, read_judgements(judgement_file()).claims)
    return met, pair_questions(met, default_ledger())


def _login() -> str:
    import getpass

    return getpass.getuser()


def _today() -> str:
    """Return today's date, or that of SOURCE_DATE_EPOCH for those who must repeat a run."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    today = datetime.fromtimestamp(int(epoch), UTC).date() if epoch.isdigit() else date.today()
    return today.isoformat()
