// What the browser does by itself, without asking the server. Listeners stand on the document, so that they outlive every rerun;
// they also put into a card what it holds when it is opened first.
(() => {
  document.documentElement.lang = "LANGUAGE";
  if (window.duixian) return;
  window.duixian = true;

  // A link to a place on the page (method#rule-4): the place appears only after the page was loaded.
  const asked = location.hash.slice(1);
  if (asked) {
    const look = setInterval(() => {
      const place = document.getElementById(asked);
      if (place) place.scrollIntoView({ block: "center" });
      if (place) place.classList.add("asked");
      if (place) clearInterval(look);
    }, 200);
    setTimeout(() => clearInterval(look), 20000);
  }

  const POP = "details.pop";
  const MARGIN = 8; // pixels between a card and the edge of the window

  const close = (pop, focus) => {
    pop.open = false;
    if (focus) pop.querySelector("summary").focus();
  };

  // What cards are made of (app/markup.py, app/evidence.py). Everything else is dropped, as Streamlit's own sanitizer does with the
  // page: whatever a document or a return holds, it cannot become a script.
  const TAGS = new Set(["A", "BR", "BUTTON", "DD", "DETAILS", "DIV", "DL", "DT", "P", "SPAN", "SUMMARY"]);
  const ATTRIBUTES = new Set(["aria-hidden", "class", "data-body", "data-done", "href", "name", "rel", "target", "type"]);
  const allowed = (node, name) => ATTRIBUTES.has(name) && (name !== "href" || /^https?:$/.test(node.protocol));

  const fill = (card) => {
    if (card.dataset.body === undefined) return;
    const { body } = new DOMParser().parseFromString(card.dataset.body, "text/html");
    body.querySelectorAll("*").forEach((node) => {
      if (!TAGS.has(node.tagName)) return node.remove();
      node.getAttributeNames().filter((name) => !allowed(node, name)).forEach((name) => node.removeAttribute(name));
    });
    card.replaceChildren(...body.childNodes);
    delete card.dataset.body;
  };

  // Below its word where there is room, else above it, else where most of it is seen; never past the left or right edge.
  const place = (pop) => {
    const card = pop.querySelector(":scope > .card");
    card.style.cssText = "";
    pop.classList.remove("up");
    const outer = pop.parentElement.closest(POP);
    if (outer) return place(outer); // unfolds within the outer card, which has grown
    if (getComputedStyle(card).position === "fixed") return; // a telephone shows it at the foot of the screen
    const word = pop.querySelector("summary").getBoundingClientRect();
    const below = innerHeight - word.bottom - 2 * MARGIN;
    const above = word.top - 2 * MARGIN;
    if (card.offsetHeight > below && above > below) pop.classList.add("up");
    card.style.maxHeight = `${Math.max(above, below, 160)}px`;
    card.style.overflow = "auto";
    const box = card.getBoundingClientRect();
    const past = Math.max(0, box.right + MARGIN - document.documentElement.clientWidth);
    const shift = Math.max(MARGIN - box.left, 0) || -past;
    if (shift) card.style.transform = `translateX(${shift}px)`;
  };

  // `toggle` does not bubble; it is caught on its way down. One card at a time: a figure's source within a verdict's card
  // leaves that card open.
  document.addEventListener("toggle", (event) => {
    const pop = event.target;
    if (!(pop instanceof HTMLElement) || !pop.matches(POP) || !pop.open) return;
    document.querySelectorAll(`${POP}[open]`).forEach((other) => {
      if (other !== pop && !other.contains(pop)) close(other, false);
    });
    fill(pop.querySelector(":scope > .card"));
    place(pop);
  }, true);

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const open = [...document.querySelectorAll(`${POP}[open]`)].pop(); // the innermost comes last
    if (open) close(open, true);
  });

  const copied = async (button) => {
    const text = button.previousElementSibling.textContent;
    try {
      await navigator.clipboard.writeText(text);
    } catch { // no clipboard where the page came over plain http: select, so that the reader's own key copies it
      getSelection().selectAllChildren(button.previousElementSibling);
      if (!document.execCommand("copy")) return;
    }
    const word = button.textContent;
    button.textContent = button.dataset.done;
    setTimeout(() => { button.textContent = word; }, 2000);
  };

  document.addEventListener("click", (event) => {
    const target = event.target;
    if (!(target instanceof Element)) return;
    document.querySelectorAll(`${POP}[open]`).forEach((pop) => {
      if (!pop.contains(target)) close(pop, false);
    });
    const button = target.closest("button.copy");
    if (button) copied(button);
    if (target.closest(".st-key-pages button")) { // the next page is read from its top
      document.querySelector('[data-testid="stMain"]').scrollTo({ top: 0 });
    }
    const skip = target.closest("a.skip");
    if (skip) {
      event.preventDefault();
      const answer = document.querySelector("h1.answer");
      answer.tabIndex = -1;
      answer.focus();
    }
  });
})();
