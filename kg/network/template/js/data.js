// The graph as the page was given it, read once: actors, statements, and pairs (all that one actor did to another).
KG.data = (() => {
  const raw = JSON.parse(KG.dom.byId("data").textContent);
  KG.words.setup(raw.strings);
  const FACTS = ["certain", "uncertain", "negated"];

  const articles = raw.articles.map(([id, date, title, url], i) => ({ i, id, date, title, url }));
  const actions = raw.actions.map(([lemma, gloss], i) => ({ i, lemma, gloss }));
  const types = new Map(raw.types.map((type) => [type.key, type]));
  const quads = new Map(raw.quads.map((quad) => [quad.key, { ...quad, side: Number(quad.side) }]));
  const categories = new Map(raw.categories.map((category) => [category.key, category]));

  const actors = raw.actors.map(([id, type, nl, en, country, above, mentions, names, sameAs], i) => ({
    i, id, type, nl, en, country, above, mentions, names, sameAs,
    x: raw.network.nodes[i].x, y: raw.network.nodes[i].y, size: raw.network.nodes[i].size,
    did: [], undergone: [], said: [],
  }));

  const pairs = raw.network.edges.map((edge) => ({ i: edge.id, from: edge.from, to: edge.to, statements: [] }));

  // A date of any precision as the first and last day it can be, as numbers yyyymmdd.
  function days(text) {
    const parts = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text || "");
    if (!parts) return null;
    const [year, month, day] = parts.slice(1).map((part) => (part === undefined ? null : Number(part)));
    const first = year * 10000 + (month || 1) * 100 + (day || 1);
    const last = year * 10000 + (month || 12) * 100 + (day || new Date(Date.UTC(year, month || 12, 0)).getUTCDate());
    return [first, last];
  }

  // The reports of an event that is told more than once, the first one first.
  const told = new Map(raw.events.flatMap((reports) => reports.map((i) => [i, reports])));

  const statements = raw.statements.map((row, i) => {
    const [id, pair, action, category, mode, quad, fact, source, time, place, article, sentence, start, end, sure] = row;
    const { from, to } = pairs[pair];
    const when = time || articles[article].date;
    const statement = {
      i, id, pair, from, to, action, category, mode, quad, fact: FACTS[fact], source, time, place, article, when,
      days: days(when), text: raw.sentences[sentence], start, end, sure, against: raw.against[i] || [], told: told.get(i) || [i],
    };
    pairs[pair].statements.push(statement);
    actors[from].did.push(statement);
    if (to !== from) actors[to].undergone.push(statement);
    if (source !== null) actors[source].said.push(statement);
    return statement;
  });

  const actorById = new Map(actors.map((actor) => [actor.id, actor]));
  const pairByEnds = new Map(pairs.map((pair) => [`${pair.from} ${pair.to}`, pair]));
  const label = (actor) => KG.words.pick(actor.nl.trim(), actor.en.trim()) || actor.id.trim() || "—";
  const action = (statement) => {
    const { lemma, gloss } = actions[statement.action];
    return KG.words.pick(lemma, gloss);
  };
  const articleName = (article) => article.title || article.id;
  const pairOf = (from, to) => pairByEnds.get(`${from} ${to}`);
  // What an actor belongs to may be one that no article mentions: then its id is all there is.
  const belongs = (reference) =>
    typeof reference === "number" ? label(actors[reference]) : String(reference).replaceAll("_", " ");

  return {
    FACTS, action, actions, actorById, actors, articleName, articles, base: raw.base, belongs, categories, days, label,
    options: JSON.parse(raw.network.options), pairOf, pairs, prefixes: raw.prefixes, quads, statements, title: raw.title, types,
  };
})();
