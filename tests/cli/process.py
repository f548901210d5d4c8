# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the command line share: the real program in a real process, and results as TAP."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

PROGRAM = os.path.abspath(sys.argv[1])
ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
CASES = ROOT / "data" / "cases"

# The woman of 67 with painful urination, as a person at the bedside would tell it.
WOMAN = {
    "format": "sepse-case/1",
    "id": "woman-67",
    "time": "2026-11-22T02:42:00+02:00",
    "observations": {
        "age": 67,
        "sex": "female",
        "temperature": 38.9,
        "heart-rate": 112,
        "respiratory-rate": 24,
        "systolic-pressure": 84,
        "diastolic-pressure": 50,
        "fluid-total": {"value": 2, "unit": "L"},
        "hypotension-after-fluid": True,
        "lactate": 4.1,
        "infection": "suspected",
        "infection-source": ["urinary-tract"],
        "dysuria": True,
        "blood-culture": "drawn",
    },
}


class Answer:
    """What came of one run."""

    def __init__(self, completed):
        self.code = completed.returncode
        self.output = completed.stdout or b""
        self.text = self.output.decode("utf-8")
        self.errors = (completed.stderr or b"").decode("utf-8")

    def json(self):
        return json.loads(self.text)

    def lines(self):
        return [json.loads(line) for line in self.text.splitlines()]


def run(*words, given=b"", output=subprocess.PIPE, environment=None):
    variables = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": "/nonexistent"}
    variables.update(environment or {})
    if isinstance(given, str):
        given = given.encode("utf-8")
    return Answer(
        subprocess.run([PROGRAM, *map(str, words)], input=given, stdout=output, stderr=subprocess.PIPE, env=variables, timeout=60)
    )


def line(observations, **more):
    return json.dumps({**more, "observations": observations})


def evaluate(case, *words):
    """The verdict of a case as JSON."""
    return run("evaluate", "--format", "json", *words, "-", given=json.dumps(case)).json()


def outcomes(verdict, guideline="sepsis-1"):
    for result in verdict["guidelines"]:
        if result["id"] == guideline:
            return {outcome["id"]: outcome["truth"] for outcome in result["outcomes"]}
    raise KeyError(guideline)


class Tap:
    def __init__(self):
        self.count = 0

    def ok(self, condition, name, found=None):
        self.count += 1
        print(f"{'ok' if condition else 'not ok'} {self.count} {name}")
        if not condition and found is not None:
            for part in str(found).splitlines()[:40]:
                print(f"# {part}")

    def equal(self, found, expected, name):
        self.ok(found == expected, name, f"found {found!r}\nexpected {expected!r}")

    def holds(self, text, part, name=None):
        self.ok(part in text, name or f"holds “{part}”", text)

    def done(self):
        print(f"1..{self.count}", flush=True)


class Folder:
    """Files for one test, gone afterwards."""

    def __enter__(self):
        self.keeper = tempfile.TemporaryDirectory(prefix="sepse-cli-")
        return self

    def __exit__(self, *_):
        self.keeper.cleanup()

    def write(self, name, content):
        path = pathlib.Path(self.keeper.name) / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path
