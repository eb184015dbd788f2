// Beside the map: an actor, what is between two of them, or, when nothing is picked, an overview of the whole.
KG.panel = (() => {
  const { cards, data, dom, theme, words } = KG;
  const { button, el } = dom;
  let view = null;
  let shown = ""; // what the panel shows, so that it is not redrawn under the reader
  let wanted = null; // statement to bring into view

  function open(actors, statement = null, change = {}) {
    wanted = statement;
    shown = "";
    KG.state.set({ ...change, pick: new Set(actors) });
    KG.camera.reveal(actors);
    const panel = dom.byId("panel");
    const target = statement ? panel.querySelector(`[data-statement="${CSS.escape(statement)}"]`) : panel.querySelector("h2");
    target?.focus({ preventScroll: !statement });
    if (statement) target?.scrollIntoView({ block: "center" });
  }

  function update(next, state) {
    view = next;
    const [one, two] = [...state.pick];
    const passed = new Set(view.passed);
    const key = `${one} ${two} ${words.current()} ${theme.isDark()} ${view.passed.length} ${KG.state.write()}`;
    if (key === shown) return;
    shown = key;
    const panel = dom.byId("panel");
    panel.classList.toggle("open", one !== undefined);
    if (one !== undefined) KG.overviewOpen(false);
    const content = one === undefined ? KG.overview.build(view) : two === undefined ? actor(data.actors[one], passed) : between(data.actors[one], data.actors[two], passed);
    dom.fill(panel, content);
    panel.scrollTop = 0;
  }

  function close() {
    const leave = () => {
      KG.overviewOpen(false);
      KG.state.set({ pick: new Set() });
      dom.byId("map").focus();
    };
    return button("×", leave, { class: "close", "aria-label": words.t("close") });
  }
  const heading = (...content) => el("h2", { tabindex: -1 }, content);

  // ---- an actor

  function actor(node, passed) {
    const type = data.types.get(node.type);
    const here = (list) => list.filter((s) => passed.has(s));
    const [did, undergone, said] = [here(node.did), here(node.undergone), here(node.said)];
    const other = words.pick(node.en, node.nl);
    return [
      close(),
      el("p", { class: "kind" }, theme.shape(node.type), words.pick(type.nl, type.en), belonging(node)),
      heading(dom.name(data.label(node), 120)),
      other && other !== data.label(node) && el("p", { class: "other", lang: words.current() === "en" ? "nl" : "en" }, dom.name(other, 120)),
      cards.balance([...new Set([...did, ...undergone])]),
      el("div", { class: "acts" },
        button(words.t("ego"), () => KG.state.set({ around: new Set([node.i]), pick: new Set([node.i]) }), { class: "main" }),
        companion(node),
        said.length > 0 && button(words.t("only-says", { n: words.number(said.length) }), () => KG.state.set({ onlySource: new Set([node.i]) }))),
      group(words.t("did"), did, "to"), group(words.t("undergone"), undergone, "from"),
      said.length > 0 && folded(words.t("said", { n: words.number(said.length) }), () => cards.list(said)),
      names(node), identifiers(node), KG.sparql.block(() => KG.sparql.forActor(node)),
    ];
  }

  // With one actor in the middle, any other can be put beside it: all between the two.
  function companion(node) {
    const [first] = [...KG.state.get().around];
    if (first === undefined || first === node.i) return null;
    return button(words.t("between", { name: dom.short(data.label(data.actors[first]), 30) }), () => KG.state.set({ around: new Set([first, node.i]), pick: new Set([first, node.i]) }));
  }

  function belonging(node) {
    if (node.above === null) return null;
    return [" · ", typeof node.above === "number" ? cards.actor(node.above, 40) : dom.name(data.belongs(node.above), 40)];
  }

  // What it did, or what was done to it: one line for each other actor, which opens into the statements.
  function group(title, statements, end) {
    const partners = new Map();
    for (const s of statements) {
      if (partners.has(s[end])) partners.get(s[end]).push(s);
      else partners.set(s[end], [s]);
    }
    const sorted = [...partners].sort((a, b) => b[1].length - a[1].length || a[0] - b[0]);
    return el("section", {}, el("h3", {}, title, el("span", { class: "count" }, words.number(statements.length))),
      sorted.length ? el("ul", { class: "partners" }, sorted.slice(0, 60).map(([i, list]) => el("li", {}, folded(summary(i, list), () => cards.list(list, { ends: false }))))) : el("p", { class: "note" }, words.t("nothing")),
      sorted.length > 60 && el("p", { class: "note" }, words.t("and-others", { n: words.number(sorted.length - 60) })));
  }

  function summary(i, list) {
    const deeds = [...new Set(list.map((s) => data.action(s)))];
    const told = deeds.slice(0, 3).map((deed) => dom.short(deed, 30)).join(", ") + (deeds.length > 3 ? ` +${deeds.length - 3}` : "");
    return [
      el("span", { class: "partner" }, theme.shape(data.actors[i].type), dom.name(data.label(data.actors[i]), 60), el("span", { class: "count" }, words.number(list.length))),
      el("span", { class: `deeds ${cards.mostly(list)}` }, told, list.some((s) => s.against.length) && el("span", { class: "sign", title: words.t("disputed") }, " ≠")),
    ];
  }

  function folded(title, content) {
    const inside = el("div");
    const box = el("details", { on: { toggle: () => box.open && !inside.hasChildNodes() && dom.fill(inside, content()) } }, el("summary", {}, title), inside);
    return box;
  }

  function names(node) {
    const forms = node.names.filter((form) => form !== data.label(node));
    return forms.length > 0 && el("section", {}, el("h3", {}, words.t("names"), el("span", { class: "count" }, words.count(node.mentions, "mention", "mentions"))),
      el("ul", { class: "forms", lang: "nl" }, forms.map((form) => el("li", {}, dom.name(form, 300)))));
  }

  function identifiers(node) {
    return el("section", {}, el("h3", {}, words.t("identifiers")), el("ul", { class: "ids" },
      node.sameAs.map((iri) => el("li", {}, dom.link(iri, dom.short(iri.replace(/^https?:\/\/(www\.)?/, ""), 70)))),
      el("li", {}, el("code", {}, dom.short(node.id, 200)))));
  }

  // ---- what is between two actors

  function between(one, two, passed) {
    const there = statementsOf(one, two, passed);
    const back = one === two ? [] : statementsOf(two, one, passed);
    return [
      close(),
      el("p", { class: "kind" }, words.count(there.length + back.length, "statement", "statements")),
      heading(cards.actor(one.i), el("span", { class: "arrow" }, back.length && there.length ? " ⇄ " : " → "), cards.actor(two.i)),
      cards.balance([...there, ...back]),
      el("div", { class: "acts" }, button(words.t("all-between"), () => KG.state.set({ around: new Set([one.i, two.i]) }), { class: "main" })),
      there.length > 0 && direction(one, two, there), back.length > 0 && direction(two, one, back),
      !there.length && !back.length && el("p", { class: "note" }, words.t("nothing")),
      KG.sparql.block(() => KG.sparql.forPair(one, two)),
    ];
  }

  const statementsOf = (from, to, passed) => (data.pairOf(from.i, to.i)?.statements ?? []).filter((s) => passed.has(s));

  function direction(from, to, list) {
    const sorted = [...list].sort((a, b) => (a.days?.[0] ?? 0) - (b.days?.[0] ?? 0) || a.i - b.i);
    const at = sorted.findIndex((s) => s.id === wanted);
    if (at > 20) sorted.unshift(...sorted.splice(at, 1));
    return el("section", {}, el("h3", {}, el("span", {}, dom.name(data.label(from), 40), " → ", dom.name(data.label(to), 40)), el("span", { class: "count" }, words.number(list.length))),
      cards.list(sorted, { ends: false }));
  }

  return { close, folded, open, update };
})();
