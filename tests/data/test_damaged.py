# SPDX-License-Identifier: GPL-3.0-or-later
"""Every damaged guideline is refused at the place where it is damaged: test_damaged.py SEPSE-CLI."""

import os
import pathlib
import subprocess
import sys

PROGRAM = os.path.abspath(sys.argv[1])
FOLDER = pathlib.Path(__file__).resolve().parent / "damaged"


def expectations():
    """{file name: start of its first fault}"""
    lines = (FOLDER / "expected.txt").read_text(encoding="utf-8").splitlines()
    return {line.split("#")[0]: line for line in lines if not line.startswith("#")}


def check(name):
    return subprocess.run(
        [PROGRAM, "guideline", "check", name], cwd=FOLDER, env={"LC_ALL": "C.UTF-8"}, capture_output=True, text=True, timeout=60
    )


def fault_of(name, expected):
    """None, or what is wrong with the answer to this file."""
    answer = check(name)
    lines = answer.stdout.splitlines()
    if expected is None:
        return None if answer.returncode == 0 and not lines else f"sound, but {answer.returncode}: {lines}"
    if answer.returncode != 1:
        return f"exit {answer.returncode}, expected 1"
    if not lines or not lines[0].startswith(expected):
        return f"expected {expected}, found {lines}"
    if len(lines) != len(set(lines)):
        return f"the same fault twice: {lines}"
    return None


def main():
    expected = expectations()
    names = sorted({path.name for path in FOLDER.glob("*.json")} | set(expected))
    print(f"1..{len(names)}")
    for number, name in enumerate(names, 1):
        if name not in expected and name != "sound.json":
            fault = "not in expected.txt"
        else:
            fault = fault_of(name, expected.get(name))
        print(f"{'not ok' if fault else 'ok'} {number} {name}")
        if fault:
            print(f"# {fault}")


main()
