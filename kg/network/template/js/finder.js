// The search box: a combobox that lists actors, actions and passages while one types.
KG.finder = (() => {
  const { data, dom, theme, words } = KG;
  const { el } = dom;
  let active = -1;
  let options = [];
  let [input, list] = [];

  function mount() {
    [input, list] = [dom.byId("find"), dom.byId("found")];
    input.addEventListener("input", draw);
    input.addEventListener("focus", draw);
    input.addEventListener("keydown", keyed);
    input.addEventListener("blur", () => setTimeout(() => list.contains(document.activeElement) || close(), 120));
  }

  function draw() {
    const found = KG.search.find(input.value);
    options = [];
    active = -1;
    if (!found) return close();
    const { actors, actions, texts } = found;
    dom.fill(list,
      group("actors", actors.first.map(({ item, weight }) => option(() => pickActor(item.i), theme.shape(item.type), el("span", { class: "what" }, dom.name(data.label(item), 60), also(item)), el("span", { class: "count" }, words.number(weight)))), actors.total),
      group("deeds", actions.first.map(({ item, weight }) => option(() => KG.state.set({ onlyAction: new Set([item.lemma]) }), null, el("span", { class: "what" }, dom.name(item.lemma, 50), item.gloss && el("small", {}, ` ${dom.short(item.gloss, 40)}`)), el("span", { class: "count" }, words.number(weight)))), actions.total),
      group("passages", texts.first.map(({ item }) => option(() => KG.panel.open([item.from, item.to], item.id), null, el("span", { class: "what passage" }, around(item.text)))), texts.total),
      options.length ? null : el("li", { class: "note", role: "presentation" }, words.t("not-found")));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    KG.live(options.length ? words.t("found", { n: actors.total + actions.total + texts.total }) : words.t("not-found"));
  }

  // Which of its names matched, where that is not the one shown.
  function also(actor) {
    const typed = KG.search.plain(input.value.trim());
    if (KG.search.plain(data.label(actor)).includes(typed)) return null;
    const match = [actor.nl, actor.en, ...actor.names].find((name) => KG.search.plain(name).includes(typed));
    return match ? el("small", {}, ` ${dom.short(match, 40)}`) : null;
  }

  function around(text) {
    const at = KG.search.plain(text).indexOf(KG.search.plain(input.value.trim()));
    return `${at > 36 ? "…" : ""}${dom.short(text.slice(Math.max(0, at - 36)), 90)}`;
  }

  function group(title, items, total) {
    if (!items.length) return null;
    const more = total > items.length ? ` (${words.number(items.length)}/${words.number(total)})` : "";
    return [el("li", { class: "title", role: "presentation" }, words.t(title) + more), items];
  }

  function option(choose, ...content) {
    const number = options.length;
    const item = el("li", { role: "option", id: `option-${number}`, "aria-selected": "false", on: { mousedown: (event) => event.preventDefault(), click: () => done(number) } }, content);
    options.push({ choose, item });
    return item;
  }

  function done(number) {
    const { choose } = options[number];
    close();
    input.value = "";
    choose();
  }

  function pickActor(i) {
    KG.panel.open([i]);
  }

  function close() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function keyed(event) {
    const { key } = event;
    if (key === "Escape") return list.hidden ? (input.value = "") : close();
    if (list.hidden || !options.length) return undefined;
    if (key === "Enter") return event.preventDefault(), done(Math.max(active, 0));
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    if (!step) return undefined;
    event.preventDefault();
    options[active]?.item.setAttribute("aria-selected", "false");
    active = (active + step + options.length) % options.length;
    const { item } = options[active];
    item.setAttribute("aria-selected", "true");
    item.scrollIntoView({ block: "nearest" });
    return input.setAttribute("aria-activedescendant", item.id);
  }

  return { mount };
})();
