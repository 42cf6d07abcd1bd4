"""Fifty readers at once on one process, each thinking 2.5 to 7.5 seconds between two clicks: how long their clicks take."""

import asyncio
import random
from concurrent.futures import ThreadPoolExecutor
from statistics import median, quantiles

from tests.bench.session import Session, open_session

USERS, CLICKS = 50, 8
THINK = 2.5, 7.5  # seconds
DAY = "as_of=2026-11-21"
PLACES = ("全国", "四川省", "资阳市", "绵阳市")
OTHER_PAGES = ("wall_chart", "ledger", "jurisdiction", "")


async def _reader(url: str, seed: int, clicks: list[float], first: list[float]) -> None:
    """One reader: comes within the first seconds, reads the indicator page mostly, looks at another page now and then."""
    chance = random.Random(seed)
    await asyncio.sleep(chance.uniform(0, THINK[1]))
    session = await open_session(url)
    first.append(await session.first("indicator", DAY))
    for _ in range(CLICKS):
        await asyncio.sleep(chance.uniform(*THINK))
        clicks.append(await _click(session, chance))
    await session.socket.close()


async def _click(session: Session, chance: random.Random) -> float:
    """Six of ten clicks choose another indicator, two another place, two another page."""
    what = chance.random()
    on_indicator = session.page == session.pages["indicator"]
    if not on_indicator:
        return await session.go("indicator", session.query)
    if what < 0.6:
        return await session.choose("indicator", chance.choice(session.options["indicator"][1]))
    if what < 0.8:
        return await session.choose("place", chance.choice(PLACES))
    return await session.go(chance.choice(OTHER_PAGES), session.query)


def fifty_users(url: str) -> tuple[float, float, float]:
    """Median and 95th percentile of their clicks, and the 95th percentile of their first pages; seconds."""
    clicks: list[float] = []
    first: list[float] = []

    async def all_of_them() -> None:
        await asyncio.gather(*(_reader(url, seed, clicks, first) for seed in range(USERS)))

    with ThreadPoolExecutor(1) as apart:  # the browser's driver keeps this thread's event loop to itself
        apart.submit(lambda: asyncio.run(all_of_them())).result()
    return median(clicks), quantiles(clicks, n=20)[-1], quantiles(first, n=20)[-1]
