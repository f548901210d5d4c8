# SPDX-License-Identifier: GPL-3.0-or-later
"""Words, exit codes and the guideline commands."""

import json
import os
import subprocess

from process import CASES, PROGRAM, ROOT, WOMAN, Folder, Tap, run

tap = Tap()
GUIDELINE = ROOT / "data" / "guidelines" / "sepsis-1.json"


def exits(code, name, *words, given=b""):
    answer = run(*words, given=given)
    tap.equal(answer.code, code, f"{name}: exit {code}")
    return answer


# Version and help.
answer = exits(0, "version", "--version")
tap.ok(answer.text.startswith("sepse-cli ") and answer.text.count("\n") == 1, "version is one line", answer.text)
answer = exits(0, "help", "--help")
tap.holds(answer.text, "sepse-cli batch [--jobs N] [--summary] [--guideline ID]... [FILE|-]")
tap.equal(answer.errors, "", "help says nothing on standard error")
exits(0, "help of a command", "evaluate", "--help")

# Wrong usage.
for name, words in {
    "no command": [],
    "unknown command": ["judge"],
    "no case": ["evaluate"],
    "two cases": ["evaluate", "a.json", "b.json"],
    "unknown option": ["evaluate", "--colour", "-"],
    "unknown format": ["evaluate", "--format", "xml", "-"],
    "format without value": ["evaluate", "-", "--format"],
    "unknown guideline": ["evaluate", "--guideline", "sepsis-9", "-"],
    "unknown guideline for batch": ["batch", "--guideline", "sepsis-9"],
    "no jobs": ["batch", "--jobs", "0"],
    "jobs below nothing": ["batch", "--jobs", "-1"],
    "jobs in words": ["batch", "--jobs", "two"],
    "two batches": ["batch", "a", "b"],
    "summary with a value": ["batch", "--summary=yes"],
    "guideline alone": ["guideline"],
    "unknown guideline command": ["guideline", "burn"],
    "show without id": ["guideline", "show"],
    "show of an unknown id": ["guideline", "show", "sepsis-9"],
    "check without file": ["guideline", "check"],
    "verify of an unknown id": ["guideline", "verify", "sepsis-9"],
    "list with a word": ["guideline", "list", "all"],
    "version with a word": ["--version", "please"],
}.items():
    answer = exits(2, name, *words)
    tap.ok(answer.text == "" and answer.errors.startswith("sepse-cli: "), f"{name}: said on standard error only", answer.errors)

# Files.
answer = exits(1, "missing file", "evaluate", "/nonexistent/case.json")
tap.equal(answer.errors, "/nonexistent/case.json: No such file or directory\n", "missing file is named")
answer = exits(1, "folder", "evaluate", "/usr")
tap.equal(answer.errors, "/usr: Is a directory\n", "folder is named")
exits(1, "missing batch", "batch", "/nonexistent/cases.ndjson")
exits(1, "missing guideline file", "guideline", "check", "/nonexistent/guideline.json")

# Standard input, both spellings of an option, options behind the file.
text = json.dumps(WOMAN)
exits(0, "standard input", "evaluate", "-", given=text)
exits(0, "option with equals sign", "evaluate", "--format=json", "--guideline=sepsis-1", "-", given=text)
exits(0, "option behind the file", "evaluate", "-", "--format", "json", given=text)
exits(0, "file behind two dashes", "evaluate", "--", CASES / "02-septic-shock-urinary.json")

# Every sample case is evaluated.
for path in sorted(CASES.glob("*.json")):
    answer = run("evaluate", path)
    tap.ok(answer.code == 0 and answer.errors == "" and len(answer.text) > 500, f"sample {path.stem}", answer.errors)

# Guidelines.
answer = exits(0, "list", "guideline", "list")
rows = [row.split("\t") for row in answer.text.splitlines()]
tap.ok(["sepsis-1", "1992", "legacy"] in rows, "list has id, edition, status", answer.text)
tap.ok(all(len(row) == 3 and row[2] in ("released", "exploratory", "legacy", "local") for row in rows), "list has three columns", answer.text)
answer = exits(0, "show", "guideline", "show", "sepsis-1")
tap.holds(answer.text, "10.1378/chest.101.6.1644")
answer = exits(0, "show as JSON", "guideline", "show", "sepsis-1", "--format", "json")
tap.equal(answer.json(), json.loads(GUIDELINE.read_text(encoding="utf-8")), "show gives the file")
tap.equal(list(answer.json()), list(json.loads(GUIDELINE.read_text(encoding="utf-8"))), "show keeps the order of keys")
answer = exits(0, "check of a clean file", "guideline", "check", GUIDELINE)
tap.equal(answer.text + answer.errors, "", "check is silent when clean")
with Folder() as folder:
    broken = json.loads(GUIDELINE.read_text(encoding="utf-8"))
    broken["applies"]["all"][0] = {"aeg": {"at-least": {"a": 18}}}
    path = folder.write("broken.json", json.dumps(broken))
    answer = exits(1, "check of an unknown concept", "guideline", "check", path)
    tap.ok(answer.text.startswith(f"{path}#/applies/all/0/aeg: unknown-concept: "), "check names file, place and code", answer.text)
    path = folder.write("torn.json", "{")
    answer = exits(1, "check of a torn file", "guideline", "check", path)
    tap.ok(answer.text.startswith(f"{path}#: malformed: "), "a torn file is malformed", answer.text)
answer = exits(0, "verify", "guideline", "verify")
tap.ok(all(row.endswith(" 0 failed") for row in answer.text.splitlines()), "every vector passes", answer.text + answer.errors)
answer = exits(0, "verify of one", "guideline", "verify", "sepsis-1")
count = len(json.loads((GUIDELINE.parent / "sepsis-1.vectors.json").read_text(encoding="utf-8"))["vectors"])
tap.equal(answer.text, f"sepsis-1: {count} passed, 0 failed\n", "verify counts")

# Output that cannot be written, a reader that leaves.
for words in (["--version"], ["--help"], ["evaluate", "-"], ["evaluate", "--format", "json", "-"], ["guideline", "list"], ["batch"]):
    with open("/dev/full", "wb") as full:
        answer = run(*words, given=text, output=full)
    tap.ok(answer.code == 1 and "No space left on device" in answer.errors, f"full disk: {' '.join(words)}", (answer.code, answer.errors))
    reading, writing = os.pipe()
    os.close(reading)
    process = subprocess.run([PROGRAM, *words], input=text.encode(), stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    tap.ok(process.returncode == 0 and process.stderr == b"", f"closed pipe: {' '.join(words)}", (process.returncode, process.stderr))

tap.done()
