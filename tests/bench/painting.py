"""How long a reader waits before the screen, in Chromium: from a click, or from opening an address, to the last thing painted; and to
the first paint of the page's sentence.

Painted is the frame after the last change of what the page shows, once Streamlit's script has run to its end and every chart is
drawn. Both are watched inside the page, so that the driver's own round trips are not counted.
"""

from dataclasses import dataclass

from playwright.sync_api import Browser, Page

LONG = 120_000  # milliseconds
QUIET = 250  # milliseconds without a change: nothing more comes
# What stands before a page's own script: notes the first moment a change of content was painted after, and the click that began it.
# Two kinds of change are no part of what was asked for, on any page: the hidden notices that a select box leaves for screen readers
# ("6 options available") are taken away seven seconds after they were given, in the midst of whatever is clicked then; and the label
# of the point on which the mouse happens to rest comes and goes with the mouse.
_WATCH = """
(() => {
  window.bench = { click: 0, changed: performance.now(), unpainted: 0, answered: 0, answering: false };
  addEventListener("click", () => { bench.click = performance.now(); }, true);
  const apart = (node) => (node.closest ? node : node.parentElement)?.closest("[data-live-announcer], .hoverlayer");
  new MutationObserver((records) => {
    if (records.every((record) => apart(record.target))) return;
    if (!bench.answering && document.querySelector("h1.answer")?.textContent) {
      bench.answering = true;
      requestAnimationFrame(() => setTimeout(() => { bench.answered = performance.now(); }));
    }
    bench.unpainted += 1;
    requestAnimationFrame(() => setTimeout(() => { bench.unpainted -= 1; bench.changed = performance.now(); }));
  }).observe(document, { childList: true, characterData: true, subtree: true });
})()
"""
_DONE = f"""
({{ said, since }}) => {{
  const app = document.querySelector("[data-testid=stApp]");
  const answer = document.querySelector("h1.answer");
  return app?.dataset.testScriptState === "notRunning" && answer && answer.textContent !== said
    && !document.querySelector("[data-testid=stSkeleton]")
    && [...document.querySelectorAll(".stPlotlyChart")].every((chart) => chart.querySelector(".main-svg"))
    && !bench.unpainted && performance.now() - bench.changed > {QUIET} && bench.changed > since ? bench.changed : 0;
}}
"""


@dataclass
class Desk:
    """A reader's screen: a browser window with nothing fetched yet."""

    page: Page

    @classmethod
    def new(cls, browser: Browser) -> "Desk":
        """A new window with an empty cache."""
        context = browser.new_context(
            locale="zh-CN", timezone_id="Asia/Shanghai", viewport={"width": 1440, "height": 900}
        )
        context.add_init_script(_WATCH)
        return cls(context.new_page())

    def close(self) -> None:
        """Closes the window and forgets its cache."""
        self.page.context.close()

    def opened(self, url: str) -> float:
        """Seconds from opening an address to its page painted."""
        self.page.goto(url)
        return self._painted("", 0) / 1000  # the page's clock starts where the address was opened

    def answered(self) -> float:
        """Seconds from opening the address to the first paint of the sentence that the page is for."""
        return float(self.page.evaluate("bench.answered")) / 1000

    def chosen(self, key: str, option: str) -> float:
        """Seconds from the click on an option of a select box to the page painted; the list was opened and searched before."""
        self.page.locator(f".st-key-{key}").get_by_role("combobox").click()
        self.page.keyboard.type(option)
        return self.clicked(self.page.get_by_role("option", name=option, exact=True).first.click)

    def clicked(self, click) -> float:  # type: ignore[no-untyped-def]
        """Seconds from the click that `click` makes to the page painted with another answer."""
        said = self.page.locator("h1.answer").text_content()
        start = self.page.evaluate("performance.now()")
        click()
        painted = self._painted(said or "", start)
        return (painted - float(self.page.evaluate("bench.click"))) / 1000

    def _painted(self, said: str, since: float) -> float:
        return float(self.page.wait_for_function(_DONE, arg={"said": said, "since": since}, timeout=LONG).json_value())

    def points(self) -> int:
        """How many points the charts of the page were sent."""
        return int(self.page.evaluate(
            "[...document.querySelectorAll('.js-plotly-plot')].flatMap(c => c.data.map(t => (t.x || t.y || []).length)).reduce((a, b) => a + b, 0)"
        ))  # fmt: skip
