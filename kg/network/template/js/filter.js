// Which statements pass, which actors and pairs are shown, and how many each choice of a filter would give.
KG.filter = (() => {
  const { data } = KG;
  const PAIRS_PER_ACTOR = 3;

  // Tests in the order of their bits; each is true when the statement passes.
  function tests(state) {
    const { actors, actions } = data;
    const near = neighbourhood(state);
    return {
      type: (s) => !state.withoutType.has(actors[s.from].type) && !state.withoutType.has(actors[s.to].type),
      quad: (s) => !state.withoutQuad.has(s.quad),
      category: (s) => !state.withoutCategory.has(s.category),
      fact: (s) => !state.withoutFact.has(s.fact),
      article: (s) => !state.onlyArticle.size || state.onlyArticle.has(s.article),
      source: (s) => !state.onlySource.size || state.onlySource.has(s.source),
      action: (s) => !state.onlyAction.size || state.onlyAction.has(actions[s.action].lemma),
      date: (s) => inRange(s, state),
      sure: (s) => s.sure >= state.sure,
      around: (s) => !near || near(s),
    };
  }

  function inRange(statement, { from, until }) {
    if (from === null && until === null) return true;
    if (!statement.days) return false;
    return (until === null || statement.days[0] <= until) && (from === null || statement.days[1] >= from);
  }

  // Around one actor: all it takes part in. Around two: all between them. "Mutual" adds what is among those around one,
  // and, around two, what each has with the actors that both deal with.
  function neighbourhood({ around, mutual }) {
    if (!around.size) return null;
    const [one, two] = [...around];
    if (two === undefined) {
      if (!mutual) return (s) => s.from === one || s.to === one;
      const near = partners(one);
      return (s) => near.has(s.from) && near.has(s.to);
    }
    if (!mutual) return (s) => around.has(s.from) && around.has(s.to);
    const [first, second] = [partners(one), partners(two)];
    return (s) => (around.has(s.from) || around.has(s.to)) && [s.from, s.to].every((i) => first.has(i) && second.has(i) || around.has(i));
  }

  function partners(i) {
    const { did, undergone } = data.actors[i];
    return new Set([i, ...did.map((s) => s.to), ...undergone.map((s) => s.from)]);
  }

  // One pass: a statement that fails only one test counts for that filter's choices, one that fails none for all.
  function apply(state) {
    const checks = Object.entries(tests(state));
    const passed = [];
    const counts = Object.fromEntries(checks.map(([name]) => [name, new Map()]));
    const add = (name, key) => counts[name].set(key, (counts[name].get(key) || 0) + 1);
    const seen = new Set();
    for (const s of data.statements) {
      let failed = null;
      let failures = 0;
      for (const [name, passes] of checks) {
        if (!passes(s) && (failures += 1)) {
          failed = name;
          if (failures > 1) break;
        }
      }
      if (failures > 1) continue;
      if (!failures) passed.push(s);
      const counted = (name) => !failures || failed === name;
      if (counted("quad")) add("quad", s.quad);
      if (counted("category")) add("category", s.category);
      if (counted("fact")) add("fact", s.fact);
      if (counted("article")) add("article", s.article);
      if (counted("source") && s.source !== null) add("source", s.source);
      if (counted("date")) add("date", s);
      if (counted("type")) {
        for (const end of [s.from, s.to]) {
          if (!seen.has(end)) seen.add(end), add("type", data.actors[end].type);
        }
      }
    }
    return { passed, counts, ...strongest(passed, state) };
  }

  // The part that the map shows: the actors in most statements, and what the reader picked whatever its strength.
  function strongest(passed, state) {
    const weight = new Map();
    const bundles = new Map();
    for (const s of passed) {
      weight.set(s.from, (weight.get(s.from) || 0) + 1);
      if (s.to !== s.from) weight.set(s.to, (weight.get(s.to) || 0) + 1);
      if (bundles.has(s.pair)) bundles.get(s.pair).push(s);
      else bundles.set(s.pair, [s]);
    }
    const kept = new Set([...state.pick, ...state.around]);
    const byWeight = [...weight.keys()].sort((a, b) => weight.get(b) - weight.get(a) || a - b);
    const shown = new Set([...kept, ...byWeight.slice(0, state.most)]);
    if (weight.size > state.most) for (const i of kept) closest(i, bundles, 8).forEach((other) => shown.add(other));
    let pairs = [...bundles].filter(([i]) => shown.has(data.pairs[i].from) && shown.has(data.pairs[i].to));
    const room = state.most * PAIRS_PER_ACTOR;
    if (pairs.length > room) {
      const first = ([i, list]) => (kept.has(data.pairs[i].from) || kept.has(data.pairs[i].to) ? 1e6 : 0) + list.length;
      pairs = pairs.sort((a, b) => first(b) - first(a) || a[0] - b[0]).slice(0, room);
    }
    return { weight, bundles, shown, pairs: new Map(pairs), left: { actors: weight.size, pairs: bundles.size } };
  }

  function closest(i, bundles, limit) {
    const reach = new Map();
    for (const s of [...data.actors[i].did, ...data.actors[i].undergone]) {
      const other = s.from === i ? s.to : s.from;
      if (bundles.has(s.pair)) reach.set(other, (reach.get(other) || 0) + 1);
    }
    return [...reach.keys()].sort((a, b) => reach.get(b) - reach.get(a) || a - b).slice(0, limit);
  }

  return { apply, partners };
})();
