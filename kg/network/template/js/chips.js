// What narrows the view at the moment, each with a button that takes it away.
KG.chips = (() => {
  const { data, dom, words } = KG;

  function update(view, state) {
    const chips = [
      ...[...state.around].map((i) => chip(words.t("around", { name: dom.short(data.label(data.actors[i]), 40) }), () => KG.state.toggle("around", i, false), "ego")),
      ...off("withoutType", (key) => words.pick(data.types.get(key).plural_nl, data.types.get(key).plural_en)),
      ...off("withoutQuad", (key) => words.pick(data.quads.get(key).nl, data.quads.get(key).en)),
      ...off("withoutCategory", (key) => words.pick(data.categories.get(key)?.nl, data.categories.get(key)?.en) || key),
      ...off("withoutFact", (key) => words.t(key)),
      ...only("onlySource", (i) => words.t("says", { name: dom.short(data.label(data.actors[i]), 40) })),
      ...only("onlyArticle", (i) => dom.short(data.articleName(data.articles[i]), 40)),
      ...only("onlyAction", (lemma) => words.t("action-is", { name: dom.short(lemma, 40) })),
    ];
    if (state.from !== null || state.until !== null) chips.push(chip(KG.timeline.told(state), () => KG.state.set({ from: null, until: null })));
    if (state.sure) chips.push(chip(words.t("at-least", { n: Math.round(state.sure * 100) }), () => KG.state.set({ sure: 0 })));
    if (state.around.size) chips.unshift(mutual(state));
    if (chips.length > 1) chips.push(dom.button(words.t("clear"), () => KG.state.set({ ...KG.state.cleared(), around: new Set() }), { class: "clear" }));
    dom.fill(dom.byId("chips"), chips);

    function off(name, label) {
      const set = state[name];
      return set.size > 4
        ? [chip(words.t("without-many", { n: set.size }), () => KG.state.set({ [name]: new Set() }))]
        : [...set].map((key) => chip(words.t("without", { name: label(key) }), () => KG.state.toggle(name, key, false)));
    }
    function only(name, label) {
      return [...state[name]].map((key) => chip(label(key), () => KG.state.toggle(name, key, false)));
    }
  }

  const chip = (label, remove, kind = "") =>
    dom.el("span", { class: `chip ${kind}` }, dom.el("bdi", {}, label), dom.button("×", remove, { "aria-label": words.t("remove", { name: label }) }));

  function mutual(state) {
    const input = dom.el("input", { type: "checkbox", checked: Boolean(state.mutual), on: { change: () => KG.state.set({ mutual: input.checked ? "ja" : null, around: new Set(state.around) }) } });
    return dom.el("label", { class: "chip toggle" }, input, words.t(state.around.size > 1 ? "shared" : "mutual"));
  }

  return { update };
})();
