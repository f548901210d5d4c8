# SPDX-License-Identifier: GPL-3.0-or-later
"""Words that later libraries deprecate, version checks outside the one file for them, and anything that talks to a network."""

import pathlib
import re

import tap

LIST = pathlib.Path("tests/lint/denied.txt")
COMPAT = "app/ui/sepse-compat.c"

VERSION_CHECK = re.compile(
    r"\b((GTK|GDK|ADW|GLIB|PANGO|CAIRO)_CHECK_VERSION|gtk_check_version|"
    r"(gtk|adw)_get_(major|minor|micro)_version|(GTK|ADW|GLIB)_(MAJOR|MINOR|MICRO)_VERSION)\b"
)
NETWORK = re.compile(
    r"\b(soup_\w+|Soup[A-Z]\w*|curl_\w+|g_socket_\w+|GSocket\w*|g_network_\w+|GNetwork\w*|g_resolver_\w+|GTls\w+|"
    r"getaddrinfo|gethostbyname|webkit_\w+)\b|<(sys/socket|netinet/\w+|arpa/\w+|netdb)\.h>"
)
NETWORK_LIBRARY = re.compile(r"dependency\s*\(\s*'(libsoup|libcurl|gnutls|openssl|libssl|webkit)[^']*'")


def snake(name):
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def patterns():
    """(pattern, advice) of each line of the list: a type stands for its functions and macros too."""
    for line in tap.read(LIST).splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        word, _, advice = line.partition("\t")
        if word[0].isupper():
            lower = snake(word)
            upper = lower.upper()
            prefix, _, rest = upper.partition("_")
            yield re.compile(rf"\b({word}|{lower}_\w+|{upper}|{prefix}_(TYPE|IS)_{rest})\b"), advice.strip()
        else:
            yield re.compile(rf"\b{word}\b"), advice.strip()


def search(path, pattern):
    text = tap.read(path)
    if path.suffix in (".c", ".h"):
        text = tap.without_comments(text)
    for match in pattern.finditer(text):
        yield f"{path}:{tap.number_of_line(text, match.start())}: {match.group()}"


def main():
    points = tap.Tap()
    everywhere = [path for path in tap.files("app", "resources", "tests") if path.suffix in (".c", ".h", ".ui", ".css")]
    outside = [path for path in everywhere if path.as_posix() != COMPAT]
    product = tap.files("app", suffixes={".c", ".h"})
    builds = [pathlib.Path("meson.build")] + [p for p in tap.files("app", "data", "resources", "tests") if p.name == "meson.build"]
    allowed = "gtk_style_context_add_provider_for_display"

    faults = []
    for pattern, advice in patterns():
        for path in outside:
            faults += [f"{fault}: {advice}" for fault in search(path, pattern) if not fault.endswith(allowed)]
    points.check("nothing that later libraries deprecate or that is newer than ours", faults)
    points.check(
        "version checks only in " + COMPAT,
        [fault for path in outside if path.suffix in (".c", ".h") for fault in search(path, VERSION_CHECK)],
    )
    points.check("no network code", [fault for path in product for fault in search(path, NETWORK)])
    points.check("no network library", [fault for path in builds for fault in search(path, NETWORK_LIBRARY)])
    points.done()


main()
