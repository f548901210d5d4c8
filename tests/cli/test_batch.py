# SPDX-License-Identifier: GPL-3.0-or-later
"""Batch: order, blank and long lines, the same bytes for every number of jobs."""

import json
import os
import subprocess

from process import CASES, PROGRAM, Folder, Tap, line, run

tap = Tap()
LIMIT = 1024 * 1024

# Order, refused lines, blank lines.
text = "\n".join(
    [
        line({"temperature": 38.9}, id="first"),
        "",
        "  \t\r",
        line({"temperature": 99}, id="second"),
        "nonsense",
        line({"heart-rate": 112}, id="third"),
    ]
)
answer = run("batch", given=text)
found = answer.lines()
tap.equal(answer.code, 1, "a refused line ends with 1")
tap.equal(len(found), 4, "one line out for each line that is not blank")
tap.equal([item.get("id") for item in found], ["first", "second", None, "third"], "input order")
tap.equal([item.get("line") for item in found], [None, 4, 5, None], "blank lines count in the line number")
tap.equal(run("batch", given=text + "\n").output, answer.output, "the last line needs no end")
tap.equal(run("batch", "-", given=text).output, answer.output, "“-” is standard input")
answer = run("batch", given="")
tap.equal((answer.code, answer.output), (0, b""), "nothing in, nothing out")
answer = run("batch", given="\n \n\r\n")
tap.equal((answer.code, answer.output), (0, b""), "blank lines only")
tap.equal(answer.errors, "", "no progress line without a terminal")

# Long lines: exactly the limit is read, one byte more is not, and the next line counts on.
fit = line({"temperature": 38.9}, id="fit")
fit += " " * (LIMIT - len(fit))
long = fit + " "
huge = '{"note":"' + "x" * (3 * LIMIT) + '"}'
answer = run("batch", "--summary", given="\n".join([fit, long, huge, line({}, id="after")]))
found = answer.lines()
tap.equal([item.get("id") for item in found], ["fit", None, None, "after"], "lines around long ones")
tap.equal([item.get("error", {}).get("code") for item in found], [None, "too-large", "too-large", None], "too-large")
tap.equal([item.get("line") for item in found], [None, 2, 3, None], "long lines count")
answer = run("batch", given=huge)
tap.equal(answer.lines()[0]["error"]["code"], "too-large", "a long last line without an end")
tap.equal(run("batch", given=" " * (3 * LIMIT) + "\n").output, b"", "a long blank line is blank")

# The same bytes for every number of jobs.
samples = [json.dumps(json.loads(path.read_text(encoding="utf-8"))) for path in sorted(CASES.glob("*.json"))]
many = "\n".join((samples + ["", "torn {"]) * 12) + "\n"
with Folder() as folder:
    path = folder.write("cases.ndjson", many)
    for words in ([], ["--summary"], ["--guideline", "sepsis-1"]):
        first = run("batch", "--jobs", "1", *words, path).output
        tap.equal(len(first.splitlines()), (len(samples) + 1) * 12, f"every line is answered {words}")
        for jobs in ("2", "4", "7"):
            tap.ok(run("batch", "--jobs", jobs, *words, path).output == first, f"--jobs {jobs} gives the same bytes {words}")
        tap.ok(run("batch", *words, path).output == first, f"the usual number of jobs gives the same bytes {words}")

    # What evaluate says of one case is what batch says.
    one = run("evaluate", "--format", "json", CASES / "02-septic-shock-urinary.json").json()
    tap.equal(run("batch", given=samples[1]).lines()[0], one, "batch and evaluate agree")

    # The language of the user changes nothing.
    german = {"LC_ALL": "", "LANG": "lv_LV.UTF-8", "LANGUAGE": "lv:de"}
    tap.ok(run("batch", given=many, environment=german).output == run("batch", path).output, "no language in JSON")

    # Memory stays flat: ten times the input takes hardly more.
    def measure(count):
        # Line by line: a child is charged with the memory its parent had.
        path = folder.write("more.ndjson", "")
        with path.open("w", encoding="utf-8") as file:
            for _ in range(count):
                file.write(line({"temperature": 38.9}, note="x" * 50000) + "\n")
        variables = {"ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "") + ":quarantine_size_mb=8"}
        process = subprocess.Popen([PROGRAM, "batch", "--jobs", "2", "--summary", str(path)], stdout=subprocess.PIPE, env=variables)
        count_out = process.stdout.read().count(b"\n")
        process.stdout.close()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        tap.equal((process.returncode, count_out), (0, count), f"{count} long lines")
        return usage.ru_maxrss

    few, lots = measure(300), measure(3000)
    tap.ok(lots - few < 40 * 1024, "150 MB of cases in bounded memory", f"{few} KiB, then {lots} KiB")

# A program that writes a line and waits gets its answer.
process = subprocess.Popen([PROGRAM, "batch", "--summary"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
for name in ("ping", "pong"):
    process.stdin.write((line({}, id=name) + "\n").encode())
    process.stdin.flush()
    tap.equal(json.loads(process.stdout.readline())["id"], name, f"an answer at once: {name}")
process.stdin.close()
tap.equal(process.wait(timeout=20), 0, "then it ends")
process.stdout.close()

# A reader that leaves early while the writer still has much to say.
process = subprocess.Popen([PROGRAM, "batch"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
process.stdout.close()
try:
    for _ in range(600):
        process.stdin.write(many.encode())
    process.stdin.close()
except BrokenPipeError:
    process.stdin = None
errors = process.stderr.read()
tap.equal((process.wait(timeout=20), errors), (0, b""), "a reader that leaves early")
process.stderr.close()

# A file that cannot be read.
if os.path.exists("/proc/self/mem"):
    answer = run("batch", "/proc/self/mem")
    tap.equal((answer.code, answer.output), (1, b""), "a file that fails while it is read")
    tap.ok(answer.errors.startswith("/proc/self/mem: "), "is named", answer.errors)

tap.done()
