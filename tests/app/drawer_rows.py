"""Rows composed for the tests of closing and review: a paper of a city with promises, and two years of figures."""

PLACE = "510600"
PAPER = {
    "document_id": "dy01", "title": "德阳市基层卫生年度计划", "issuer": "德阳市人民政府", "jurisdiction_id": PLACE, "issued_date": "2021-03-01",
    "date_verified": "day", "status": "in_force", "disclosure": "public",
}  # fmt: skip


def promise(number: int, value: float, **more: object) -> dict[str, object]:
    """A row of commitments.csv, due at the end of 2024."""
    return {
        "commitment_id": f"dy-{number}", "document_id": "dy01", "indicator_id": "phc_standard_rate", "jurisdiction_id": PLACE,
        "comparator": "ge", "value": value, "unit": "%", "basis": "level", "due_date": "2024-12-31", "recurrence": "none",
        "row_kind": "commitment", "quote": f"不低于{value}%", "review": "accepted", "verification": "seen", "firmness": "binding", **more,
    }  # fmt: skip


def reported(year: int, value: float) -> dict[str, object]:
    """A row of figures.csv for a whole year."""
    return {
        "figure_id": f"dyf-{year}", "indicator_id": "phc_standard_rate", "jurisdiction_id": PLACE, "period_start": f"{year}-01-01",
        "period_end": f"{year}-12-31", "value": value, "unit": "%", "printed_step": 0.1, "value_type": "reported", "source": "德阳市统计年报",
        "source_grade": "issuing body", "verification": "seen", "disclosure": "public", "review": "accepted",
    }  # fmt: skip


PROMISE = promise(1, 90)
PILOT = promise(9, 95, scope="试点地区", reach_level="prefecture")
EARLIER, LATER = reported(2023, 85.0), reported(2024, 88.0)
