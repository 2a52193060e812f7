"""150 classes of 100 rows, joined from all full sets: what the speed of one message is measured on."""
import collections
import os
import sys

data, out = sys.argv[1], os.path.join(sys.argv[2], "joined-150x100")
CLASSES, ROWS = 150, 100
rows, tests = collections.OrderedDict(), collections.defaultdict(list)
for name in sorted(os.listdir(data)):
    folder = os.path.join(data, name)
    if name.endswith("-10shot") or not os.path.isfile(os.path.join(folder, "train.tsv")):
        continue
    for part, into in (("train.tsv", rows), ("test.tsv", tests)):
        with open(os.path.join(folder, part), encoding="utf-8") as lines:
            for line in lines:
                label, _, text = line.rstrip("\n").partition("\t")
                if text and label != "oos":
                    into.setdefault(name + "/" + label, []).append(text)
# Sets in turn, so that every one is there.
by_set = collections.OrderedDict()
for label, texts in rows.items():
    if len(texts) >= ROWS:
        by_set.setdefault(label.split("/")[0], []).append(label)
chosen = []
while len(chosen) < CLASSES and any(by_set.values()):
    for labels in by_set.values():
        if labels and len(chosen) < CLASSES:
            chosen.append(labels.pop(0))
if not chosen:
    sys.exit()
os.makedirs(out)
for part, texts, most in (("train.tsv", rows, ROWS), ("test.tsv", tests, 20)):
    with open(os.path.join(out, part), "w", encoding="utf-8") as file:
        for label in chosen:
            for text in texts[label][:most]:
                file.write(f"{label}\t{text}\n")
