"""``tejido evaluate``: facts files against gold ones."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tejido.cli.options import FILE, json_option

if TYPE_CHECKING:
    from tejido.evaluate import Evaluation, Tally

__all__ = ["command"]

_PARTS = ("entities", "facts")


@click.command()
@click.argument("gold", metavar="GOLD_DIR", type=FILE)
@click.argument("facts", metavar="FACTS_DIR", type=FILE)
@click.option("--errors", is_flag=True, help="List what was missed and what is wrong.")
@json_option
def command(gold: Path, facts: Path, errors: bool, as_json: bool) -> None:
    """Compare facts files with gold ones: precision, recall, F1.

    The figures are given per entity type and relation. The text of each gold file NAME.facts.json
    is NAME.txt beside it, or in the folder documents beside its folder.
    """
    from tejido.evaluate import evaluate_folders

    evaluation = evaluate_folders(gold, facts)
    if as_json:
        import json

        click.echo(json.dumps(_data(evaluation, errors), ensure_ascii=False))
        return
    if errors:
        for outcome in _errors(evaluation):
            click.echo(" ".join((f"{outcome[0]}: {outcome[3]:6}", *outcome[1:3], outcome[4])))
    click.echo(_table(evaluation))


def _errors(evaluation: Evaluation) -> list[tuple[str, ...]]:
    return sorted(outcome for outcome in evaluation.outcomes if outcome.verdict != "found")


def _table(evaluation: Evaluation) -> str:
    lines = []
    for part in _PARTS:
        lines.append(f"{part:22}     P     R    F1 found wrong missed")
        rows = [(label, evaluation.tally(part, label)) for label in evaluation.labels(part)]
        lines += [_row(label, tally) for label, tally in (*rows, ("all", evaluation.tally(part)))]
    share = evaluation.quotes_verbatim
    verbatim = "-" if share is None else f"{share:.3f}"
    return "\n".join(
        [*lines, f"documents {evaluation.documents}, facts with a verbatim quote {verbatim}"]
    )


def _row(label: str, tally: Tally) -> str:
    figures = f"{tally.precision:5.3f} {tally.recall:5.3f} {tally.f1:5.3f}"
    return f"  {label:20} {figures} {tally.found:5} {tally.wrong:5} {tally.missed:6}"


def _data(evaluation: Evaluation, errors: bool) -> dict[str, object]:
    data: dict[str, object] = {
        "documents": evaluation.documents,
        "quotes_verbatim": evaluation.quotes_verbatim,
    }
    for part in _PARTS:
        each = {label: _figures(evaluation.tally(part, label)) for label in evaluation.labels(part)}
        data[part] = {**_figures(evaluation.tally(part)), "each": each}
    if errors:
        data["errors"] = [
            dict(zip(("document", "part", "label", "verdict", "what"), error, strict=True))
            for error in _errors(evaluation)
        ]
    return data


def _figures(tally: Tally) -> dict[str, float]:
    measures = {"precision": tally.precision, "recall": tally.recall, "f1": tally.f1}
    return {**measures, **tally._asdict()}
