"""Run the notebook of this folder and keep what it shows, and nothing that changes by the run.

``python -m docs.notebook`` writes it anew; with a FILE it leaves the result there.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

__all__ = ["NOTEBOOK", "executed"]

NOTEBOOK = Path(__file__).resolve().parent / "asking.ipynb"
_KEPT = ("text/html", "text/plain")


def executed(path: Path) -> str:
    """Return a notebook as JSON after its cells have run, in its folder and in order.

    Raises:
        nbclient.exceptions.CellExecutionError: a cell failed.
    """
    from nbclient import NotebookClient

    nbformat: Any = import_module("nbformat")  # half of it is annotated
    notebook: Any = nbformat.read(path, as_version=4)
    where = {"metadata": {"path": path.parent}}
    NotebookClient(
        notebook, timeout=120, kernel_name="python3", resources=where, coalesce_streams=True
    ).execute()
    for cell in notebook.cells:
        cell.metadata = {}
        if cell.cell_type == "code":
            cell.execution_count = None
            cell.outputs = [_steady(output) for output in cell.outputs]
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}
    }
    return f"{nbformat.writes(notebook, indent=1).rstrip()}\n"


def _steady(output: Any) -> Any:
    """Leave out numbers of the run, and the forms of a result that are shown nowhere here."""
    if output.output_type == "execute_result":
        output.execution_count = None
        output.metadata = {}
        output.data = {form: output.data[form] for form in _KEPT if form in output.data}
    return output


def main() -> None:
    """Run the notebook and write it."""
    root = str(NOTEBOOK.parent.parent)
    os.environ["PYTHONPATH"] = os.pathsep.join([root, os.environ.get("PYTHONPATH", "")])
    target = Path(sys.argv[1]) if sys.argv[1:] else NOTEBOOK
    target.write_text(executed(NOTEBOOK), encoding="utf-8")


if __name__ == "__main__":
    main()
