"""What the choices above a page say on screen, for the printed page that goes without them."""

from app import markup, queries
from app.days import local_date
from app.naming import name
from app.view import View


def line(view: View, page: str) -> str:
    """App, page, place, day, and up to when something is on record; HTML that only paper shows."""
    words = view.words
    record = view.look_up(queries.latest_record, view.known_by)["recorded_at"]
    parts = [
        words("app.name"),
        words(f"page.{page}"),
        name(view.place, "name", words),
        words("as_of.line", date=words.date(view.as_of)),
    ]
    if view.known_by is not None:
        parts.append(words("known_by.line", date=words.date(local_date(view.known_by))))
    if record is not None:
        parts.append(words("record.line", date=words.date(local_date(record))))
    return f'<p class="on-paper">{markup.text(words("list.wide_gap").join(parts))}</p>'
