# SPDX-License-Identifier: GPL-3.0-or-later
"""What files there are: their licence line, their length, and nothing new at the top."""

import os

import tap

TOP = {"app", "resources", "po", "data", "tests", "meson.build", "README.md", "COPYING"}
SOURCES = {".c", ".h", ".css", ".in", ".po", ".py", ".sh", ".ui", ".xml", ".build"}
LONGEST = 600


def is_source(path):
    return path.suffix in SOURCES or (path.suffix == "" and os.access(tap.ROOT / path, os.X_OK))


def has_licence(path):
    head = tap.read(path).splitlines()[:3]
    return any("SPDX-License-Identifier: GPL-3.0-or-later" in line for line in head)


def not_listed():
    """C files that no meson.build at or above them names: they would never be compiled."""
    for path in tap.files("app", "tests", suffixes={".c"}):
        builds = [folder / "meson.build" for folder in path.parents if (tap.ROOT / folder / "meson.build").exists()]
        names = [path.relative_to(build.parent).as_posix() for build in builds]
        stems = [name.removesuffix(".c") for name in names]
        if not any(
            f"'{name}'" in tap.read(build) or f"'{stem.rpartition('/')[2].removeprefix('test-')}'" in tap.read(build)
            for build, name, stem in zip(builds, names, stems)
        ):
            yield f"{path} is in no meson.build"


def main():
    points = tap.Tap()
    sources = [path for path in tap.files("app", "data", "po", "resources", "tests") if is_source(path)]
    points.check("a licence line in every source", [path for path in sources if not has_licence(path)])
    lengths = [(path, tap.read(path).count("\n")) for path in tap.files("app")]
    points.check(
        f"no file of app over {LONGEST} lines",
        [f"{path}: {length} lines" for path, length in lengths if length > LONGEST],
    )
    points.check("every C file is built", not_listed())
    names = sorted(path.name for path in tap.ROOT.iterdir() if not path.name.startswith("."))
    points.check("nothing new at the top", [name for name in names if name not in TOP])
    points.done()


main()
