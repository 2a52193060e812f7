"""What a message of 4 KiB costs, whatever it holds: in milliseconds, the median and the worst of 20.

    longest.py PROGRAM TRAIN.tsv LABEL INTENTS

On the set and, slots and splitting included, on the shop's pages."""
import json
import os
import random
import subprocess
import sys
import tempfile
import time

program, train, label, intents = sys.argv[1:5]
BYTES, TIMES = 4_096, 20
source = random.Random(7)


def filled(piece):
    text = ""
    size = 0
    while True:
        part = piece() if callable(piece) else piece
        size += len(part.encode())
        if size > BYTES:
            return text
        text += part


kanji = [chr(0x4E00 + n) for n in range(2_000)]
source.shuffle(kanji)
at = [0]


def distinct():
    at[0] += 1
    return kanji[at[0] % len(kanji)]


KINDS = {
    "one letter": "a",
    "letters and spaces": "a ",
    "kanji, all distinct": distinct,
    "hiragana": "あ",
    "spaces": " ",
    "combining marks": "e\u0301\u0323",
    "emoji joined": "👨\u200d👩\u200d👧",
    "digits": "26110201 ",
    "slips of typing": "retrun pakage delivry ",
    "requests": "返品したい。送料は？ ",
    "dates and names": "先週の金曜リネンシャツ",
    "anything": lambda: chr(source.choice([source.randrange(0x20, 0x7F), source.randrange(0x3040, 0xA000), source.randrange(0x1F300, 0x1F900)])),
}


def asked(lines):
    """How long the shop's own pages take for so many lines, starting aside."""
    begun = time.perf_counter()
    ended = subprocess.run(
        [program, "match", "--json", "--intents", intents], input="\n".join(lines) + "\n",
        capture_output=True, text=True, check=True)
    assert len(ended.stdout.splitlines()) == len(lines)
    return time.perf_counter() - begun


print("%-22s %14s %12s %18s" % ("4 KiB of", "set: median ms", "worst ms", "shop's pages: ms"))
with tempfile.TemporaryDirectory() as folder:
    empty = min(asked(["x"]) for _ in range(3))
    for name, piece in KINDS.items():
        text = filled(piece)
        path = os.path.join(folder, "test.tsv")
        with open(path, "w", encoding="utf-8") as file:
            file.write((label + "\t" + text + "\n") * TIMES)
        ended = subprocess.run(
            [program, "evaluate", "--train", train, "--test", path, "--json"],
            capture_output=True, text=True, check=True)
        figures = json.loads(ended.stdout)
        shop = (asked([text] * TIMES) - empty) / TIMES * 1000
        print(
            "%-22s %14.2f %12.2f %18.2f"
            % (name, figures["p50_us"] / 1000, figures["p99_us"] / 1000, max(0, shop)), flush=True)
