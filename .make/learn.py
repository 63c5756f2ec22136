"""Trains the weights of plugin/attribution: which source a quotation has (rank-weights.txt), which
quotations are terms (term-weights.txt), how far those without marks reach (extent-weights.txt), and
how far they are trusted (trust-weights.txt).

    make build/tools/learn && python3 .make/learn.py [--check] [--only=NAME,...] GOLD.jsonl... &&
      make generate

Trust is learned of quotations as the program finds them: first of their extent, then, when that is
compiled in, of trust.

GOLD holds a document a line: {"id", "text", "quotes": [{"start", "end", "kind", "nested",
"speaker_mention", "cue"}]}, offsets in code points, ends exclusive. --check trains on three
quarters of the documents and tells how many answers are right on the fourth, four times, in place
of writing anything. Needs nothing but Python. The same files give the same weights.

All are sums of weights of features with two values. The source is a choice (softmax) among a
sentence's pairs of source and cue and "none", the extent one among the places where it may end, the
others a yes or no (logistic); all are fitted with AdaGrad and an L2 penalty."""
import json
import math
import os
import random
import re
import subprocess
import sys
from collections import Counter

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
MARKS = "\"“”'‘’`«»—- \t\r\n"
GROUP_VALUES = 32  # of sums.h
FEATURES = 64 * GROUP_VALUES


def pieces(text, start, end):
    """A span cut at blank lines, each piece without marks and blanks around it."""
    at = start
    for gap in list(re.finditer(r'\n[ \t\r]*\n', text[start:end])) + [None]:
        a, b = at, start + gap.start() if gap else end
        while a < b and text[a] in MARKS:
            a += 1
        while b > a and text[b - 1] in MARKS:
            b -= 1
        if a < b:
            yield a, b
        at = start + gap.end() if gap else end


def overlap(a, b):
    return min(a[1], b[1]) - max(a[0], b[0])


def share(a, b):
    """Of what both cover together, how much they share."""
    return overlap(a, b) / (max(a[1], b[1]) - min(a[0], b[0]))


def same(a, b):
    return share(a, b) >= 0.8


class Gold:
    """The quotations of one document, in marks or without."""

    def __init__(self, document, kinds):
        self.text = document['text']
        self.spans = sorted(((p, q) for q in document['quotes'] if q['kind'] in kinds
                             for p in pieces(self.text, q['start'], q['end'])),
                            key=lambda x: x[0])

    def find(self, start, end):
        for piece in pieces(self.text, start, end):
            for p, q in self.spans:
                if same(p, piece):
                    return q
            return None
        return None

    def share(self, start, end):
        """How much a span has in common with the best of them."""
        piece = next(pieces(self.text, start, end), None)
        return max((share(p, piece) for p, _ in self.spans), default=0) if piece else 0


def read(path):
    """Of a file's documents: the choices, the possible terms, the quotations without marks, and
    where those may end, the sentence's end first."""
    choices, terms, told, extents = [], [], [], []
    with open(path, encoding='utf-8') as lines:
        documents = [json.loads(line) for line in lines]
    for document in documents:
        raw = document['text'].encode()
        run = subprocess.run([os.path.join(ROOT, 'build/tools/learn')],
                             input=b'%d\n' % len(raw) + raw, capture_output=True, check=True)
        gold, base, table, choice = Gold(document, ('direct',)), 0, {}, None
        reported = Gold(document, ('indirect', 'mixed'))
        char = lambda at: table.setdefault(at, len(raw[:at].decode('utf-8', 'ignore')))
        for line in run.stderr.decode().split('\n'):
            kind, numbers = line[:1], line[2:].split()
            if kind == 'T':
                base = raw.index(bytes.fromhex(line[2:]), base)
                continue
            numbers = list(map(int, numbers))
            if kind in 'QM' and numbers:
                quote = gold.find(char(base + numbers[0]), char(base + numbers[1]))
            if kind == 'Q':
                choice = {'id': document['id'], 'gold': quote, 'pairs': []}
                choices.append(choice)
            elif kind == 'N':
                choice['none'] = numbers
            elif kind == 'C':
                at = [char(base + n) for n in numbers[:4]]
                source, cue = at[:2], at[2:]
                right = (0, 0)
                if quote and quote['speaker_mention']:
                    right = (numbers[1] > numbers[0] and
                             overlap(source, quote['speaker_mention']) > 0,
                             bool(quote['cue']) and overlap(cue, quote['cue']) > 0)
                choice['pairs'].append((right, numbers[4:]))
            elif kind == 'M':
                terms.append((document['id'], quote is None, numbers[2:]))
            elif kind == 'I' and reported.spans:
                found = reported.find(char(base + numbers[0]), char(base + numbers[1]))
                told.append((document['id'], found is not None, numbers[2:]))
            elif kind == 'E' and reported.spans:
                start, end = (char(base + n) for n in numbers[:2])
                last = extents[-1] if extents else None
                if (not last or (last['id'], last['start']) != (document['id'], start) or
                        end >= last['end']):
                    last = {'id': document['id'], 'start': start, 'features': [], 'share': []}
                    extents.append(last)
                last['end'] = end
                last['share'].append(reported.share(start, end))
                last['features'].append(numbers[2:])
    return choices, terms, told, extents


def prepare(choice):
    """What a choice should be: its index, 0 for none; and the weight of the example."""
    gold, pairs = choice['gold'], choice['pairs']
    choice['features'] = [choice['none']] + [f for _, f in pairs]
    choice['right'], choice['weight'] = [0], 1.0 if gold else 0.3
    if gold and gold['speaker_mention']:
        for test, weight in ((lambda r: r[0] and r[1], 1.0), (lambda r: r[0], 0.7),
                             (lambda r: r[1], 0.5), (None, 0.5)):
            right = [i + 1 for i, (r, _) in enumerate(pairs) if test and test(r)]
            if right or not test:
                choice['right'], choice['weight'] = right or [0], weight
                break


class Fit:
    def __init__(self):
        self.weight, self.squares = [0.0] * FEATURES, [1e-2] * FEATURES

    def sum(self, features):
        return sum([self.weight[f] for f in features])

    def step(self, gradient, rate, penalty):
        for f, g in gradient.items():
            g += penalty * self.weight[f]
            self.squares[f] += g * g
            self.weight[f] -= rate * g / math.sqrt(self.squares[f])


def fit_choices(choices, epochs=10):
    fit, order = Fit(), random.Random(1)
    choices = list(choices)
    for _ in range(epochs):
        order.shuffle(choices)
        for c in choices:
            sums = [fit.sum(f) for f in c['features']]
            top = max(sums)
            p = [math.exp(s - top) for s in sums]
            total = sum(p)
            p = [x / total for x in p]
            good = sum(p[i] for i in c['right'])
            if good > 0.999:
                continue
            gradient = Counter()
            for i, features in enumerate(c['features']):
                d = p[i] - (p[i] / max(good, 1e-12) if i in c['right'] else 0)
                if abs(d) > 1e-4:
                    for f in features:
                        gradient[f] += d * c['weight']
            fit.step(gradient, 0.1, 2e-4)
    return fit


def fit_terms(terms, epochs=20):
    fit, order = Fit(), random.Random(1)
    terms = list(terms)
    for _ in range(epochs):
        order.shuffle(terms)
        for _, term, features in terms:
            p = 1 / (1 + math.exp(-fit.sum(features)))
            fit.step({f: p - term for f in features}, 0.1, 1e-3)
    return fit


def write(name, fit, scale):
    """Puts new weights under the head that the list has."""
    path = os.path.join(ROOT, 'plugin/attribution/%s-weights.txt' % name)
    with open(path, encoding='utf-8') as old:
        head = [line for line in old if line.startswith('#')]
    with open(path, 'w', encoding='utf-8') as out:
        out.writelines(head)
        for feature, weight in enumerate(fit.weight):
            number = max(-32767, min(32767, round(weight * scale)))
            if number:
                out.write('%d %d %d\n' % (*divmod(feature, GROUP_VALUES), number))


def learnable(extents):
    """Those with more than one end, one of which is right: the choice is that one."""
    for e in extents:
        best = max(e['share'])
        e['right'] = [i for i, share in enumerate(e['share']) if share == best]
        e['weight'] = 1.0
    return [e for e in extents if max(e['share']) >= 0.8 and len(e['right']) < len(e['share'])]


def check(choices, terms, reported, extents):
    ids = sorted({c['id'] for c in choices} | {t[0] for t in terms})
    random.Random(3).shuffle(ids)
    fold = {name: i % 4 for i, name in enumerate(ids)}
    told, said = Counter(), Counter()
    for k in range(4):
        fit = fit_choices(c for c in choices if fold[c['id']] != k)
        for c in choices:
            if fold[c['id']] != k or not (c['gold'] and c['gold']['speaker_mention']):
                continue
            sums = [fit.sum(f) for f in c['features']]
            sums[0] -= 1.5
            best = sums.index(max(sums))
            told['choices'] += 1
            told['with the right source'] += any(r[0] for r, _ in c['pairs'])
            told['source right'] += best > 0 and c['pairs'][best - 1][0][0]
            told['cue right'] += best > 0 and c['pairs'][best - 1][0][1]
        fit = fit_terms(t for t in terms if fold[t[0]] != k)
        for name, term, features in terms:
            if fold[name] == k:
                said['term' if term else 'speech',
                     'told to be a term' if fit.sum(features) > 0 else 'told to be speech'] += 1
        fit = fit_terms(t for t in reported if fold.get(t[0], 0) != k)
        for name, right, features in reported:
            if fold.get(name, 0) == k:
                said['trusted' if fit.sum(features) > 1 else 'doubted', 'right' if right else
                     'wrong'] += 1
        fit = fit_choices(learnable([e for e in extents if fold.get(e['id'], 0) != k]))
        for e in extents:
            if fold.get(e['id'], 0) == k:
                sums = [fit.sum(f) for f in e['features']]
                told['extents'] += 1
                told['extents right that reach to the end'] += e['share'][0] >= 0.8
                told['extents right'] += e['share'][sums.index(max(sums))] >= 0.8
    for key, n in list(told.items()) + sorted(said.items()):
        print(n, key if isinstance(key, str) else ', '.join(key))


def main():
    paths = [a for a in sys.argv[1:] if not a.startswith('--')]
    only = [a[len('--only='):].split(',') for a in sys.argv[1:] if a.startswith('--only=')]
    seen = choices, terms, told, extents = [], [], [], []
    for path in paths:
        for all_of, some in zip(seen, read(path)):
            all_of += some
    for c in choices:
        prepare(c)
    if '--check' in sys.argv:
        return check(*seen)
    fits = {'rank': lambda: fit_choices(choices), 'term': lambda: fit_terms(terms),
            'trust': lambda: fit_terms(told, epochs=6), 'extent': lambda: fit_choices(learnable(extents))}
    for name in only[0] if only else fits:
        write(name, fits[name](), 1000)


main()
