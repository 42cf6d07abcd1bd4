"""The wall chart as an HTML table: a cell is the verdict's sign, the value with its year, the word, target and date; and how many below keep it.

Every cell is a link to the page with that assessment opened; `app/opener.py` opens it without leaving the page.
"""

from app import markup
from app.address import INDICATOR, PLACE, ROW, Address
from app.naming import due_text, name
from app.panels import row_key
from app.queries import Row
from app.sums import target_text
from app.tally import apart, state
from app.texts import Words
from app.verdicts import sign, state_sign, state_word, verdict_word
from app.wall import Below, Cell, Line, Wall

# A cell whose only content is places below is named by indicator and place.
BELOW = "below"
# Up to this many places share the width of the screen.
FEW = 9


def below_key(indicator_id: str, place: str) -> str:
    """What names the places below a place on an indicator in the URL."""
    return "_".join([BELOW, place, indicator_id])


def wall_table(wall: Wall, address: Address, words: Words) -> str:
    """The table in its scrolling frame."""
    label = markup.text(words("page.wall_chart"))
    head = "".join(_place(place, i == 0, address, words) for i, place in enumerate(wall.places))
    body = []
    for category, lines in wall.categories:
        title = markup.text(words.category(category))
        body.append(f'<tr class="group"><th colspan="{len(wall.places) + 1}"><span>{title}</span></th></tr>')
        body += [_line(line, wall, address, words) for line in lines]
    corner = markup.text(words("wall.indicator"))
    return (
        f'<div class="wall-box" tabindex="0" role="region" aria-label="{label}" style="--places:{len(wall.places)}">'
        f'<table class="wall{" few" if len(wall.places) <= FEW else ""}">'
        f'<thead><tr><th scope="col">{corner}</th>{head}</tr></thead><tbody>{"".join(body)}</tbody></table></div>'
    )


def _place(place: Row, is_first: bool, address: Address, words: Words) -> str:
    shown = markup.text(name(place, "name", words))
    if is_first:
        shown += f"<small>{markup.text(words('wall.own'))}</small>"
    else:
        shown = markup.link(address.link("wall_chart", **{PLACE: place["jurisdiction_id"]}), shown)
    return f'<th scope="col"{" class=own" if is_first else ""}>{shown}</th>'


def _line(line: Line, wall: Wall, address: Address, words: Words) -> str:
    indicator = line.indicator
    href = address.link("indicator", **{INDICATOR: indicator["indicator_id"]})
    unit, _ = words.axis(indicator["indicator_unit"])
    small = f"<small>{markup.text(unit)}</small>" if unit else ""
    cells = "".join(_cell(line, place, i == 0, address, words) for i, place in enumerate(wall.places))
    heading = markup.link(href, markup.text(name(indicator, "indicator", words)))
    return f'<tr><th scope="row">{heading}{small}</th>{cells}</tr>'


def _cell(line: Line, place: Row, is_first: bool, address: Address, words: Words) -> str:
    own = " own" if is_first else ""
    cell = line.cells.get(place["jurisdiction_id"])
    if cell is None:
        return f'<td class="none{own}"></td>'
    main = cell.main
    if main is not None:
        key, kind = row_key(main), f"v-{main['verdict'].replace('_', '-')}"
    else:
        key, kind = below_key(line.indicator["indicator_id"], place["jurisdiction_id"]), "v-below"
    kind += " apart" if main is not None and apart(main) else ""
    href = address.link("wall_chart", **{ROW: key})
    inner = (_own(cell, words) if main is not None else "") + (_below(cell.below, words) if cell.below else "")
    return f'<td class="{kind}{own}"><a class="cell" href="{markup.text(href)}" data-row="{markup.text(key)}">{inner}</a></td>'


def _own(cell: Cell, words: Words) -> str:
    row = cell.main
    assert row is not None
    said = verdict_word(row, words) if not row["reason"] else state_word(state(row), words)
    mark = sign(row["verdict"], state(row), row["firmness"])
    value = cell_value(row, words)
    beside = ""
    if cell.worse is not None:
        also = markup.text(words("wall.also", verdict=state_word(state(cell.worse), words)))
        beside = f'<span class="also" title="{also}">{state_sign(state(cell.worse))}<small>{also}</small></span>'
    when = f'<small class="when">{markup.text(_period(row, words))}</small>' if value else ""
    asked = markup.text(words("wall.asked", target=target_text(row, words), due=due_text(row, words)))
    said = f"<small>{markup.text(said)}</small><small class='asked'>{asked}</small>"
    return f"<span>{mark}<b>{markup.text(value)}</b>{when}</span>{said}{beside}"


def cell_value(row: Row, words: Words) -> str:
    """The figure a verdict rests on, else the latest comparable one, with its unit; empty where there is none."""
    value = row["judged_value"] if row["judged_value"] is not None else row["current_value"]
    return "" if value is None else words.value(value, row["judged_unit"] or row["unit"], row["printed_step"])


def _period(row: Row, words: Words) -> str:
    """The year of that figure; the month where its period does not end with a year."""
    end = row["judged_period_end"] if row["judged_value"] is not None else row["current_period_end"]
    if end is None:
        return ""
    if end.month == 12:
        return words("period.year", year=end.year)
    return words("period.month", year=end.year, month=end.month if words.language == "zh" else f"{end:%b}")


def _below(below: Below, words: Words) -> str:
    return f'<small class="below">{markup.text(below_text(below, words))}</small>'


def below_text(below: Below, words: Words) -> str:
    """达标县3/12，8个待判; where none can be judged only that is said: 0/12 would look like failure."""
    level = below.levels[0] if len(below.levels) == 1 else "mixed"
    waiting = below.of("undecided")
    if waiting == below.total:
        return words(f"wall.below.undecided.{level}", total=below.total)
    met = words(f"wall.below.met.{level}", met=below.of("met"), total=below.total)
    return words.listed_wide([met, words("wall.below.waiting", n=waiting)]) if waiting else met
