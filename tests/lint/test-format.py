# SPDX-License-Identifier: GPL-3.0-or-later
"""The sources have the form that .clang-format gives them."""

import re
import shutil
import subprocess

import tap

# Other versions break lines elsewhere.
VERSION = 14


def formatter():
    for name in (f"clang-format-{VERSION}", "clang-format"):
        program = shutil.which(name)
        if program:
            said = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
            if re.search(rf"version {VERSION}\.", said):
                return program
    return None


def main():
    points = tap.Tap()
    program = formatter()
    sources = [path for path in tap.files("app", "tests", suffixes={".c", ".h"})]
    if program is None:
        points.skip("format", f"clang-format {VERSION} is not here")
    else:
        for folder in sorted({path.parent for path in sources}):
            mine = [path for path in sources if path.parent == folder]
            result = subprocess.run(
                [program, "--dry-run", "-Werror", *mine], cwd=tap.ROOT, capture_output=True, text=True, check=False
            )
            faults = [line for line in result.stderr.splitlines() if "error:" in line]
            points.check(f"format of {folder}", faults or (["clang-format failed"] if result.returncode else []))
    points.done()


main()
