// The same view as a table: what is on the map for those who do not see it, and for whoever likes to read in rows.
KG.table = (() => {
  const { data, dom, theme, words } = KG;
  const { el } = dom;
  const PAGE = 100;
  const COLUMNS = {
    "col-when": (s) => s.days?.[0] ?? 0, "col-who": (s) => data.label(data.actors[s.from]), "col-did": (s) => data.action(s),
    "col-whom": (s) => data.label(data.actors[s.to]), "col-kind": (s) => s.category, "col-fact": (s) => data.FACTS.indexOf(s.fact),
    "col-says": (s) => (s.source === null ? "" : data.label(data.actors[s.source])), "col-article": (s) => data.articleName(data.articles[s.article]),
  };
  let order = { column: "col-when", down: false };
  let rows = [];
  let shown = PAGE;

  function update(view) {
    rows = view.passed;
    shown = PAGE;
    draw();
  }

  function draw() {
    const read = COLUMNS[order.column];
    const compare = (a, b) => {
      const [x, y] = [read(a), read(b)];
      return typeof x === "number" ? x - y : x.localeCompare(y, words.current());
    };
    const sorted = [...rows].sort((a, b) => (order.down ? compare(b, a) : compare(a, b)) || a.i - b.i);
    dom.fill(dom.byId("table"),
      el("p", { class: "note" }, words.t("table-told", { n: words.number(rows.length) })),
      el("div", { class: "scroll" }, el("table", {},
        el("caption", { class: "reader" }, words.t("table")),
        el("thead", {}, el("tr", {}, Object.keys(COLUMNS).map(head))),
        el("tbody", {}, sorted.slice(0, shown).map(row)))),
      sorted.length > shown && dom.button(words.t("show-more", { n: words.number(sorted.length - shown) }), () => ((shown += 5 * PAGE), draw()), { class: "wide" }));
  }

  function head(column) {
    const active = order.column === column;
    const sort = () => {
      order = { column, down: active && !order.down };
      draw();
      dom.byId("table").querySelector("[aria-sort] button")?.focus();
    };
    return el("th", { scope: "col", "aria-sort": active ? (order.down ? "descending" : "ascending") : null },
      dom.button([words.t(column), el("span", { "aria-hidden": "true" }, active ? (order.down ? " ↓" : " ↑") : "")], sort, { class: "text" }));
  }

  function row(s) {
    const category = data.categories.get(s.category);
    return el("tr", { class: s.fact },
      el("td", { class: "when" }, words.date(s.when, "short")), el("td", {}, KG.cards.actor(s.from, 40)),
      el("td", {}, dom.button(dom.name(data.action(s), 40), () => KG.panel.open([s.from, s.to], s.id), { class: "text deed" }), s.against.length > 0 && el("span", { class: "sign", title: words.t("disputed") }, " ≠")),
      el("td", {}, KG.cards.actor(s.to, 40)),
      el("td", { class: "kind" }, theme.line(s.quad, { dashed: s.fact === "uncertain", crossed: s.fact === "negated" }), " ", category ? words.pick(category.nl, category.en) : dom.short(s.category, 20)),
      el("td", {}, words.t(s.fact)), el("td", {}, s.source === null ? "—" : KG.cards.actor(s.source, 40)),
      el("td", {}, dom.name(data.articleName(data.articles[s.article]), 40)));
  }

  return { update };
})();
