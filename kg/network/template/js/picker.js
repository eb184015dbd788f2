// A list to choose some from that may be long: the most frequent first, the rest found by typing.
KG.picker = (() => {
  const { dom, words } = KG;
  const { el, fill } = dom;
  const FIRST = 6;
  let pickers = [];

  function build(name, facet, label, hint) {
    const list = el("ul", { class: "switches" });
    const input = el("input", { type: "search", "data-t-hint": hint, placeholder: words.t(hint), "aria-label": words.t(hint), on: { input: () => draw(picker) } });
    const more = el("p", { class: "note" });
    const picker = { name, facet, label, list, input, more, counts: new Map(), chosen: new Set() };
    pickers = [...pickers.filter((other) => other.name !== name), picker];
    return [input, list, more];
  }

  function update(view, state) {
    for (const picker of pickers) {
      picker.counts = view.counts[picker.facet];
      picker.chosen = state[picker.name];
      draw(picker);
    }
  }

  function draw(picker) {
    const { name, label, list, input, more, counts, chosen } = picker;
    const typed = KG.search.plain(input.value.trim());
    const all = [...new Set([...chosen, ...counts.keys()])];
    const found = typed ? all.filter((i) => KG.search.plain(label(i)).includes(typed)) : all;
    found.sort((a, b) => chosen.has(b) - chosen.has(a) || (counts.get(b) || 0) - (counts.get(a) || 0) || a - b);
    const shown = found.slice(0, Math.max(FIRST, chosen.size));
    const focused = document.activeElement?.dataset?.key;
    input.hidden = all.length <= FIRST;
    fill(list, shown.map((i) => {
      const box = el("input", { type: "checkbox", checked: chosen.has(i), data: { key: `${name} ${i}` }, on: { change: () => KG.state.toggle(name, i, box.checked) } });
      return el("li", {}, el("label", {}, box, el("span", { class: "what" }, dom.name(label(i), 60)), el("span", { class: "count" }, words.number(counts.get(i) || 0))));
    }));
    more.textContent = found.length > shown.length ? words.t("more-by-typing", { n: words.number(found.length - shown.length) }) : all.length ? "" : words.t("none");
    if (focused?.startsWith(`${name} `)) list.querySelector(`[data-key="${focused}"]`)?.focus();
  }

  return { build, update };
})();
