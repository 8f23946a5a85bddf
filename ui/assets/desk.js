// What the desk does in the browser itself: choosing a quote, views, panes on narrow screens.
// Everything else is an event for the server. Markup says what a click means by data-act.
"use strict";

window.dossier = (() => {
  const page = document.documentElement;
  const within = (root, selector) => Array.from(root.querySelectorAll(selector));
  const panel = () => document.getElementById("evidence");

  const labelsOf = (node) => (node.dataset.labels || "").split(" ");

  // Mark the chosen excerpt, show its source, and bring its words into view.
  function choose(label, { smooth = true } = {}) {
    const evidence = panel();
    if (!evidence) return;
    evidence.dataset.chosen = label;
    for (const quote of within(evidence, ".quote")) {
      const chosen = quote.dataset.label === label;
      quote.classList.toggle("is-chosen", chosen);
      quote.setAttribute("aria-pressed", String(chosen));
      if (chosen) intoView(quote.closest(".quotes"), quote, smooth);
    }
    for (const source of within(evidence, ".source")) {
      source.hidden = !labelsOf(source).includes(label);
    }
    let first = null;
    for (const mark of within(evidence, "mark")) {
      const chosen = labelsOf(mark).includes(label);
      mark.classList.toggle("is-chosen", chosen);
      if (chosen && !first) first = mark;
    }
    if (first) intoView(first.closest(".source-text"), first, smooth);
    for (const cite of within(document, ".cite")) {
      const same = cite.dataset.turn === evidence.dataset.turn && cite.dataset.label === label;
      cite.classList.toggle("is-chosen", same);
    }
  }

  // Scroll only the box itself; scrollIntoView would move the page as well.
  function intoView(box, node, smooth, share = 1 / 3) {
    if (!box) return;
    const outer = box.getBoundingClientRect();
    const inner = node.getBoundingClientRect();
    const above = Math.max((outer.height - inner.height) * share, 8);
    const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    box.scrollTo({
      top: box.scrollTop + inner.top - outer.top - above,
      behavior: smooth && !calm ? "smooth" : "instant",
    });
  }

  // Told when somebody turns to a view, for what is only then looked up.
  const looks = {};

  // On narrow screens not all views fit into their line.
  function across(line, button) {
    const outer = line.getBoundingClientRect();
    const inner = button.getBoundingClientRect();
    if (inner.left < outer.left || inner.right > outer.right) {
      line.scrollLeft += inner.left - outer.left - (outer.width - inner.width) / 2;
    }
  }

  function view(name) {
    close();
    page.dataset.view = name;
    if (looks[name]) looks[name]();
    for (const button of within(document, ".masthead [data-view]")) {
      if (button.dataset.view === name) {
        button.setAttribute("aria-current", "page");
        across(button.parentElement, button);
      } else button.removeAttribute("aria-current");
    }
  }

  // On narrow screens the panes beside lie over the page: at most one of them is open.
  const OPEN = ["drawer-open", "evidence-open", "source-open"];

  const OPENS = {
    view_source: "source-open",
    show_event: "source-open",
    show_name: "source-open",
    show_statements: "source-open",
    show_words: "evidence-open",
  };

  function close() {
    page.classList.remove(...OPEN);
    tellDrawer();
  }

  function tellDrawer() {
    const shown = page.classList.contains("drawer-open");
    for (const button of within(document, "[data-act=drawer]")) {
      button.setAttribute("aria-expanded", String(shown));
    }
  }

  function open(name) {
    close();
    page.classList.add(name);
    tellDrawer();
  }

  // The address names the view and the conversation: a reload or a bookmark brings both back, and
  // the browser's own back and forward go through what was looked at.
  function keepAddress(named, told = "pushState") {
    const address = new URL(window.location.href);
    for (const [name, value] of Object.entries(named)) {
      if (value) address.searchParams.set(name, value);
      else address.searchParams.delete(name);
    }
    if (address.href !== window.location.href) window.history[told](null, "", address);
  }

  function viewOfAddress() {
    const asked = new URL(window.location.href).searchParams.get("view");
    const views = within(document, ".masthead [data-view]").map((button) => button.dataset.view);
    return views.includes(asked) ? asked : "desk";
  }

  // By event, who is told before it goes off that something else is chosen.
  const choices = {};

  // What is chosen is answered beside what was chosen before it: an answer to an older choice is
  // undone before it is painted. Gradio rewrites the nodes of a pane, so that what is new begins at
  // its top, and holds nothing that was typed for what stood there.
  function answersTo(element, watch, props, nameOf) {
    let wanted = [""];
    let [name, kept] = ["", props.value];
    watch("value", () => {
      const answered = nameOf();
      if (!wanted.includes(answered)) {
        props.value = kept;
        return;
      }
      if (answered !== name) {
        for (const box of within(element, ".source-text")) box.scrollTop = 0;
        for (const form of within(element, "form")) form.reset();
      }
      [name, kept] = [answered, props.value];
    });
    return (...names) => {
      wanted = names;
    };
  }

  const conversationShown = () => {
    const shown = document.querySelector("#transcript .transcript");
    return shown ? shown.dataset.conversation : "";
  };

  let openConversation = null; // set once the list of them is there
  let goingBack = false;

  window.addEventListener("popstate", () => {
    view(viewOfAddress());
    const wanted = new URL(window.location.href).searchParams.get("c") || "";
    if (!openConversation || wanted === conversationShown()) return;
    goingBack = true;
    openConversation(wanted);
  });

  // Remembered by the browser; the server makes the page anew in that language.
  function speak(language) {
    const path = new URL(".", window.location.href).pathname;
    document.cookie = `dossier_language=${language}; path=${path}; max-age=31536000; samesite=lax`;
    window.location.reload();
  }

  // Gradio names the browser's language here, whatever is spoken.
  function tellLanguage() {
    const header = document.querySelector(".masthead[data-spoken]");
    if (header && page.lang !== header.dataset.spoken) page.lang = header.dataset.spoken;
  }
  new MutationObserver(tellLanguage).observe(page, { attributeFilter: ["lang"] });

  const local = {
    view: (data) => {
      view(data.view);
      keepAddress({ view: data.view === "desk" ? "" : data.view });
    },
    choose: (data) => choose(data.label),
    close,
    back: () => open("source-open"),
    language: (data) => speak(data.language),
    drawer: () => (page.classList.contains("drawer-open") ? close() : open("drawer-open")),
  };

  // After these what is typed is the next question. Where fingers type, the keyboard that comes up
  // would lie over the answer.
  const TO_THE_LINE = ["ask_example", "new_conversation", "stop_answer"];

  function toTheLine() {
    if (window.matchMedia("(pointer: coarse)").matches) return;
    document.querySelector("#question textarea").focus({ preventScroll: true });
  }

  // Clicks on [data-act] inside the element: done here, or sent as an event of that name.
  function connect(element, trigger, events) {
    element.addEventListener("click", (event) => {
      const back = event.target.closest("[data-back]");
      if (back) return send(back.form, { [back.dataset.back]: null });
      const node = event.target.closest("[data-act]");
      if (!node || !element.contains(node)) return;
      event.preventDefault();
      const { act, confirm, ask, why, ...data } = node.dataset;
      if (local[act]) return local[act](data);
      if (!events.includes(act)) return;
      if (confirm && !window.confirm(confirm)) return;
      if (ask) {
        data.title = (window.prompt(ask, data.title) || "").trim();
        if (!data.title) return;
      }
      if (why) {
        data.reason = window.prompt(why, "");
        if (data.reason === null) return;
      }
      if (act === "judge") press(node);
      if (choices[act]) choices[act](data, act);
      if (TO_THE_LINE.includes(act)) toTheLine();
      if (act in OPENS) open(OPENS[act]);
      else if (act !== "show_evidence" && !ask) close();
      trigger(act, data);
    });
    // A form tells what was changed in it, and null of what is to be as it was read.
    function send(form, told) {
      if (events.includes(form.dataset.send)) trigger(form.dataset.send, { id: form.dataset.id, told });
    }

    element.addEventListener("submit", (event) => {
      if (!event.target.dataset.send) return; // to leave is a request of its own
      event.preventDefault();
      const changed = Array.from(event.target.elements).filter(
        (field) => field.name && field.value.trim() !== field.dataset.was,
      );
      send(event.target, Object.fromEntries(changed.map((field) => [field.name, field.value])));
    });
    element.addEventListener("input", (event) => {
      if (event.target.dataset.filter) filter(event.target);
    });
  }

  // Of several buttons that exclude each other, the one that was chosen.
  function press(chosen, group) {
    if (!chosen) return;
    for (const button of within(group || chosen.parentElement, "button")) {
      button.setAttribute("aria-pressed", String(button === chosen));
    }
  }

  function filter(input) {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    const box = input.closest(".sources");
    let left = 0;
    for (const row of within(box, input.dataset.filter)) {
      const text = row.textContent.toLowerCase();
      row.hidden = !words.every((word) => text.includes(word));
      if (!row.hidden) left += 1;
    }
    box.querySelector(".none").hidden = left > 0;
  }

  function masthead(element, trigger, watch) {
    connect(element, trigger, []);
    const told = () => {
      view(viewOfAddress());
      tellLanguage();
    };
    told();
    watch("value", told);
  }

  function conversations(element, trigger, events) {
    // A question at work ends where its conversation is left: it would be drawn over another.
    const turn = (act, data) => {
      const here = data.id === conversationShown();
      const asking = document.querySelector("#transcript .pending");
      if (asking && here && act === "open_conversation") return;
      const leaves = { new_conversation: true, open_conversation: !here, remove_conversation: here };
      if (leaves[act]) trigger("leave", {});
      trigger(act, data);
    };
    connect(element, turn, events);
    openConversation = (id) =>
      id ? turn("open_conversation", { id }) : turn("new_conversation", {});
  }

  // Numbers and letters that choose an excerpt, of the evidence that is shown or of another.
  function citing(element, trigger, events) {
    connect(element, (act, data) => {
      const evidence = panel();
      if (act === "show_evidence") {
        open("evidence-open");
        const kind = /^\d+$/.test(data.label) ? "cited" : "nearest";
        if (evidence && evidence.dataset.turn === data.turn && evidence.dataset.kind === kind) {
          choose(data.label);
          return;
        }
      }
      trigger(act, data);
    }, events);
  }

  // Told after the library changed, of which the words of answers may be gone.
  const changes = [];
  const changed = () => changes.forEach((look) => look());

  function transcript(element, trigger, watch, events) {
    citing(element, trigger, events);
    changes.push(() => {
      if (!element.querySelector(".pending")) trigger("look", {}); // else its end draws all anew
    });
    let first = true;
    watch("value", () => {
      const told = first || goingBack ? "replaceState" : "pushState";
      keepAddress({ c: conversationShown() }, told);
      first = goingBack = false;
      const turns = within(element, ".turn");
      const last = turns[turns.length - 1];
      if (last) intoView(document.getElementById("transcript"), last, false, 0);
    });
  }

  function evidence(element, trigger, watch, events) {
    citing(element, trigger, events);
    changes.push(() => {
      const { turn, chosen: label } = (panel() || element).dataset;
      if (label) trigger("show_evidence", { turn, label });
    });
    watch("value", () => {
      const shown = panel();
      if (shown && shown.dataset.chosen) choose(shown.dataset.chosen, { smooth: false });
    });
  }

  // A list of what can be chosen; that of a view is made when somebody first turns to it.
  function listed(element, trigger, watch, view, events) {
    picking(element, trigger, events);
    looks[view] = () => {
      if (!element.querySelector(`.${view}`)) trigger("look", {});
    };
    watch("value", () => {
      if (page.dataset.view === view) looks[view](); // the library changed meanwhile
    });
  }

  function picking(element, trigger, events) {
    connect(element, (act, data) => {
      const place = data.start ? `[data-start="${data.start}"]` : "";
      const line = `[data-pick] button[data-act="${act}"][data-id="${data.id}"]${place}`;
      const picked = element.querySelector(line);
      if (picked) press(picked, picked.closest("[data-pick]"));
      trigger(act, data);
    }, events);
  }

  // The passages of a name, or what is said of it.
  function named(element, trigger, watch, props, events) {
    picking(element, trigger, events);
    const nameOf = (act, id) => `${act} ${id}`;
    const want = answersTo(element, watch, props, () => {
      const side = element.querySelector('.sides [aria-pressed="true"]');
      return side ? nameOf(side.dataset.act, side.dataset.id) : "";
    });
    choices.show_name = choices.show_statements = (data, act) => want("", nameOf(act, data.id));
  }

  // The source that is read in the Library, and its row in the table.
  let read = "";

  function markRead() {
    for (const button of within(document, "#sources [data-act=view_source]")) {
      button.closest("tr").classList.toggle("is-current", button.dataset.id === read);
    }
  }

  function sources(element, trigger, watch, events) {
    connect(element, trigger, events);
    watch("value", () => {
      markRead();
      const input = element.querySelector("[data-filter]");
      if (input && input.value) filter(input);
    });
  }

  function source(element, trigger, watch, props, events) {
    connect(element, trigger, events);
    const want = answersTo(element, watch, props, () => {
      const form = element.querySelector("form");
      return form ? form.dataset.id : "";
    });
    choices.view_source = ({ id }) => {
      read = id;
      markRead();
      want(id);
    };
    choices.remove_source = (data) => {
      data.shown = read;
      if (data.id === read) want(read, "");
    };
  }

  // Runs go on by other doors, too: how they stand is looked up whenever somebody turns to them.
  function runs(element, trigger, events) {
    connect(element, trigger, events);
    looks.library = () => trigger("look", {});
    let unfolded = false;
    element.addEventListener("click", (event) => {
      const summary = event.target.closest(".runs > summary");
      if (summary) unfolded = !summary.parentElement.open; // it opens or closes after this
    });
    // Each drawing of the list takes `open` away. A person folds it by a click on its summary, which
    // the keyboard makes, too.
    new MutationObserver(() => {
      for (const fold of within(element, ".runs")) {
        if (unfolded && !fold.open) fold.open = true;
      }
    }).observe(element, { childList: true, subtree: true, attributeFilter: ["open"] });
  }

  // A view that is looked up whenever somebody turns to it.
  function seen(element, trigger, act, name) {
    connect(element, trigger, []);
    looks[name] = () => trigger(act, {});
  }

  function told(element, trigger, watch) {
    connect(element, trigger, []);
    watch("value", () => {
      const mark = element.querySelector("mark");
      if (mark) intoView(element.querySelector(".source-text"), mark, false);
    });
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });

  document.addEventListener("click", (event) => {
    const beside =
      "#conversations-pane, #evidence-pane, #shelf-text, #dates-text, #said-text, #who-passages," +
      " #who-source, [data-act]";
    if (!event.target.closest(beside)) close();
  });

  return {
    masthead, pane: connect, conversations, transcript, evidence, changed,
    listed, named, told, sources, source, runs, seen,
  };
})();
