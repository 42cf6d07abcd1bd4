"""Random figures for random cases: periods, values near every threshold, and what can be odd about a figure."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from second_judge_cases import period

# The same amount in another unit of the dimension: what to multiply by.
OTHER_UNITS = {
    "%": {"‰": 10},
    "‰": {"%": Decimal("0.1")},
    "1/10万": {"‰": Decimal("0.01")},
    "人": {"名": 1, "万人": Decimal("0.0001")},
    "万人次": {"亿人次": Decimal("0.0001"), "人次": 10000},
    "元": {"万元": Decimal("0.0001")},
}
SOFT_TYPES = ("approx", "estimate", "planned", "expected", "budget")


@dataclass(frozen=True)
class Profile:
    """A sort of indicator: its unit, rules, usual values and printed decimals."""

    name: str
    unit: str
    direction: str
    measure_type: str
    low: int
    high: int
    decimals: tuple[int, ...]


PROFILES = {
    Profile("share", "%", "higher_is_better", "rate", 20, 95, (0, 0, 1, 1, 2)): 34,
    Profile("burden", "%", "lower_is_better", "rate", 5, 60, (0, 1, 1, 2)): 12,
    Profile("band", "%", "none", "rate", 20, 70, (0, 1)): 9,
    Profile("deaths", "1/10万", "lower_is_better", "rate", 5, 30, (0, 1, 1)): 6,
    Profile("infants", "‰", "lower_is_better", "rate", 2, 12, (1, 1, 2)): 4,
    Profile("heads", "人", "higher_is_better", "stock", 50, 5000, (0,)): 9,
    Profile("visits", "万人次", "higher_is_better", "flow", 500, 9000, (0, 1)): 8,
    Profile("fee", "元", "none", "rate", 100, 600, (0,)): 3,
    Profile("cost", "元", "lower_is_better", "rate", 100, 6000, (0, 2)): 4,
    Profile("age", "岁", "higher_is_better", "rate", 70, 82, (1, 2)): 3,
    Profile("trained", "人", "higher_is_better", "cumulative", 200, 2000, (0,)): 10,
    Profile("there", "是/否", "higher_is_better", "yes_no", 0, 1, (0,)): 2,
}


def step_of(decimals: int) -> Decimal:
    """One in the last printed place."""
    return Decimal(1).scaleb(-decimals)


def printed(value: Decimal, decimals: int) -> Decimal:
    """A value as printed with so many decimals."""
    return value.quantize(step_of(decimals), ROUND_HALF_UP)


@dataclass(frozen=True)
class Path:
    """The way a promise asks for: from `start` on `begin` to `goal` on `due`."""

    start: Decimal
    goal: Decimal
    begin: date
    due: date
    decimals: int

    def value(self, rng: Random, on: date) -> Decimal:
        """A value on a day: on the way, at the target, at the start, or a step or half a step beside them."""
        step = step_of(self.decimals)
        share = Decimal((on - self.begin).days) / max(1, (self.due - self.begin).days)
        pace = Decimal(
            rng.choice(
                [
                    "0",
                    "0.3",
                    "0.59",
                    "0.6",
                    "0.6",
                    "0.8",
                    "0.94",
                    "0.95",
                    "0.95",
                    "1",
                    "1",
                    "1.04",
                    "1.05",
                    "1.3",
                    "-0.5",
                ]
            )
        )
        near = rng.choice([self.goal, self.goal, self.start])
        choices = {
            "way": self.start + (self.goal - self.start) * share * pace,
            "drift": self.start + (self.goal - self.start) * share * Decimal(str(round(rng.uniform(-0.5, 2), 3))),
            "exact": near,
            "a step beside": near + step * rng.choice([-2, -1, 1, 2]),
            "half a step beside": near + step * rng.choice([-1, 1]) / 2,
            "anywhere": self.start + (self.goal - self.start) * Decimal(str(round(rng.uniform(-1, 3), 2))),
        }
        kind = rng.choices(list(choices), (52, 20, 8, 10, 4, 6))[0]
        decimals = self.decimals + (1 if kind == "half a step beside" else 0)
        return max(Decimal(0), printed(choices[kind], decimals))


def periods(rng: Random, profile: Profile, first: int, last: int, begin: date) -> list[str]:
    """Periods of figures from year `first` to `last`, mostly full years, in the text form of `period`."""
    style = rng.choices(("year", "half", "quarter", "month", "day", "mixed"), (70, 6, 4, 7, 7, 6))[0]
    if profile.measure_type == "cumulative" and rng.random() < 0.9:
        ends = [f"{year}-{tail}" for year in range(begin.year, last + 1) for tail in ("06-30", "09-30", "12-31")]
        chosen = sorted(rng.sample(ends, min(len(ends), rng.randint(1, 4))))
        return [f"{begin.year}-01-01/{end}" for end in chosen]
    keep = rng.choice([0.4, 0.75, 0.95, 1])
    half, quarter, month = rng.randint(1, 2), rng.randint(1, 4), rng.choice([6, 9, 11, 12])
    texts = []
    for year in range(first, last + 1):
        if rng.random() > keep:
            continue
        shapes = {
            "year": f"{year}",
            "half": f"{year}H{half if rng.random() < 0.8 else 3 - half}",
            "quarter": f"{year}Q{quarter if rng.random() < 0.8 else rng.randint(1, 4)}",
            "month": f"{year}-{month if rng.random() < 0.8 else rng.randint(1, 12):02}",
            "day": f"{year}-12-31"
            if rng.random() < 0.7
            else f"{year}-{rng.choice(['02-28', '06-30', '09-30', '11-15'])}",
        }
        if style != "mixed":
            texts.append(shapes[style])
            continue
        texts += rng.sample(list(shapes.values()), rng.randint(1, 2))
    return sorted(set(texts))


def odd(rng: Random, row: dict, issued: date, document_id: str) -> dict:
    """What may be odd about a figure: its kind, source, unit, scope, verification, counts, paper or load."""
    end = date.fromisoformat(row["period_end"])
    draws = {
        "plain": (900, lambda: {}),
        "preliminary": (45, lambda: {"value_type": "preliminary"}),
        "derived": (25, lambda: {"value_type": "derived", "verification": "derived"}),
        "lower": (45, lambda: {"value_type": "lower_bound"}),
        "upper": (45, lambda: {"value_type": "upper_bound"}),
        "soft": (40, lambda: {"value_type": rng.choice(SOFT_TYPES)}),
        "step": (60, lambda: {"printed_step": rng.choice(["0.1", "1", "0.01", "0.5"])}),
        "unit": (60, lambda: _other_unit(rng, row)),
        "wrong unit": (12, lambda: {"unit": "个" if row["unit"] != "个" else "%"}),
        "no unit": (3, lambda: {"unit": None}),
        "scope": (20, lambda: {"scope": rng.choice(["城市居民", "农村居民"])}),
        "memory": (15, lambda: {"verification": rng.choice(["memory", None])}),
        "proposed": (20, lambda: {"review": rng.choice(["proposed", "rejected", "corrected"])}),
        "early": (10, lambda: {"published_date": str(end - timedelta(days=rng.choice([0, 1, 40])))}),
        "own paper": (35, lambda: {"document_id": document_id}),
        "small": (35, lambda: _counts(rng)),
        "late load": (25, lambda: {"load": "late"}),
        "withdrawn load": (15, lambda: {"load": "withdrawn"}),
        "superseded load": (15, lambda: {"load": "superseded"}),
        "superseding load": (10, lambda: {"load": "superseding"}),
        "no grade": (15, lambda: {"source_grade": rng.choice(["press", "official site", "republished", None])}),
    }
    kind = rng.choices(list(draws), [weight for weight, _ in draws.values()])[0]
    return row | draws[kind][1]()


def _other_unit(rng: Random, row: dict) -> dict:
    others = OTHER_UNITS.get(row["unit"], {})
    if not others:
        return {}
    unit = rng.choice(list(others))
    return {"unit": unit, "value": row["value"] * others[unit]}


def _counts(rng: Random) -> dict:
    denominator = rng.choice([8, 29, 30, 31, 400])
    return {"numerator": rng.choice([n for n in (3, 9, 10, 11, 200) if n <= denominator]), "denominator": denominator}


def rivals(rng: Random, row: dict) -> list[dict]:
    """Further figures for the same period: equal in rank, or better or worse, near or far."""
    step = Decimal(1).scaleb(min(0, row["value"].normalize().as_tuple().exponent))
    apart = step * rng.choice([0, 1, 2, 3, 8, 15, -1, -2, -6, -12])
    changes = rng.choice(
        [
            {},
            {},
            {},
            {"value_type": "preliminary"},
            {"value_type": rng.choice(["lower_bound", "upper_bound"])},
            {"source_grade": "press"},
            {"verification": "derived"},
            {"load": "late"},
        ]
    )
    return [row | {"value": max(Decimal(0), row["value"] + apart), "source": "另一来源"} | changes]


def figure_rows(
    rng: Random, profile: Profile, indicator_id: str, place: str, path: Path, issued: date, last: int, document_id: str
) -> list[dict]:
    """All figures of one place for one case, without ids."""
    rows = []
    first = issued.year - rng.choice([1, 2, 3, 3, 5])
    for text in periods(rng, profile, first, last, date(issued.year, 1, 1)):
        start, end = period(text)
        row = {
            "indicator_id": indicator_id,
            "jurisdiction_id": place,
            "period_start": start,
            "period_end": end,
            "value": path.value(rng, date.fromisoformat(end)),
            "unit": profile.unit,
            "value_type": "reported",
            "source": "年报",
            "source_grade": "issuing body",
            "verification": "seen",
            "review": "accepted",
            "load": "base",
        }
        row = odd(rng, row, issued, document_id)
        rows.append(row)
        if rng.random() < 0.14 and len(rows) < 8:
            rows += rivals(rng, row)
    return rows
