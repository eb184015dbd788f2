// The legend, which is also the filter: switch a kind of actor or line off, or show it alone.
KG.legend = (() => {
  const { data, dom, theme, words } = KG;
  const { el, fill } = dom;
  const rows = new Map(); // "name key" -> what changes in a row
  const ORDER = { certain: {}, uncertain: { dashed: true }, negated: { crossed: true } };

  function build() {
    rows.clear();
    fill(dom.byId("legend"),
      section("actors", switches("withoutType", "type", data.types, (key, row) => [theme.shape(key), words.pick(row.plural_nl, row.plural_en)])),
      section("lines", switches("withoutQuad", "quad", data.quads, (key, row) => [theme.line(key), words.pick(row.nl, row.en)]), categories()),
      section("factuality", switches("withoutFact", "fact", new Map(data.FACTS.map((fact) => [fact, fact])),
        (key) => [theme.line("other", ORDER[key]), words.t(key)])),
      section("said-by", KG.picker.build("onlySource", "source", (i) => data.label(data.actors[i]), "find-source")),
      section("articles", KG.picker.build("onlyArticle", "article", (i) => data.articleName(data.articles[i]), "find-article")),
      section("reading", sure(), most()),
      el("ul", { class: "key" }, ["key-size", "key-width", "key-region", "key-disputed"].map((key) => el("li", {}, words.t(key)))));
  }

  const section = (title, ...content) =>
    el("section", { class: "group" }, el("h3", {}, words.t(title)), content);

  function switches(name, facet, items, show) {
    return el("ul", { class: "switches" }, [...items].map(([key, row]) => {
      const [picture, label] = show(key, row);
      const input = el("input", { type: "checkbox", on: { change: () => KG.state.toggle(name, key, !input.checked) } });
      const count = el("span", { class: "count" });
      const others = [...items.keys()].filter((other) => other !== key);
      const only = dom.button(words.t("only"), () => KG.state.set({ [name]: new Set(others) }),
        { class: "only", "aria-label": words.t("only-this", { name: label }) });
      const item = el("li", {}, el("label", {}, input, picture, el("span", { class: "what" }, label), count), only);
      rows.set(`${facet} ${key}`, { item, input, count, name, key });
      return item;
    }));
  }

  function categories() {
    return el("details", { class: "more" }, el("summary", {}, words.t("categories")),
      switches("withoutCategory", "category", data.categories, (key, row) => [null, words.pick(row.nl, row.en)]));
  }

  function sure() {
    const told = el("output", { class: "told" });
    const input = el("input", {
      type: "range", min: 0, max: 100, step: 5, id: "sure", on: { input: () => KG.state.set({ sure: Number(input.value) / 100 }) },
    });
    rows.set("sure", { input, told });
    return el("div", { class: "slider" }, el("label", { for: "sure" }, words.t("sure")), told, input);
  }

  function most() {
    const input = el("select", { id: "most", on: { change: () => KG.state.set({ most: Number(input.value) }) } },
      [40, 80, 150, 300, 600, 1200].map((value) => el("option", { value: String(value) }, words.number(value))));
    rows.set("most", { input });
    return data.actors.length > 40 ? el("label", { class: "choice" }, el("span", {}, words.t("most")), input) : null;
  }

  function update(view, state) {
    for (const [key, row] of rows) {
      if (key === "sure") {
        row.input.value = String(Math.round(state.sure * 100));
        row.told.textContent = state.sure ? `≥ ${Math.round(state.sure * 100)}%` : words.t("all");
        row.input.setAttribute("aria-valuetext", row.told.textContent);
      } else if (key === "most") row.input.value = String(state.most);
      else {
        const [facet] = key.split(" ", 1);
        const count = view.counts[facet].get(row.key) || 0;
        row.input.checked = !state[row.name].has(row.key);
        row.count.textContent = words.number(count);
        row.item.classList.toggle("none", !count && row.input.checked);
        row.item.classList.toggle("off", !row.input.checked);
      }
    }
    KG.picker.update(view, state);
  }

  return { build, update };
})();
