#!/usr/bin/env python3
"""Fits and measures the weights of the speakers (weights.txt beside this file). Nothing of quoth runs it.

usage: train.py accuracy GOLD [OPTION=VALUE...]    spans, speakers, mentions, cues; each rule alone
       train.py measure GOLD [OPTION=VALUE...]     speakers, cross-validated by work
                                                   ways=N: mean of N ways to part the works
                                                   without=FEATURE,...: features left out
       train.py fit GOLD [OPTION=VALUE...]         writes weights.txt; then: make generate
       train.py confidence GOLD [OPTION=VALUE...]  writes confidence-weights.txt, after all other
                                                   weights are made; then: make generate
       train.py sure GOLD [OPTION=VALUE...]        how true confidences are, cross-validated

GOLD holds score.py and CORPUS.dev.jsonl: one document a line with its quotations and their
speakers. The programs of `make tools` must have been built.
"""
import importlib.util, json, os, re, subprocess, sys, hashlib

import confidence

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
TOOL = os.path.join(ROOT, "build/tools/speakers")
PREDICT = os.path.join(ROOT, "build/tools/predict")
CORPORA = ("pdnc", "litbank", "polnear")
NEWS = "polnear"
FOLDS = 5
PENALTY = 50  # of the weights of confidence


def load_scorer(gold):
    spec = importlib.util.spec_from_file_location("score", os.path.join(gold, "score.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def load(gold, corpus):
    with open(os.path.join(gold, corpus + ".dev.jsonl"), encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def text_of(document):
    return document["text"].encode("utf-8")


def run(mode, texts):
    """texts: (bytes, folds, weight in hundredths, masks, labels)."""
    parts = []
    for text, folds, weight, masks, labels in texts:
        numbers = (len(text), weight, masks, len(labels), len(folds), *folds)
        parts.append(b" ".join(b"%d" % n for n in numbers) + b"\n")
        parts.append(text + b"\n")
        for label in labels:
            parts.append((" ".join(map(str, [len(label), *label])) + "\n").encode())
    done = subprocess.run([TOOL, *mode], input=b"".join(parts), stdout=subprocess.PIPE, check=True)
    return done.stdout.decode("utf-8", "replace").split("\n")


# ---- Labels ------------------------------------------------------------------


def read_names(lines):
    """For each text its entities' names, and its turns: quotations, candidates, label of the tag."""
    texts, at = [], 0
    while at < len(lines) and lines[at].startswith("text"):
        count = int(lines[at].split()[1])
        names = [line.split("\t", 1)[1].split("|") for line in lines[at + 1 : at + 1 + count]]
        at += 1 + count
        turns = []
        while lines[at] != "end":
            head, words = lines[at].split("\t", 1)
            numbers = list(map(int, head.split()[1:]))
            n, who, tag = numbers[:3]
            spans = [(numbers[3 + 2 * i], numbers[4 + 2 * i]) for i in range(n)]
            rest = numbers[3 + 2 * n :]
            turns.append(dict(spans=spans, who=who, tag=tag, candidates=rest[1 : 1 + rest[0]], described=rest[-1], words=words))
            at += 1
        at += 1
        texts.append((names, turns))
    return texts


def label(score, document, names, turns):
    """For each turn the entities that are right: those whose name the scorer takes for the speaker's."""
    raw = text_of(document)
    quotes = [q for q in document["quotes"] if q["kind"] == "direct" and q["speaker"]]
    table = score.Names(document["quotes"])
    byte = [0]
    for c in document["text"]:
        byte.append(byte[-1] + len(c.encode("utf-8")))
    spans = [(byte[q["start"]], byte[q["end"]], q) for q in quotes]
    right = []
    for turn in turns:
        votes = {}
        for start, end in turn["spans"]:
            for s, e, q in spans:
                shared = min(e, end) - max(s, start)
                if shared > 0.5 * (e - s) or shared > 0.5 * (end - start):
                    votes.setdefault((q["speaker"], tuple(q["aliases"])), []).append(q)
        if not votes:
            right.append([])
            continue
        best = max(votes.values(), key=lambda qs: sum(q["end"] - q["start"] for q in qs))
        ok = []
        for c in turn["candidates"]:
            if c < 0:
                continue
            said = names[c] + ([turn["words"]] if c == turn["described"] else [])
            if any(name and table.same(name, best[0]) for name in said):
                ok.append(c)
        right.append(ok)
    return right


# ---- Folds: a work is in one of them ------------------------------------------------


def work_of(document):
    """The title, cut to that of the other corpus where a work is in both; of news, the article."""
    if document["id"].startswith(NEWS):
        return document["id"]
    title = re.sub(r"^(pdnc|litbank)-(\d+_)?", "", document["id"])
    return re.sub(r"[^a-z]+", "", title.lower())


def fold_of(work, works, salt):
    work = min((w for w in works if work.startswith(w)), key=len)
    return int(hashlib.sha1((salt + work).encode()).hexdigest(), 16) % FOLDS


# ---- Answers --------------------------------------------------------------------------


def read_answers(lines, documents):
    answers, current = [], []
    for line in lines:
        if line == "end":
            answers.append(current)
            current = []
        elif line:
            f = line.split("\t")
            current.append(dict(start=int(f[0]), end=int(f[1]), kind="direct", entity=int(f[2]), sieve=int(f[3]),
                                speaker_mention=[int(f[4]), int(f[5])] if f[4] != f[5] else None, cue=None,
                                who=int(f[6]), features=f[7], speaker=f[8] or None))
    assert len(answers) % len(documents) == 0
    return answers


def figures(score, documents, answers):
    c = score.Counter()
    for document, quotes in zip(documents, answers):
        score.score_doc(document, quotes, True, c)
    r = score.report(c)["direct"]["speaker"]
    cell = lambda t, k: 100 * r[t][k] if t in r and r[t][k] is not None else float("nan")
    return [cell("all", "recall"), cell("explicit", "recall"), cell("anaphoric", "recall"), cell("implicit", "recall")]


# How much a turn counts, and how many masked copies of a text are learned from.
WEIGHT = {"pdnc": 1, "litbank": 1.5, "polnear": 0.5}
COPIES = {"pdnc": 4, "litbank": 4, "polnear": 1}


def prepare(gold, score, options, ways=1):
    """Texts for the tool, and what they are made of, parted into folds in so many ways."""
    texts, corpora = [], {}
    salts = [options.get("salt", "") + str(way or "") for way in range(ways)]
    loaded = {corpus: load(gold, corpus) for corpus in CORPORA}
    works = {work_of(d) for documents in loaded.values() for d in documents}
    for corpus, documents in loaded.items():
        named = read_names(run(["names"], [(text_of(d), (), 100, 0, []) for d in documents]))
        labels = [label(score, d, *n) for d, n in zip(documents, named)]
        corpora[corpus] = (documents, named, labels)
        weight = int(100 * float(options.get(corpus, WEIGHT[corpus])))
        copies = int(options.get("own", COPIES[corpus]))
        for d, l in zip(documents, labels):
            folds = [fold_of(work_of(d), works, salt) for salt in salts]
            texts.append((text_of(d), folds, weight, copies, l))
    return texts, corpora


def measure(gold, options):
    """The figures of one setting, for trying things: of the rules, and cross-validated with the
    works parted in several ways, their mean first, then what all speakers of each way come to."""
    score = load_scorer(gold)
    ways = int(options.get("ways", 4))
    texts, corpora = prepare(gold, score, options, ways)
    documents, answers = cross_validate(texts, corpora, options)
    rules = read_answers(run(["rules", "0xffffffff"], texts), documents)
    for corpus, part in parts(corpora):
        row = figures(score, corpora[corpus][0], rules[part])
        print(f"{corpus:10} {'rules':18}" + "".join(f"{v:7.1f}" for v in row))
        rows = [figures(score, corpora[corpus][0], answers[way * len(documents) :][part]) for way in range(ways)]
        mean = [sum(column) / ways for column in zip(*rows)]
        each = "   (" + " ".join(f"{row[0]:.1f}" for row in rows) + ")"
        print(f"{corpus:10} {'cross-validated':18}" + "".join(f"{v:7.1f}" for v in mean) + each)


def parts(corpora):
    at = 0
    for corpus, (documents, *_) in corpora.items():
        yield corpus, slice(at, at + len(documents))
        at += len(documents)


def cross_validate(texts, corpora, options):
    passed = [f"{k}={v}" for k, v in options.items()]
    documents = [d for of_corpus, *_ in corpora.values() for d in of_corpus]
    return documents, read_answers(run(["fit", str(FOLDS), *passed], texts), documents)


# ---- What the library itself answers ------------------------------------------------------


def library(documents):
    """For each text its quotations as `predict speakers` prints them."""
    texts = [text_of(d) for d in documents]
    given = b"".join(b"%d\n" % len(t) + t for t in texts)
    done = subprocess.run([PREDICT, "speakers"], input=given, stdout=subprocess.PIPE, check=True)
    out, current = [], []
    for line in done.stdout.decode("utf-8", "replace").split("\n"):
        if not line:
            out.append(current)
            current = []
            continue
        f = line.split("\t")
        span = lambda i: [int(f[i]), int(f[i + 1])] if int(f[i]) < int(f[i + 1]) else None
        if f[4] == "block":
            continue
        current.append(dict(start=int(f[0]), end=int(f[1]), kind=f[4], speaker=f[16] or None,
                            speaker_mention=span(7), cue=span(9), sure=int(f[12]), sieve=f[13]))
    return out[: len(documents)]


def sure_answers(score, corpora, answers, options):
    """The answers that confidence is learned from, by weights that have not seen the texts. For
    each corpus the number of quotations, too."""
    told, totals = [], {}
    works = {work_of(d) for documents, *_ in corpora.values() for d in documents}
    for corpus, part in parts(corpora):
        for document, own in zip(corpora[corpus][0], answers[part]):
            fold = fold_of(work_of(document), works, options.get("salt", ""))
            told += [(corpus, fold, ok, q["features"]) for q, ok in verdicts(score, document, own)]
        totals[corpus] = quotations(corpora[corpus][0])
    return told, totals


def quotations(documents):
    return sum(1 for d in documents for q in d["quotes"] if q["kind"] == "direct" and q["speaker"])


def sure(gold, options, writes):
    score = load_scorer(gold)
    texts, corpora = prepare(gold, score, options)
    _, answers = cross_validate(texts, corpora, options)
    told, totals = sure_answers(score, corpora, answers, options)
    penalty = options.get("penalty", PENALTY)
    print("\n".join(confidence.reliability(told, confidence.measure(told, penalty), totals)))
    if writes:
        confidence.write(told, penalty)


def accuracy(gold, options):
    score = load_scorer(gold)
    print("Speakers are cross-validated by work; everything else is the library as it is.\n")
    texts, corpora = prepare(gold, score, options)
    documents, answers = cross_validate(texts, corpora, options)
    results = {}
    for corpus, part in parts(corpora):
        found = corpora[corpus][0]
        quotes = library(found)
        for mine, better in zip(quotes, answers[part]):
            by_place = {(q["start"], q["end"]): q for q in better}
            for q in mine:
                other = by_place.get((q["start"], q["end"]))
                if other:
                    q["speaker"] = other["speaker"]
        count = score.Counter()
        for document, own in zip(found, quotes):
            score.score_doc(document, own, True, count)
        results[corpus] = score.report(count)
    print(f"{'corpus':10}" + "".join(f"{name:>7}" for name, _ in score.COLUMNS))
    for corpus, result in results.items():
        print(f"{corpus:10}" + "".join(f"{score.cell(result, path):>7}" for _, path in score.COLUMNS))
    told, totals = sure_answers(score, corpora, answers, options)
    print("\n" + "\n".join(confidence.reliability(told, confidence.measure(told, PENALTY), totals)))
    print("\nEach rule on its own, and all of them (turns it answers, of these right):")
    every = "given tag description narrator colon beat pronoun label alternation vocative continued paragraph nearest"
    names = every.split()
    for number, name in list(enumerate(names, 1)) + [(None, "all")]:
        rules = 0xFFFFFFFF if number is None else 1 << number
        given = read_answers(run(["rules", hex(rules)], texts), documents)
        row = []
        for corpus, part in parts(corpora):
            told = right = 0
            for document, own in zip(corpora[corpus][0], given[part]):
                for q, ok in verdicts(score, document, [q for q in own if q["entity"] >= 0]):
                    told += 1
                    right += ok
            row.append(f"{corpus} {told:5} {100 * right / told:5.1f} %" if told else f"{corpus}     -       -")
        print(f"  {name:12} " + "   ".join(row))


HEAD = """\
# Weights of the features that tell who speaks (features.h): feature, context, value, weight. Fitted by
# train.py to the Project Dialogism Novel Corpus (Vishnubhotla et al. 2022; no licence stated; texts
# of Project Gutenberg), LitBank (Bamman et al. 2019-2020; CC BY 4.0; texts in the public domain) and
# PolNeAR (Newell et al. 2018; no licence stated). They are sums made over these texts and hold none
# of them. Licence: that of this project.
"""


def verdicts(score, document, answers):
    """Answers for quotations that are annotated, and whether they are right."""
    table = score.Names(document["quotes"])
    byte = [0]
    for c in document["text"]:
        byte.append(byte[-1] + len(c.encode("utf-8")))
    for q in document["quotes"]:
        if q["kind"] != "direct" or not q["speaker"]:
            continue
        s, e = byte[q["start"]], byte[q["end"]]
        for a in answers:
            shared = min(a["end"], e) - max(a["start"], s)
            if shared > 0.8 * (max(a["end"], e) - min(a["start"], s)):
                yield a, bool(a["speaker"] and table.same(a["speaker"], q))
                break


def fit(gold, options):
    score = load_scorer(gold)
    texts, _ = prepare(gold, score, options)
    passed = [f"{k}={v}" for k, v in options.items()]
    rows = [line for line in run(["fit", "0", *passed], texts) if line]
    with open(os.path.join(HERE, "weights.txt"), "w", encoding="utf-8") as out:
        out.write(HEAD + "\n".join(rows) + "\n")


def main():
    words = [a for a in sys.argv[1:] if "=" not in a]
    options = dict(a.split("=", 1) for a in sys.argv[1:] if "=" in a)
    if len(words) < 2 or words[0] not in ("accuracy", "measure", "fit", "confidence", "sure"):
        sys.exit(__doc__)
    {
        "accuracy": accuracy,
        "measure": measure,
        "fit": fit,
        "confidence": lambda gold, options: sure(gold, options, True),
        "sure": lambda gold, options: sure(gold, options, False),
    }[words[0]](words[1], options)


if __name__ == "__main__":
    main()
