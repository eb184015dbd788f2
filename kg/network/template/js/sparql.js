// The query that gives, at the SPARQL endpoint, what the panel shows: its actors and the filters that are set.
KG.sparql = (() => {
  const { data, dom, words } = KG;
  // Any id as one safe segment of an IRI, as the RDF has it.
  function segment(text) {
    if (/^\.*$/.test(text)) return text.replaceAll(".", "%2E") || "%00";
    return encodeURIComponent(text.toWellFormed ? text.toWellFormed() : text)
      .replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
  }
  const iri = (kind, id) => `<${data.base}${kind}/${segment(id)}>`;
  const actorIri = (i) => iri("actor", data.actors[i].id);

  const forActor = (node) => query([
    `  VALUES (?link ?role) { (sem:hasActor "did") (kg:target "underwent") (prov:wasAttributedTo "said") }`,
    `  ?statement ?link ${actorIri(node.i)} .`,
  ], "?role ");

  const forPair = (one, two) => query([
    `  VALUES (?actor ?target) { (${actorIri(one.i)} ${actorIri(two.i)}) (${actorIri(two.i)} ${actorIri(one.i)}) }`,
  ]);

  function query(where, first = "") {
    const filters = conditions(KG.state.get());
    const used = Object.entries(data.prefixes);
    return [
      ...used.map(([prefix, address]) => `PREFIX ${prefix}: <${address}>`),
      `SELECT DISTINCT ${first}?statement ?actor ?action ?target ?factuality ?category ?source ?time ?article ?evidence`,
      "WHERE {", ...where,
      "  ?statement sem:hasActor ?actor ; kg:target ?target ; kg:action ?action ; kg:factuality ?factuality ;",
      "    kg:category ?category ; kg:confidence ?confidence ; prov:wasDerivedFrom ?article ; gaf:denotedBy/nif:anchorOf ?evidence .",
      "  OPTIONAL { ?statement prov:wasAttributedTo ?source }", "  OPTIONAL { ?statement sem:hasTimeStamp ?time }",
      ...filters.map((filter) => `  ${filter}`), "}", "ORDER BY ?article ?statement",
    ].join("\n");
  }

  function conditions(state) {
    const one = (variable, terms) => `FILTER (${variable} IN (${terms.join(", ")}))`;
    const none = (variable, terms) => `FILTER (${variable} NOT IN (${terms.join(", ")}))`;
    const filters = [];
    if (state.withoutFact.size) filters.push(none("?factuality", [...state.withoutFact].map((fact) => `kg:${fact}`)));
    const categories = new Set([...state.withoutCategory, ...[...data.statements].filter((s) => state.withoutQuad.has(s.quad)).map((s) => s.category)]);
    if (categories.size) filters.push(none("?category", [...categories].map((name) => `<${data.prefixes.plover}${segment(name)}>`)));
    if (state.onlySource.size) filters.push(one("?source", [...state.onlySource].map(actorIri)));
    if (state.onlyArticle.size) filters.push(one("?article", [...state.onlyArticle].map((i) => iri("article", data.articles[i].id))));
    if (state.onlyAction.size) filters.push(one("?action", [...state.onlyAction].map((lemma) => iri("action", lemma))));
    if (state.sure) filters.push(`FILTER (?confidence >= ${state.sure.toFixed(2)})`);
    if (state.withoutType.size) {
      const hidden = data.actors.filter((actor) => state.withoutType.has(actor.type)).map((actor) => actor.type);
      for (const end of ["?actor", "?target"]) filters.push(`FILTER NOT EXISTS { ${end} kg:actorType ${end}Type . ${one(`${end}Type`, [...new Set(hidden)].map(typeIri))} }`);
    }
    if (state.around.size) filters.push(...around(state));
    if (state.from !== null || state.until !== null) filters.push(...period(state));
    return filters;
  }

  const typeIri = (key) => `<${data.types.get(key).iri}>`;

  function around({ around: centres, mutual }) {
    const [one, two] = [...centres].map(actorIri);
    if (mutual) {
      const near = [...centres].map((i) => KG.filter.partners(i)).reduce((a, b) => new Set([...a].filter((i) => b.has(i))));
      const all = [...new Set([...near, ...centres])].map(actorIri).join(", ");
      const touches = two ? [`FILTER (?actor IN (${one}, ${two}) || ?target IN (${one}, ${two}))`] : [];
      return [`FILTER (?actor IN (${all}) && ?target IN (${all}))`, ...touches];
    }
    return [two ? `FILTER (?actor IN (${one}, ${two}) && ?target IN (${one}, ${two}))` : `FILTER (?actor = ${one} || ?target = ${one})`];
  }

  // A date of any precision is compared by its first and last day, as the page does.
  function period({ from, until }) {
    const iso = (day) => String(day).replace(/^(\d{4})(\d\d)(\d\d)$/, "$1-$2-$3");
    const filled = (end) => `CONCAT(?when, SUBSTR("${end}", STRLEN(?when) - 3))`;
    return [
      "OPTIONAL { ?article dcterms:issued ?issued }", "BIND (STR(COALESCE(?time, ?issued)) AS ?when)",
      ...(from === null ? [] : [`FILTER (${filled("-12-31")} >= "${iso(from)}")`]),
      ...(until === null ? [] : [`FILTER (${filled("-01-01")} <= "${iso(until)}")`]),
    ];
  }

  // The query under a fold, made when it is opened or copied.
  function block(make) {
    const copy = dom.button(words.t("copy-sparql"), async () => {
      const done = await KG.take.copy(make());
      copy.textContent = words.t(done ? "copied" : "copy-failed");
      if (!done) fold.open = true;
      setTimeout(() => (copy.textContent = words.t("copy-sparql")), 2500);
    });
    const fold = KG.panel.folded(words.t("show-sparql"), () => dom.el("pre", { tabindex: 0 }, make()));
    return dom.el("section", { class: "sparql" }, dom.el("h3", {}, "SPARQL"), copy, fold);
  }

  return { block, forActor, forPair, segment };
})();
