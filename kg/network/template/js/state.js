// What the reader chose, and the same in the address's fragment, so that a view can be shared and the back button works.
KG.state = (() => {
  const { data } = KG;
  const actorIds = { read: (id) => data.actorById.get(id)?.i, write: (i) => data.actors[i].id };
  const plain = (known) => ({ read: (text) => (known(text) ? text : undefined), write: (text) => text });
  const articleOf = new Map(data.articles.map((article) => [article.id, article.i]));
  const numbers = { read: (text) => (/^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined), write: String };

  // Sets: "without*" hold what is switched off, "only*" what alone is shown (empty: everything).
  const SETS = {
    withoutType: ["zonder-soort", plain((key) => data.types.has(key))],
    withoutQuad: ["zonder-aard", plain((key) => data.quads.has(key))],
    withoutCategory: ["zonder-categorie", plain((key) => /^\w+$/.test(key))],
    withoutFact: ["zonder-zekerheid", plain((key) => data.FACTS.includes(key))],
    onlyArticle: ["artikel", { read: (id) => articleOf.get(id), write: (i) => data.articles[i].id }],
    onlySource: ["bron", actorIds],
    onlyAction: ["handeling", plain((lemma) => data.actions.some((action) => action.lemma === lemma))],
    around: ["rond", actorIds],
    pick: ["kies", actorIds],
  };
  const SINGLE = {
    from: ["vanaf", numbers, null], until: ["tot", numbers, null], sure: ["vertrouwen", numbers, 0],
    most: ["hoogstens", numbers, 150], mutual: ["onderling", plain((text) => text === "ja"), null],
    view: ["als", plain((text) => text === "tabel"), null],
    language: ["taal", plain((text) => text === "en" || text === "nl"), null],
    theme: ["thema", plain((text) => text === "licht" || text === "donker"), null],
  };
  const STEPS = ["around", "pick", "view"]; // a step that the back button undoes
  const listeners = [];
  const state = {};

  function read(fragment) {
    const given = new URLSearchParams(fragment.replace(/^#/, ""));
    for (const [name, [key, form]] of Object.entries(SETS)) {
      const values = given.getAll(key).map(form.read).filter((value) => value !== undefined);
      state[name] = new Set(name === "pick" || name === "around" ? values.slice(0, 2) : values);
    }
    for (const [name, [key, form, usual]] of Object.entries(SINGLE)) {
      const value = given.has(key) ? form.read(given.get(key)) : undefined;
      state[name] = value === undefined ? usual : value;
    }
    state.most = KG.dom.clamp(state.most, 10, 2000);
  }

  function write() {
    const given = new URLSearchParams();
    for (const [name, [key, form]] of Object.entries(SETS)) {
      for (const value of state[name]) given.append(key, form.write(value));
    }
    for (const [name, [key, form, usual]] of Object.entries(SINGLE)) {
      if (state[name] !== usual) given.append(key, form.write(state[name]));
    }
    return given.toString();
  }

  // In a frame without an address of its own (a notebook) there is nothing to write to: the view still works.
  function remember(step) {
    try {
      const place = `${location.pathname}${location.search}${write() ? `#${write()}` : ""}`;
      if (step) history.pushState(null, "", place);
      else history.replaceState(null, "", place);
    } catch {
      /* no address to write to */
    }
  }
  const rememberSoon = KG.dom.later(() => remember(false), 120);

  function tell(changed) {
    for (const listener of listeners) listener(changed);
  }

  function set(changes) {
    Object.assign(state, changes);
    if (STEPS.some((name) => name in changes)) remember(true);
    else rememberSoon();
    tell(Object.keys(changes));
  }

  function toggle(name, value, on) {
    const next = new Set(state[name]);
    if (on) next.add(value);
    else next.delete(value);
    set({ [name]: next });
  }

  const cleared = () => ({
    withoutType: new Set(), withoutQuad: new Set(), withoutCategory: new Set(), withoutFact: new Set(),
    onlyArticle: new Set(), onlySource: new Set(), onlyAction: new Set(), from: null, until: null, sure: 0,
  });

  read(location.hash);
  addEventListener("popstate", () => {
    read(location.hash);
    tell([...Object.keys(SETS), ...Object.keys(SINGLE)]);
  });
  return { cleared, get: () => state, on: (listener) => listeners.push(listener), set, toggle, write };
})();
