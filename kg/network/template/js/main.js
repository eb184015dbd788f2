// Starts the page, and keeps all its parts in step with what the reader chose.
(() => {
  const { data, dom, words } = KG;
  const { byId } = dom;
  let view = null;
  let drawn = {};

  KG.view = () => view;
  KG.live = dom.later((text) => (byId("live").textContent = text), 250);

  // On narrow pages the filters come over the map, from the side.
  KG.drawer = (open) => {
    document.body.classList.toggle("filters-open", open);
    byId("open-filters").setAttribute("aria-expanded", String(open));
    byId(open ? "close-filters" : "open-filters").focus();
  };

  function refresh(changed = []) {
    const state = KG.state.get();
    const language = state.language ?? "nl";
    if (language !== drawn.language || state.theme !== drawn.theme || KG.theme.isDark() !== drawn.dark) dress(state, language);
    view = KG.filter.apply(state);
    KG.map.show(KG.scene.build(view, state));
    KG.legend.update(view, state);
    KG.chips.update(view, state);
    KG.panel.update(view, state);
    tell(state);
    const table = state.view === "tabel";
    document.body.classList.toggle("as-table", table);
    for (const [id, on] of [["as-map", !table], ["as-table", table]]) byId(id).setAttribute("aria-pressed", String(on));
    byId("table").hidden = !table;
    byId("stage").inert = table;
    if (table) KG.table.update(view);
    else KG.timeline.update(view, state);
    if (changed.includes("around") || changed.includes("most")) KG.camera.fit();
  }

  // Everything whose words or colours depend on the language or the theme.
  function dress(state, language) {
    words.use(language);
    KG.theme.use();
    drawn = { language, theme: state.theme, dark: KG.theme.isDark() };
    words.translate();
    const other = language === "en" ? "nl" : "en";
    dom.fill(byId("language"), other.toUpperCase());
    byId("language").lang = other;
    byId("language").setAttribute("aria-label", `${other.toUpperCase()}: ${words.t("language")}`);
    byId("heading").textContent = dom.visible(data.title ?? words.t("title"));
    document.title = byId("heading").textContent;
    KG.legend.build();
  }

  function tell(state) {
    const shown = KG.map.scene();
    const { actors, pairs } = view.left;
    const statements = view.passed.length;
    const partly = shown.nodes.length < actors || shown.lines.length < pairs;
    const clear = () => KG.state.set({ ...KG.state.cleared(), around: new Set() });
    dom.fill(byId("notice"), !statements ? [words.t("no-match"), " ", dom.button(words.t("clear"), clear, { class: "text" })]
      : partly && words.t("partly", { shown: words.number(shown.nodes.length), all: words.number(actors) }));
    byId("notice").hidden = Boolean(statements) && !partly;
    byId("notice").classList.toggle("empty", !statements);
    const summary = words.t("showing", { actors: words.count(actors, "actor", "actors-n"), statements: words.count(statements, "statement", "statements") });
    byId("summary").textContent = summary;
    byId("map").setAttribute("aria-label", words.t("map-label", { actors: words.number(shown.nodes.length), lines: words.number(shown.lines.length) }));
    KG.live(summary);
    byId("reset").hidden = !state.around.size && !byId("map").dataset.moved;
  }

  function press(id, work) {
    byId(id).addEventListener("click", work);
  }

  function menu() {
    const list = byId("export");
    for (const item of list.querySelectorAll("button")) {
      item.addEventListener("click", () => ((list.open = false), KG.take.take(item.dataset.kind)));
    }
    addEventListener("pointerdown", (event) => list.contains(event.target) || (list.open = false));
    list.addEventListener("keydown", (event) => event.key === "Escape" && ((list.open = false), list.querySelector("summary").focus()));
  }

  async function share() {
    const done = await KG.take.copy(location.href);
    KG.live(words.t(done ? "link-copied" : "copy-failed"));
    byId("share").classList.toggle("done", done);
    setTimeout(() => byId("share").classList.remove("done"), 1600);
  }

  async function rearrange() {
    byId("rearrange").disabled = true;
    await KG.map.rearrange();
    byId("rearrange").disabled = false;
    byId("map").dataset.moved = "yes";
    refresh();
    KG.camera.fit(false);
  }

  KG.overviewOpen = (open) => {
    document.body.classList.toggle("overview-open", open);
    byId("open-overview").setAttribute("aria-expanded", String(open));
  };

  function restore() {
    KG.scene.reset();
    delete byId("map").dataset.moved;
    KG.state.set({ around: new Set() });
  }

  // Paper gets the drawing itself, in the light colours and in the form of a sheet.
  const SHEET = { wide: 1180, high: 700 };
  let own = null; // the map's own form, while paper has another

  function print(on) {
    if (on) own = { wide: byId("map").clientWidth, high: byId("map").clientHeight, ...own };
    const { wide, high } = on ? SHEET : own;
    if (!on) own = null;
    KG.theme.use({ print: on });
    KG.scene.reshape(wide, high);
    KG.map.show(KG.scene.build(view, KG.state.get()));
    dom.fill(byId("paper"), on && KG.vector.picture(SHEET));
    KG.timeline.update(view, KG.state.get());
  }

  KG.map.mount(byId("map"));
  KG.finder.mount();
  KG.keys.mount();
  menu();
  press("zoom-in", () => KG.camera.zoom(1.3));
  press("zoom-out", () => KG.camera.zoom(1 / 1.3));
  press("fit", () => KG.camera.fit());
  press("rearrange", rearrange);
  press("reset", restore);
  press("share", share);
  press("as-map", () => KG.state.set({ view: null }));
  press("as-table", () => KG.state.set({ view: "tabel" }));
  press("language", () => KG.state.set({ language: words.current() === "en" ? null : "en" }));
  press("theme", () => KG.state.set({ theme: KG.theme.isDark() ? "licht" : "donker" }));
  press("open-filters", () => KG.drawer(!document.body.classList.contains("filters-open")));
  press("open-overview", () => {
    const open = KG.state.get().pick.size > 0 || !document.body.classList.contains("overview-open");
    KG.state.set({ pick: new Set() });
    KG.overviewOpen(open);
    if (open) byId("panel").querySelector("h2").focus();
  });
  press("close-filters", () => KG.drawer(false));
  press("to-table", () => (KG.state.set({ view: "tabel" }), byId("table").focus()));
  addEventListener("beforeprint", () => print(true));
  addEventListener("afterprint", () => print(false));
  addEventListener("resize", dom.later(() => KG.timeline.update(view, KG.state.get()), 80));
  KG.state.on(refresh);
  KG.scene.reshape(byId("map").clientWidth, byId("map").clientHeight);
  refresh();
  KG.camera.fit(false);
  document.documentElement.dataset.ready = "yes";
})();
