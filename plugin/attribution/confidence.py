"""How sure answers are: fits the weights of confidence (confidence-weights.txt) for train.py, and
tells how true they are. Nothing of quoth runs it.

An answer is (corpus, fold, right, features); those of a work or article are in one fold, and what
is told of a fold comes from the others.
"""
import os, subprocess

HERE = os.path.dirname(os.path.abspath(__file__))
TOOL = os.path.join(os.path.dirname(os.path.dirname(HERE)), "build/tools/confidence")
STEPS, STEP, LEAST = 64, 160, -4000  # of the sum, as in confidence.h
VALUES = 32  # of a group


def step_of(total):
    return max(0, min(STEPS - 1, (total - LEAST) // STEP))


def sums(answers, penalty):
    """For each answer its sum by the weights of the other folds; the weights fitted to all."""
    lines = "".join(f"{fold} {right:d} {features}\n" for _, fold, right, features in answers)
    done = subprocess.run([TOOL, str(penalty)], input=lines.encode(), stdout=subprocess.PIPE, check=True)
    lines = done.stdout.decode().split("\n")
    return [int(line) for line in lines[: len(answers)]], [line for line in lines[len(answers) :] if line]


def shares(pairs):
    """The percentage of right answers by step of the sum, never falling (pooled adjacent violators)."""
    counts = [[0, 0] for _ in range(STEPS)]
    for total, right in pairs:
        counts[step_of(total)][0] += 1
        counts[step_of(total)][1] += right
    blocks = []  # [right, all, steps]
    for step, (n, right) in enumerate(counts):
        expected = 1 / (1 + 2.718281828 ** (-(LEAST + (step + 0.5) * STEP) / 1000))
        blocks.append([right + 2 * expected, n + 2, 1])
        while len(blocks) > 1 and blocks[-2][0] / blocks[-2][1] > blocks[-1][0] / blocks[-1][1]:
            last = blocks.pop()
            blocks[-1] = [a + b for a, b in zip(blocks[-1], last)]
    return [min(99, round(100 * right / n)) for right, n, steps in blocks for _ in range(steps)]


def measure(answers, penalty):
    """Percent for each answer, by what the other folds tell."""
    totals, _ = sums(answers, penalty)
    told = [0] * len(answers)
    for fold in {a[1] for a in answers}:
        table = shares((t, a[2]) for t, a in zip(totals, answers) if a[1] != fold)
        for i, answer in enumerate(answers):
            if answer[1] == fold:
                told[i] = table[step_of(totals[i])]
    return told


def write(answers, penalty):
    """Puts new weights under the head that the list has; behind them the shares."""
    totals, rows = sums(answers, penalty)
    group = int(rows[-1].split()[0]) + 1
    table = shares((t, a[2]) for t, a in zip(totals, answers))
    path = os.path.join(HERE, "confidence-weights.txt")
    with open(path, encoding="utf-8") as old:
        head = [line for line in old if line.startswith("#")]
    with open(path, "w", encoding="utf-8") as out:
        out.writelines(head)
        out.writelines(row + "\n" for row in rows)
        for step, percent in enumerate(table):
            out.write(f"{group + step // VALUES} {step % VALUES} {percent}\n")


def reliability(answers, told, totals):
    """Lines: of those at 90 and more how many are right, and how many of all that are; by deciles."""
    lines = []
    for corpus, every in totals.items():
        mine = [(p, a[2]) for a, p in zip(answers, told) if a[0] == corpus]
        sure = [right for p, right in mine if p >= 90]
        lines.append(f"{corpus:10} confidence >= 90: {100 * len(sure) / every:.1f} % of them, "
                     f"{100 * sum(sure) / max(1, len(sure)):.1f} % of these right; "
                     f"97 % of {best_share(mine, every):.1f} %")
    lines.append("\nConfidence told, how many answers have it, of these right:")
    lines.append(f"{'':10}" + "".join(f"{low:>4}-{low + 9:<9}" for low in range(0, 100, 10)))
    for corpus in totals:
        row = []
        for low in range(0, 100, 10):
            rights = [a[2] for a, p in zip(answers, told) if a[0] == corpus and low <= p < low + 10]
            row.append(f"{len(rights):5} {100 * sum(rights) / len(rights):4.0f} % " if rights else f"{'-':>8}    ")
        lines.append(f"{corpus:10}" + " ".join(row))
    return lines


def best_share(pairs, every, aim=0.97):
    """Percent of the quotations that the surest answers are, as many as are right by the aim."""
    best = right = n = 0
    for percent in sorted({p for p, _ in pairs}, reverse=True):
        here = [ok for p, ok in pairs if p == percent]
        n, right = n + len(here), right + sum(here)
        if right >= aim * n:
            best = n
    return 100 * best / every
