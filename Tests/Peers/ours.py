"""One row of the table for `frontdesk evaluate`."""
import json
import os
import sys

program, train, test, name = sys.argv[1:5]
read, write = os.pipe()
child = os.fork()
if child == 0:
    os.close(read)
    os.dup2(write, 1)
    os.execv(program, [program, "evaluate", "--train", train, "--test", test, "--json"])
os.close(write)
with os.fdopen(read, encoding="utf-8") as lines:
    text = lines.read()
_, status, usage = os.wait4(child, 0)
if status or not text.strip():
    sys.exit(f"frontdesk evaluate failed on {name}")
figures = json.loads(text)


def share(key):
    value = figures[key]
    return "-" if value is None else f"{100 * value:.2f}"


taken = figures["unknown_recall"]
print(
    "%-18s %-28s %8s %7s %7s %7s %10.0f %8.1f %8.1f %7.0f"
    % (
        name,
        "frontdesk",
        share("accuracy"),
        "-" if figures["auroc"] is None else f"{figures['auroc']:.3f}",
        share("false_unknown"),
        "-" if taken is None else f"{100 * (1 - taken):.2f}",
        figures["compile_ms"],
        figures["p50_us"],
        figures["p99_us"],
        usage.ru_maxrss / 1024,
    ),
    flush=True,
)
