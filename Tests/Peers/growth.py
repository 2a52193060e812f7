"""Sets of 1,000, 10,000 and 100,000 phrases in 150 classes: does a message cost more with more pages?

    growth.py DATA OUT

The phrases of the full sets; where more are wanted than there are, new ones of the halves of two
phrases of one class."""
import os
import random
import sys

data, out = sys.argv[1:3]
CLASSES, TESTS = 150, 10
rows = {}
tests = {}
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
chosen = sorted((label for label in rows if label in tests), key=lambda x: (-len(rows[x]), x))
chosen = sorted(chosen[:CLASSES])
source = random.Random(7)


def half(text, first):
    words = text.split(" ") if " " in text else list(text)
    middle = (len(words) + 1) // 2
    return (" " if " " in text else "").join(words[:middle] if first else words[middle:])


for size in (1_000, 10_000, 100_000):
    folder = os.path.join(out, str(size))
    os.makedirs(folder)
    with open(os.path.join(folder, "train.tsv"), "w", encoding="utf-8") as file:
        left = size
        for number, label in enumerate(chosen):
            wanted = left // (len(chosen) - number)
            left -= wanted
            texts = list(dict.fromkeys(rows[label]))
            seen = set(texts[:wanted])
            tries = 0
            while len(seen) < wanted and tries < wanted * 20:
                tries += 1
                a, b = source.choice(texts), source.choice(texts)
                joint = " " if " " in a or " " in b else ""
                seen.add((half(a, True) + joint + half(b, False)).strip())
            for text in sorted(seen):
                file.write(f"{label}\t{text}\n")
    with open(os.path.join(folder, "test.tsv"), "w", encoding="utf-8") as file:
        for label in chosen:
            for text in tests[label][:TESTS]:
                file.write(f"{label}\t{text}\n")
