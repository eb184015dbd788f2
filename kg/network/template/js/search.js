// Finding actors, actions and words of the text, whatever the accents and capitals, in Dutch and English at once.
KG.search = (() => {
  const { data } = KG;
  const plain = (text) =>
    text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ß", "ss").replaceAll("ø", "o").replaceAll("ł", "l");
  let index = null;
  let texts = null;

  function build() {
    const actors = data.actors.map((actor) => ({
      item: actor, weight: actor.did.length + actor.undergone.length,
      names: [...new Set([actor.nl, actor.en, actor.id.replaceAll("_", " "), ...actor.names].map((n) => plain(n.slice(0, 200))))],
    }));
    const uses = new Map();
    for (const s of data.statements) uses.set(s.action, (uses.get(s.action) || 0) + 1);
    const actions = data.actions.map((action) => ({
      item: action, weight: uses.get(action.i) || 0, names: [plain(action.lemma), plain(action.gloss)].filter(Boolean),
    }));
    return { actors, actions };
  }

  // 4: the whole name, 3: its beginning, 2: the beginning of its words, 1: somewhere inside, 0: not at all.
  function grade(name, words, whole) {
    if (name === whole) return 4;
    if (name.startsWith(whole)) return 3;
    const parts = name.split(/[\s\-'.,]+/);
    if (words.every((word) => parts.some((part) => part.startsWith(word)))) return 2;
    return words.every((word) => name.includes(word)) ? 1 : 0;
  }

  function rank(entries, query, limit) {
    const words = query.split(/\s+/).filter(Boolean);
    const found = [];
    for (const entry of entries) {
      let best = 0;
      for (const name of entry.names) best = Math.max(best, grade(name, words, query));
      if (best) found.push({ ...entry, best });
    }
    found.sort((a, b) => b.best - a.best || b.weight - a.weight || a.item.i - b.item.i);
    return { total: found.length, first: found.slice(0, limit).map(({ item, weight }) => ({ item, weight })) };
  }

  function find(typed) {
    const query = plain(typed.trim());
    if (!query) return null;
    index ??= build();
    return { actors: rank(index.actors, query, 8), actions: onePerLemma(rank(index.actions, query, 40)), texts: inTexts(query) };
  }

  function onePerLemma(found) {
    const seen = new Map();
    for (const hit of found.first) {
      const lemma = hit.item.lemma;
      if (seen.has(lemma)) seen.get(lemma).weight += hit.weight;
      else seen.set(lemma, { ...hit });
    }
    return { total: seen.size, first: [...seen.values()].slice(0, 5) };
  }

  function inTexts(query) {
    if (query.length < 3) return { total: 0, first: [] };
    texts ??= data.statements.map((s) => plain(s.text));
    const seen = new Set(); // a sentence once, however many statements it has
    const found = data.statements.filter((s) => texts[s.i].includes(query) && !seen.has(s.text) && seen.add(s.text));
    return { total: found.length, first: found.slice(0, 4).map((item) => ({ item })) };
  }

  return { find, plain };
})();
