// A citation's quote beside its number, on hover, focus or tap. Everything is put in as text: what a
// number tells stands in its data attributes, and no word of a source becomes markup.
"use strict";

(() => {
  const LINGER = 180; // milliseconds to cross from the number to the card
  const GAP = 6; // pixels between both
  let shown = null; // the number whose quote is shown
  let leaving = 0;
  let touching = false;

  const card = document.createElement("div");
  card.id = "preview";
  card.className = "preview";
  card.setAttribute("role", "tooltip");
  card.hidden = true;

  function line(name, words) {
    if (!words) return null;
    const made = document.createElement("span");
    made.className = name;
    made.dir = "auto";
    made.textContent = words;
    return made;
  }

  function show(cite) {
    window.clearTimeout(leaving);
    if (shown === cite) return;
    hide();
    const { title, origin, said, quote, tap } = cite.dataset;
    const lines = [
      line("title", title),
      line("quote", quote),
      line("origin", origin),
      line("said", said),
      line("tap", touching && tap),
    ];
    card.replaceChildren(...lines.filter(Boolean));
    document.body.append(card);
    card.hidden = false;
    cite.setAttribute("aria-describedby", card.id);
    shown = cite;
    place(cite);
  }

  // Below the number, or above it where there is no room; never over an edge of the window.
  function place(cite) {
    const at = cite.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = card;
    const room = document.documentElement.clientWidth - width - GAP;
    const above = at.top - height - GAP;
    const below = at.bottom + GAP;
    const top = below + height > window.innerHeight && above > 0 ? above : below;
    card.style.left = `${Math.max(GAP, Math.min(at.left, room))}px`;
    card.style.top = `${top}px`;
  }

  function hide() {
    window.clearTimeout(leaving);
    if (shown) shown.removeAttribute("aria-describedby");
    shown = null;
    card.hidden = true;
  }

  const citeAt = (event) => (event.target.closest ? event.target.closest("a.cite") : null);
  const onCard = (node) => node instanceof Node && card.contains(node);

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    touching = false;
    const cite = citeAt(event);
    if (cite) show(cite);
    else if (onCard(event.target)) window.clearTimeout(leaving);
  });
  document.addEventListener("pointerout", (event) => {
    if (event.pointerType === "touch" || !shown) return;
    if (citeAt(event) === shown || onCard(event.target)) {
      window.clearTimeout(leaving);
      leaving = window.setTimeout(hide, LINGER);
    }
  });
  document.addEventListener("focusin", (event) => {
    const cite = citeAt(event);
    if (cite && cite.matches(":focus-visible")) show(cite);
    else if (!cite) hide();
  });
  document.addEventListener("focusout", (event) => {
    if (citeAt(event) === shown) hide();
  });

  // A finger cannot hover: its first tap previews, the next one on the number or the card opens the
  // source. Captured, so that the click does not open it at once.
  document.addEventListener("pointerdown", (event) => {
    touching = event.pointerType === "touch";
  }, true);
  document.addEventListener("click", (event) => {
    const cite = citeAt(event);
    if (onCard(event.target)) {
      const from = shown;
      hide();
      if (from) from.click();
      event.stopPropagation();
    } else if (cite && touching && event.isTrusted && cite !== shown) {
      event.preventDefault();
      event.stopPropagation();
      show(cite);
    } else {
      hide();
    }
  }, true);

  // Before the page's own Escape, which closes panes.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !shown) return;
    event.stopPropagation();
    hide();
  }, true);
  document.addEventListener("scroll", (event) => {
    if (shown && !onCard(event.target)) place(shown);
  }, true);
  // Gradio rewrites a number's node for that of another answer, or takes it away.
  new MutationObserver((records) => {
    const another = ({ type, target }) => type === "attributes" && target === shown;
    if (shown && (!shown.isConnected || records.some(another))) hide();
  }).observe(document.documentElement, {
    childList: true,
    subtree: true,
    attributeFilter: ["data-title", "data-origin", "data-said", "data-quote"],
  });
})();
