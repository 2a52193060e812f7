"""Rows of the table for scikit-learn and fastText: the same files, one message at a time."""
import os
import resource
import sys
import tempfile
import time

train, test, name = sys.argv[1:4]


def load(path):
    with open(path, encoding="utf-8") as lines:
        rows = [line.rstrip("\n").partition("\t") for line in lines if line.strip()]
    return [(label, text) for label, _, text in rows]


learnt = [row for row in load(train) if row[0] != "oos"]
tried = load(test)


def auroc(known, unknown):
    if not known or not unknown:
        return None
    ranked = sorted([(score, 1) for score in known] + [(score, 0) for score in unknown])
    ranks, at = 0.0, 0
    while at < len(ranked):
        end = at
        while end < len(ranked) and ranked[end][0] == ranked[at][0]:
            end += 1
        ranks += (at + end + 1) / 2 * sum(own for _, own in ranked[at:end])
        at = end
    own, others = len(known), len(unknown)
    return (ranks - own * (own + 1) / 2) / (own * others)


def show(matcher, compile_ms, ask):
    right, known, unknown, times = 0, [], [], []
    for label, text in tried:
        begun = time.perf_counter()
        best, score = ask(text)
        times.append((time.perf_counter() - begun) * 1e6)
        if label == "oos":
            unknown.append(score)
        else:
            known.append(score)
            right += best == label
    times.sort()
    area = auroc(known, unknown)
    print(
        "%-18s %-28s %8.2f %7s %7s %7s %10.0f %8.1f %8.1f %7.0f"
        % (
            name,
            matcher,
            100 * right / max(1, len(known)),
            "-" if area is None else f"{area:.3f}",
            "-",
            "-",
            compile_ms,
            times[len(times) // 2],
            times[len(times) * 99 // 100],
            resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        ),
        flush=True,
    )


def scikit(matcher, analyzer, ngrams, model):
    from sklearn.feature_extraction.text import TfidfVectorizer

    begun = time.perf_counter()
    vectorizer = TfidfVectorizer(analyzer=analyzer, ngram_range=ngrams, sublinear_tf=True)
    matrix = vectorizer.fit_transform([text for _, text in learnt])
    model.fit(matrix, [label for label, _ in learnt])
    spent = (time.perf_counter() - begun) * 1000
    names = model.classes_

    def ask(text):
        values = model.decision_function(vectorizer.transform([text]))[0]
        if len(names) == 2:
            return names[int(values > 0)], abs(float(values))
        best = values.argmax()
        return names[best], float(values[best])

    show(matcher, spent, ask)


def fasttext_row():
    import fasttext

    # The label is a number: names may hold spaces. Japanese is cut into its signs.
    numbers = {label: str(at) for at, label in enumerate(sorted({row[0] for row in learnt}))}

    def words(text):
        text = text.lower()
        return " ".join(c if ord(c) > 0x2FFF else c for c in spaced(text)) if has_cjk(text) else text

    def has_cjk(text):
        return any(ord(c) > 0x2FFF for c in text)

    def spaced(text):
        return [c for c in text if not c.isspace()]

    with tempfile.NamedTemporaryFile("w", suffix=".txt", delete=False, encoding="utf-8") as file:
        for label, text in learnt:
            file.write(f"__label__{numbers[label]} {words(text)}\n")
    try:
        begun = time.perf_counter()
        # Small sets need more rounds.
        rounds = min(300, max(25, 200_000 // max(1, len(learnt))))
        model = fasttext.train_supervised(
            file.name, epoch=rounds, lr=0.5, wordNgrams=2, minn=2, maxn=4, dim=50, bucket=200_000,
            thread=1, verbose=0,
        )
        spent = (time.perf_counter() - begun) * 1000
    finally:
        os.unlink(file.name)
    back = {"__label__" + number: label for label, number in numbers.items()}

    def ask(text):
        # The inner call: the outer one fails with NumPy 2.
        found = model.f.predict(words(text) + "\n", 1, 0.0, "strict")
        return (back[found[0][1]], found[0][0]) if found else (None, 0.0)

    show("fastText", spent, ask)


try:
    from sklearn.linear_model import LogisticRegression
    from sklearn.svm import LinearSVC

    japanese = sum(any(ord(c) > 0x2FFF for c in text) for _, text in learnt) * 2 > len(learnt)
    ngrams = (1, 3) if japanese else (2, 5)
    analyzer = "char" if japanese else "char_wb"
    scikit("scikit-learn linear SVM", analyzer, ngrams, LinearSVC())
    if len(learnt) <= 8000:
        model = LogisticRegression(C=10, max_iter=200)
        scikit("scikit-learn logistic", analyzer, ngrams, model)
except ImportError:
    pass
try:
    fasttext_row()
except ImportError:
    pass
