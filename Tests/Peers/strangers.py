"""Each set learnt, every other set's messages tried on it: how many strangers are taken.

    strangers.py PROGRAM DATA

Taken: without asking back. Read from what `frontdesk evaluate` prints for people."""
import os
import subprocess
import sys
import tempfile

program, data = sys.argv[1:3]
names = [n for n in sorted(os.listdir(data)) if os.path.isfile(os.path.join(data, n, "train.tsv"))]
full = [n for n in names if not n.endswith("-10shot")]


def rows(name):
    with open(os.path.join(data, name, "test.tsv"), encoding="utf-8") as lines:
        pairs = [line.rstrip("\n").partition("\t") for line in lines if line.strip()]
    return [(label, text) for label, _, text in pairs]


def evaluated(train, tried):
    with tempfile.NamedTemporaryFile("w", suffix=".tsv", encoding="utf-8") as file:
        for label, text in tried:
            file.write(f"{label}\t{text}\n")
        file.flush()
        ended = subprocess.run(
            [program, "evaluate", "--train", train, "--test", file.name, "--language", "en"],
            capture_output=True, text=True, check=True)
    return dict(line.split(": ", 1) for line in ended.stdout.splitlines())


print(
    "%-18s %-18s %9s %9s %11s %11s %7s"
    % ("learnt", "strangers", "taken", "unknown", "own asked*", "own unknown", "AUROC"))
for name in names:
    train = os.path.join(data, name, "train.tsv")
    own = [row for row in rows(name) if row[0] != "oos"]
    others = [
        (other, [("oos", text) for label, text in rows(other) if label != "oos"])
        for other in full if other != name.removesuffix("-10shot")
    ]
    inside = [row for row in rows(name) if row[0] == "oos"]
    if inside:
        others.insert(0, ("its own", inside))
    for other, strangers in others:
        figures = evaluated(train, own + strangers)
        print(
            "%-18s %-18s %9s %9s %11s %11s %7s"
            % (
                name, other, figures["strangers taken"], figures["strangers held back"],
                figures["own not taken at once"], figures["own held back"], figures["AUROC"],
            ),
            flush=True,
        )
print("* asked back or unknown")
