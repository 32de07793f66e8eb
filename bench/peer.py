"""Time spaCy's Spanish pipeline over a folder of texts; run by ``reading.py`` in its own venv."""

from __future__ import annotations

import json
import sys
import time
import warnings
from pathlib import Path

MODEL = "es_core_news_sm"


def main() -> None:
    """Print the seconds that the texts of the folder ``argv[1]`` take, best of ``argv[2]`` runs."""
    import spacy

    folder, runs = Path(sys.argv[1]), int(sys.argv[2])
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the model on the registry is older than the library
        pipeline = spacy.load(MODEL)
        list(pipeline.pipe(texts[:2]))
        seconds = min(_timed(pipeline, texts) for _ in range(runs))
    meta = pipeline.meta
    told = {
        "seconds": seconds,
        "name": f"spaCy {spacy.__version__}, {MODEL} {meta['version']}",
        "pipeline": pipeline.pipe_names,
    }
    sys.stdout.write(json.dumps(told))


def _timed(pipeline: object, texts: list[str]) -> float:
    start = time.process_time()
    for _ in pipeline.pipe(texts):  # type: ignore[attr-defined]
        pass
    return time.process_time() - start


if __name__ == "__main__":
    main()
