# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts what passed in a log of `meson test`, subtest by subtest, and shows what failed.

tally.py LABEL TESTLOG.JSON OUTPUT TALLY: appends "PASSED FAILED" to TALLY.
A program that crashed, ran too long or kept quiet about its plan counts as one failure.
"""

import json
import re
import sys

POINT = re.compile(r"^(\s*)(not )?ok\b\s*(\d+)?\s*(?:- )?(.*)$")
SKIPPED = re.compile(r"#\s*(skip|todo)", re.IGNORECASE)


def count_points(text):
    """Returns (passed, names of failed) of TAP text. A point that sums up indented ones is not counted."""
    passed, failed, nested = 0, [], False
    for line in text.splitlines():
        match = POINT.match(line)
        if not match:
            continue
        indent, broken, _, name = match.groups()
        if not indent and nested:
            nested = False
            continue
        nested = bool(indent)
        if SKIPPED.search(name):
            continue
        if broken:
            failed.append(name.strip())
        else:
            passed += 1
    return passed, failed


def judge(test):
    """Returns (passed, names of failed) of one test program."""
    output = test.get("stdout") or ""
    result = test["result"]
    passed, failed = count_points(output)
    if passed or failed:
        if result not in ("OK", "SKIP", "EXPECTEDFAIL") and not failed:
            failed.append(f"{result.lower()} (exit status {test.get('returncode')})")
        return passed, failed
    if result == "OK":
        return 1, []
    if result == "SKIP":
        return 0, []
    return 0, [f"{result.lower()} (exit status {test.get('returncode')})"]


def short_name(test):
    """"sepse:core / number" becomes "core/number"."""
    suites, _, name = test["name"].rpartition(" / ")
    return f"{suites.partition(':')[2]}/{name}" if suites else name


def show_failure(label, test, names):
    for name in names:
        print(f"FAIL  {label}{short_name(test)}: {name}")
    for stream in ("stdout", "stderr"):
        lines = [line for line in (test.get(stream) or "").splitlines() if not line.startswith("ok ")]
        for line in lines[-60:]:
            print(f"      {line}")


def main():
    label, log, output, tally = sys.argv[1:]
    try:
        with open(log, encoding="utf-8", errors="replace") as file:
            tests = [json.loads(line) for line in file if line.strip()]
    except OSError:
        tests = []
    passed, failed = 0, 0
    for test in sorted(tests, key=lambda test: test["name"]):
        good, bad = judge(test)
        passed += good
        failed += len(bad)
        if bad:
            show_failure(label, test, bad)
        else:
            print(f"ok    {label}{short_name(test)} ({good})")
    if not tests:
        failed += 1
        with open(output, encoding="utf-8", errors="replace") as file:
            print(f"FAIL  {label}no test was run")
            print("".join(file.readlines()[-20:]), end="")
    with open(tally, "a", encoding="utf-8") as file:
        file.write(f"{passed} {failed}\n")


if __name__ == "__main__":
    main()
