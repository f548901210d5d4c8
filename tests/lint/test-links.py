# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line program needs no display: test-links.py PROGRAM"""

import re
import subprocess
import sys

import tap

DISPLAY = re.compile(r"lib(gtk|gdk|adwaita|cairo|pango|X11|wayland)", re.IGNORECASE)


def main():
    points = tap.Tap()
    said = subprocess.run(["ldd", sys.argv[1]], capture_output=True, text=True, check=True).stdout
    points.check("sepse-cli links no toolkit", [line.strip() for line in said.splitlines() if DISPLAY.search(line)])
    points.done()


main()
