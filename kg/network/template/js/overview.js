// Where to begin: how much there is, who is most involved, the busiest pairs, and where reports contradict each other.
KG.overview = (() => {
  const { cards, data, dom, theme, words } = KG;
  const { button, el } = dom;

  function build(view) {
    const articles = new Set(view.passed.map((s) => s.article)).size;
    const numbers = [[articles, "article", "articles-n"], [view.weight.size, "actor", "actors-n"], [view.passed.length, "statement", "statements"]];
    return [
      KG.panel.close(), el("h2", { tabindex: -1 }, words.t("overview")),
      el("dl", { class: "numbers" }, numbers.map(([n, one, many]) => el("div", {}, el("dt", {}, words.t(n === 1 ? one : many)), el("dd", {}, words.number(n))))),
      view.passed.length ? cards.balance(view.passed) : nothing(),
      el("section", {}, el("h3", {}, words.t("most-involved")), el("ol", { class: "bars" }, actors(view))),
      el("section", {}, el("h3", {}, words.t("busiest")), el("ul", { class: "partners" }, pairs(view))),
      disputes(view),
      el("p", { class: "note" }, words.t("how-to")),
    ];
  }

  const nothing = () => el("p", { class: "note" }, words.t("no-match"), " ",
    button(words.t("clear"), () => KG.state.set({ ...KG.state.cleared(), around: new Set() }), { class: "text" }));

  function actors(view) {
    const first = [...view.weight].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 8);
    const most = first[0]?.[1] ?? 1;
    return first.map(([i, weight]) => el("li", {}, button([
      theme.shape(data.actors[i].type), dom.name(data.label(data.actors[i]), 44), el("span", { class: "count" }, words.number(weight)),
      dom.svg("svg", { class: "bar", viewBox: "0 0 100 2", preserveAspectRatio: "none", "aria-hidden": "true" }, dom.svg("rect", { width: (100 * weight) / most, height: 2, fill: theme.typeColour(data.actors[i].type) })),
    ], () => KG.panel.open([i]))));
  }

  function pairs(view) {
    const first = [...view.bundles].sort((a, b) => b[1].length - a[1].length || a[0] - b[0]).slice(0, 6);
    return first.map(([i, list]) => {
      const { from, to } = data.pairs[i];
      const deeds = [...new Set(list.map((s) => data.action(s)))];
      return el("li", {}, button([
        el("span", { class: "partner" }, el("span", {}, dom.name(data.label(data.actors[from]), 34), " → ", dom.name(data.label(data.actors[to]), 34)), el("span", { class: "count" }, words.number(list.length))),
        el("span", { class: `deeds ${cards.mostly(list)}` }, deeds.slice(0, 3).map((deed) => dom.short(deed, 24)).join(", ")),
      ], () => KG.panel.open([from, to])));
    });
  }

  function disputes(view) {
    const disputed = view.passed.filter((s) => s.against.length && s.fact === "certain");
    return disputed.length > 0 && el("section", {}, el("h3", {}, el("span", {}, el("span", { class: "sign" }, "≠ "), words.t("disputed-title")), el("span", { class: "count" }, words.number(disputed.length))),
      el("ul", { class: "partners" }, disputed.slice(0, 6).map((s) => el("li", {}, button([
        el("span", {}, dom.name(data.label(data.actors[s.from]), 34), ` — ${dom.short(data.action(s), 24)} → `, dom.name(data.label(data.actors[s.to]), 34)),
      ], () => KG.panel.open([s.from, s.to], s.id))))));
  }

  return { build };
})();
