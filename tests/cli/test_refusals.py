# SPDX-License-Identifier: GPL-3.0-or-later
"""Every error code, with the place it points to, by both commands."""

from process import Folder, Tap, line, run

tap = Tap()

TIMED = '{"observations":{"lactate":{"value":3,"unit":"mmol/L","time":"%s"}}}'

# code, pointer, case
REFUSED = [
    ("malformed", "", "{"),
    ("malformed", "", "nothing"),
    ("malformed", "", '{"observations":{}} {}'),
    ("malformed", "/observations/age", '{"observations":{"age":067}}'),
    ("malformed", "/observations/age", '{"observations":{"age":NaN}}'),
    ("duplicate-key", "/observations/age", '{"observations":{"age":67,"age":68}}'),
    ("duplicate-key", "/observations", '{"observations":{},"observations":{}}'),
    ("duplicate-key", "/observations/age", '{"observations":{"age":67,"\\u0061ge":68}}'),
    ("unknown-key", "/colour", '{"observations":{},"colour":1}'),
    ("unknown-key", "/observations/age/units", '{"observations":{"age":{"value":67,"units":"a"}}}'),
    ("unknown-concept", "/observations/blood-presure", line({"blood-presure": 84})),
    ("unknown-concept", "/observations/a~1b", line({"a/b": 84})),
    ("unknown-unit", "/observations/temperature/unit", line({"temperature": {"value": 38, "unit": "C"}})),
    ("unknown-unit", "/observations/creatinine/unit", line({"creatinine": {"value": 2.1, "unit": "mg/dl"}})),
    ("unknown-choice", "/observations/consciousness", line({"consciousness": "asleep"})),
    ("unknown-choice", "/observations/infection-source/1", line({"infection-source": ["lungs", "knee"]})),
    ("wrong-type", "", "[]"),
    ("wrong-type", "/observations", '{"observations":[]}'),
    ("wrong-type", "/observations/temperature", line({"temperature": "38.9"})),
    ("wrong-type", "/observations/dysuria", line({"dysuria": "yes"})),
    ("wrong-type", "/observations/infection-source", line({"infection-source": "lungs"})),
    ("out-of-range", "/observations/temperature", line({"temperature": 58})),
    ("out-of-range", "/observations/heart-rate", line({"temperature": 38, "heart-rate": -1})),
    ("bad-time", "/observations/lactate/time", TIMED % "2026-13-22T09:10:00+02:00"),
    ("bad-time", "/observations/lactate/time", TIMED % "2026-02-29T09:10:00Z"),
    ("bad-time", "/observations/lactate/time", TIMED % "2026-11-22 09:10"),
    ("bad-time", "/time", '{"time":"today","observations":{}}'),
    ("unsupported-format", "/format", '{"format":"sepse-case/2","observations":{}}'),
]

for code, pointer, case in REFUSED:
    answer = run("batch", given=case + "\n")
    found = answer.lines()
    error = found[0].get("error", {}) if len(found) == 1 else {}
    tap.equal((error.get("code"), error.get("pointer")), (code, pointer), f"batch: {code} of {case[:60]}")
    tap.ok(answer.code == 1 and error.get("message"), f"batch: {code} exits 1 with a message")
    tap.equal(list(found[0]), ["format", "line", "error"], f"batch: {code} has its keys")
    answer = run("evaluate", "-", given=case)
    tap.ok(
        answer.code == 1 and answer.text == "" and answer.errors == f"-:{pointer}: {error.get('message')}\n",
        f"evaluate: {code} says the same",
        (answer.code, answer.errors),
    )

# The file is named, the id is echoed, the first fault in file order counts.
with Folder() as folder:
    path = folder.write("hot.json", line({"temperature": 58}))
    answer = run("evaluate", path)
    tap.ok(answer.errors.startswith(f"{path}:/observations/temperature: "), "evaluate names the file", answer.errors)
answer = run("batch", given=line({"age": 67, "temperature": 58, "pulse": 1}, id="hot") + "\n").lines()[0]
tap.equal((answer["format"], answer["line"], answer["id"]), ("sepse-verdict/1", 1, "hot"), "batch echoes the id")
tap.equal(answer["error"]["pointer"], "/observations/temperature", "the first fault counts")

# Not faults: null is unknown, an unusual value is evaluated.
for name, case in {
    "null": line({"temperature": None}),
    "nothing known": line({}),
    "unusual": line({"temperature": 43.5}),
    "whole number with a decimal": line({"heart-rate": 112.0}),
}.items():
    answer = run("batch", given=case)
    tap.ok(answer.code == 0 and "error" not in answer.lines()[0], f"accepted: {name}", answer.text)

tap.done()
