# SPDX-License-Identifier: GPL-3.0-or-later
"""Which rules of data/ at least one invented patient reaches, and what every source of infection must get: test_coverage.py SEPSE-CLI."""

import json
import pathlib
import subprocess
import sys

PROGRAM = sys.argv[1]
ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
DATA = ROOT / "data"

# file, key of its rules, key in a verdict
RULES = [
    ("steps", "steps", "steps"),
    ("red-flags", "flags", "red_flags"),
    ("notes", "notes", "notes"),
    ("consider", "conditions", "consider"),
]

ADULT = {"age": 50, "sex": "male", "temperature": 38.6, "heart-rate": 115, "respiratory-rate": 24, "infection": "suspected"}


def load(name):
    return json.loads((DATA / name).read_text(encoding="utf-8"))


def choices_of(concept):
    for entry in load("concepts.json")["concepts"]:
        if entry["id"] == concept:
            return [choice["id"] for choice in entry["choices"]]
    raise KeyError(concept)


def patients():
    """Every sample case, every vector, and one patient with each source of infection."""
    for path in sorted((DATA / "cases").glob("*.json")):
        yield json.loads(path.read_text(encoding="utf-8"))
    for path in sorted((DATA / "guidelines").glob("*.vectors.json")):
        for vector in json.loads(path.read_text(encoding="utf-8"))["vectors"]:
            yield {"id": vector["id"], "observations": vector["observations"]}
    own = pathlib.Path(__file__).resolve().parent / "coverage-cases.json"
    if own.exists():
        yield from json.loads(own.read_text(encoding="utf-8"))
    for source in choices_of("infection-source"):
        yield {"id": f"source-{source}", "observations": {**ADULT, "infection-source": [source]}}


def judge(cases):
    text = "".join(json.dumps(case) + "\n" for case in cases)
    answer = subprocess.run([PROGRAM, "batch", "-"], input=text, env={"LC_ALL": "C.UTF-8"}, capture_output=True, text=True, timeout=110, check=True)
    return [json.loads(line) for line in answer.stdout.splitlines()]


def report_coverage(verdicts):
    for name, key, fired in RULES:
        ids = [rule["id"] for rule in load(f"{name}.json")[key]]
        reached = {rule["id"] for verdict in verdicts for rule in verdict.get(fired, [])}
        missed = [identity for identity in ids if identity not in reached]
        print(f"# {name}: {len(ids) - len(missed)} of {len(ids)} reached{': not ' + ', '.join(missed) if missed else ''}")


    classes = {rule["urgency"] for rule in load("urgency.json")["rules"]} | {"not-assessed"}
    reached = {verdict["headline"]["urgency"] for verdict in verdicts}
    print(f"# urgency: {len(classes & reached)} of {len(classes)} classes reached")


def faults_of(verdict):
    """What the steps for one source of infection lack."""
    steps = verdict["steps"]
    found = [step for step in steps if step["group"] == "find-source"]
    if not any(step["kind"] in ("specimen", "imaging") or "because" in step.get("text", "").lower() for step in found):
        yield "neither a specimen, nor an image, nor a reason for none"
    if not any(step["group"] == "control-source" for step in steps):
        yield "no line on controlling the source"


def main():
    cases = list(patients())
    verdicts = judge(cases)
    refused = [verdict["id"] for verdict in verdicts if "error" in verdict]
    verdicts = [verdict for verdict in verdicts if "error" not in verdict]
    report_coverage(verdicts)

    sources = [verdict for verdict in verdicts if (verdict["id"] or "").startswith("source-")]
    print(f"1..{len(sources) + 1}")
    print(f"{'not ok' if refused else 'ok'} 1 every patient is read")
    for identity in refused:
        print(f"# {identity} is refused")
    for number, verdict in enumerate(sources, 2):
        faults = list(faults_of(verdict))
        print(f"{'not ok' if faults else 'ok'} {number} {verdict['id']}")
        for fault in faults:
            print(f"# {fault}")


main()
