#!/usr/bin/env python3
"""Writes the character tables of the module Text.

    python3 Tests/TextTests/Tables/make-tables.py        (from the package's folder)

Source: the Unicode Character Database as Python's `unicodedata` holds it. The tables are plain
text that the program reads once at its first use:

    FF21*26=61      26 scalars from U+FF21 map to U+0061 and the 25 behind it
    100*24/2=101    24 scalars, every second one from U+0100, map to U+0101, U+0103 ...
    3231=28.682A.29 one scalar maps to three

Numbers are hexadecimal, counts decimal.
"""

import os
import unicodedata as u

ALL = [c for c in range(0x110000) if not 0xD800 <= c <= 0xDFFF]
HERE = os.path.dirname(os.path.abspath(__file__))
TEXT = os.path.join(HERE, "..", "..", "..", "Sources", "Text")
KANA = {c: c - 0x60 for c in [*range(0x30A1, 0x30F7), 0x30FD, 0x30FE]}


def hangul(c):
    return 0xAC00 <= c <= 0xD7A3


# --- Folding: NFKC, lower case, katakana to hiragana ----------------------------------------


def apart(text):
    """Decomposed, lower-cased, hiragana, until nothing changes."""
    while True:
        new = u.normalize("NFKD", "".join(c.lower() for c in u.normalize("NFKD", text)))
        new = "".join(chr(KANA.get(ord(c), ord(c))) for c in new)
        if new == text:
            return new
        text = new


def fold(text):
    return u.normalize("NFC", apart(text))


assigned = [c for c in ALL if u.category(chr(c)) != "Cn"]
folds = {c: fold(chr(c)) for c in assigned}
folds = {c: f for c, f in folds.items() if f != chr(c)}
assert not any(hangul(c) for c in folds)

pairs = {}
for c in assigned:
    d = u.decomposition(chr(c))
    if d and not d.startswith("<") and not hangul(c):
        parts = [int(p, 16) for p in d.split()]
        if len(parts) == 2 and u.normalize("NFC", chr(c)) == chr(c):
            # Only what can meet after lower-casing and hiragana.
            if all(fold(chr(p)) == chr(p) for p in parts):
                pairs[tuple(parts)] = c
for (a, b), c in pairs.items():
    assert fold(chr(c)) == chr(c), hex(c)
classes = {c: u.combining(chr(c)) for c in assigned if u.combining(chr(c))}


def runs(mapping):
    """Tokens of a mapping scalar -> scalars."""
    keys = sorted(mapping)
    out, i = [], 0
    while i < len(keys):
        c, best, step = keys[i], 1, 1
        if len(mapping[c]) == 1:
            for s in (1, 2):
                n = 1
                while c + n * s in mapping and mapping[c + n * s] == (mapping[c][0] + n * s,):
                    if s == 2 and c + n * s - 1 in mapping:
                        break
                    n += 1
                if n > best:
                    best, step = n, s
        target = ".".join("%X" % t for t in mapping[c])
        count = "" if best == 1 else "*%d" % best + ("/2" if step == 2 else "")
        out.append("%X%s=%s" % (c, count, target))
        done = {c + n * step for n in range(best)}
        i += 1
        while i < len(keys) and keys[i] in done:
            i += 1
    return out


def same(mapping):
    """Tokens of a mapping scalar -> number, equal neighbours together."""
    out, keys, i = [], sorted(mapping), 0
    while i < len(keys):
        j = i
        while j + 1 < len(keys) and keys[j + 1] == keys[j] + 1 and mapping[keys[j + 1]] == mapping[keys[i]]:
            j += 1
        out.append("%X*%d=%X" % (keys[i], j - i + 1, mapping[keys[i]]))
        i = j + 1
    return out


# --- Script classes --------------------------------------------------------------------------

HIRAGANA, KATAKANA, HAN, LATIN, DIGIT, SPACE, PUNCTUATION, SYMBOL, OTHER = range(9)


def script(c):
    ch, name, cat = chr(c), u.name(chr(c), ""), u.category(chr(c))
    if c in (0x9, 0xA, 0xB, 0xC, 0xD, 0x85) or cat in ("Zs", "Zl", "Zp"):
        return SPACE
    if c in (0x200D, 0x20E3) or 0xFE00 <= c <= 0xFE0F or 0x1F3FB <= c <= 0x1F3FF:
        return SYMBOL
    if c in (0x30FC, 0xFF70) or (cat[0] in "LM" or c in (0xFF9E, 0xFF9F)) and "KATAKANA" in name:
        return KATAKANA
    if cat[0] in "LM" and "HIRAGANA" in name:
        return HIRAGANA
    if c in (0x3005, 0x3007, 0x303B) or name.startswith("CJK UNIFIED") or name.startswith("CJK COMPAT") and cat == "Lo":
        return HAN
    if cat == "Nd":
        return DIGIT
    if cat[0] == "L" and "LATIN" in name or c in (0xAA, 0xBA):
        return LATIN
    if cat[0] == "P":
        return PUNCTUATION
    if cat[0] == "S" or c >= 0x1F000 and cat == "So":
        return SYMBOL
    return OTHER


# --- Cells of a terminal ---------------------------------------------------------------------


def cells(c):
    ch, cat = chr(c), u.category(chr(c))
    if cat in ("Mn", "Me", "Cc", "Cf", "Zl", "Zp") and c != 0xAD or 0x1160 <= c <= 0x11FF:
        return 0
    return 2 if u.east_asian_width(ch) in "WF" else 1


ranges = [(0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2FFFD), (0x30000, 0x3FFFD)]
scripts = {c: script(c) for c in assigned if u.category(chr(c)) not in ("Co", "Cs")}
scripts = {c: s for c, s in scripts.items() if s != OTHER}
widths = {c: cells(c) for c in assigned if u.category(chr(c)) not in ("Co", "Cs")}
for low, high in ranges:
    for c in range(low, high + 1):
        scripts[c] = HAN
        widths[c] = 2
# Emoji and pictographs: places not yet given are symbols of two cells to come.
for c in range(0x1F300, 0x1FAFF + 1):
    scripts.setdefault(c, SYMBOL)
widths = {c: w for c, w in widths.items() if w != 1}


# --- Files -----------------------------------------------------------------------------------


def literal(tokens):
    lines, line = [], ""
    for t in tokens:
        if len(line) + 1 + len(t) > 94:
            lines.append(line)
            line = t
        else:
            line = (line + " " + t).strip()
    lines.append(line)
    return '"""\n' + "".join("    %s\n" % x for x in lines) + '    """'


def write(path, doc, owner, tables):
    with open(os.path.join(TEXT, path), "w", encoding="utf-8") as f:
        f.write("// Written by Tests/TextTests/Tables/make-tables.py from Unicode %s.\n\n" % u.unidata_version)
        f.write("/// %s\nenum %s {\n" % (doc, owner))
        f.write("\n".join("  /// %s\n  static let %s: StaticString = %s\n" % (d, n, literal(t)) for n, d, t in tables))
        f.write("}\n")


numbers = {c: tuple(map(ord, f)) for c, f in folds.items()}
write("Folding/FoldingData.swift", "What folding does with single scalars, as text for `TableReader`.", "FoldingData", [
    ("folds", "NFKC, lower case and hiragana, composed.", runs(numbers)),
])
write("Folding/CompositionData.swift", "How combining marks move and join, as text for `TableReader`.", "CompositionData", [
    ("pairs", "Two scalars that join into one; Hangul is computed.",
     ["%X.%X=%X" % (a, b, c) for (a, b), c in sorted(pairs.items())]),
    ("classes", "Canonical combining classes other than 0.", same(classes)),
])
write("Folding/ScriptData.swift", "The class of every scalar that is not `other`, as text for `TableReader`.", "ScriptData", [
    ("classes", "Scalars in a row and the raw value of their `ScriptClass`.", same(scripts)),
])
write("Display/CellData.swift", "Scalars that do not take one cell, as text for `TableReader`.", "CellData", [
    ("widths", "Scalars in a row and their cells, 0 or 2.", same(widths)),
])
