// One statement with its proof: the sentence, the words that state it, where it stands and who says so.
KG.cards = (() => {
  const { data, dom, theme, words } = KG;
  const { el } = dom;
  const FIRST = 25;
  const SOME = 4;

  const side = (statement) => data.quads.get(statement.quad)?.side ?? 0;
  const sideName = (statement) => (side(statement) < 0 ? "conflict" : side(statement) > 0 ? "cooperation" : "other");

  // The side that most of the statements are on.
  function mostly(statements) {
    const sum = statements.reduce((total, s) => total + side(s), 0);
    return sum < 0 ? "conflict" : sum > 0 ? "cooperation" : "other";
  }

  function card(s, { ends = true } = {}) {
    const article = data.articles[s.article];
    const gloss = words.pick(data.actions[s.action].gloss, data.actions[s.action].lemma);
    const category = data.categories.get(s.category);
    return el("article", { class: `card ${sideName(s)} ${s.fact}`, data: { statement: s.id }, tabindex: -1 },
      el("header", {},
        el("strong", { class: "deed" }, dom.name(data.action(s), 60)),
        gloss && gloss !== data.action(s) && el("span", { class: "gloss", lang: words.current() === "en" ? "nl" : "en" }, dom.short(gloss, 60)),
        el("span", { class: "tags" },
          s.fact !== "certain" && el("span", { class: `tag ${s.fact}` }, words.t(s.fact)),
          el("span", { class: "tag quad" }, theme.line(s.quad, { dashed: s.fact === "uncertain", crossed: s.fact === "negated" }),
            category ? words.pick(category.nl, category.en) : dom.short(s.category, 24), s.mode && ` · ${dom.short(s.mode, 24)}`))),
      ends && el("p", { class: "ends" }, actor(s.from), " → ", actor(s.to)),
      quote(s),
      el("p", { class: "meta" },
        el("span", {}, s.source === null ? words.t("author-says") : [words.t("according-to"), " ", actor(s.source)]),
        el("span", {}, article.url ? dom.link(article.url, dom.short(data.articleName(article), 70)) : dom.name(data.articleName(article), 70)),
        el("span", {}, words.date(s.when)),
        s.place !== null && el("span", {}, words.t("in-place"), " ", actor(s.place)),
        el("span", { title: words.t("confidence-told") }, `${Math.round(s.sure * 100)}%`, el("span", { class: "reader" }, ` ${words.t("confidence")}`))),
      retold("against", "contradicted", s, s.against.filter((i) => !s.told.includes(i))),
      retold("told", "also-in", s, s.told.filter((i) => i !== s.i)));
  }

  function quote(s) {
    return el("blockquote", { lang: "nl", dir: "auto" }, s.text.slice(0, s.start), el("mark", {}, s.text.slice(s.start, s.end)), s.text.slice(s.end));
  }

  // Other statements that bear on this one, those against it first; the first few at once, the rest on demand.
  function retold(kind, title, s, numbers) {
    if (!numbers.length) return null;
    const others = numbers.map((i) => data.statements[i]).sort((a, b) => s.against.includes(b.i) - s.against.includes(a.i));
    const items = (some) => el("ul", {}, some.map((other) => report(other, s)));
    const rest = others.slice(SOME);
    return el("div", { class: kind }, el("h4", {}, words.t(title)), items(others.slice(0, SOME)),
      rest.length > 0 && KG.panel.folded(words.t("show-more", { n: words.number(rest.length) }), () => items(rest)));
  }

  // Where else it stands: article, date and source, with the way to it.
  function report(s, here) {
    const article = data.articles[s.article];
    const name = s.article === here.article ? words.t("same-article") : dom.name(data.articleName(article), 60);
    return el("li", { class: "meta" },
      el("span", {}, here.against.includes(s.i) && el("span", { class: "sign", "aria-hidden": "true" }, "≠ "), dom.button(name, () => jump(s), { class: "text" })),
      s.article !== here.article && el("span", {}, words.date(article.date)),
      s.source !== null && el("span", {}, words.t("according-to"), " ", dom.name(data.label(data.actors[s.source]), 40)),
      s.action !== here.action && el("span", {}, dom.name(data.action(s), 40)),
      s.fact !== "certain" && el("span", {}, words.t(s.fact)),
      here.against.includes(s.i) && el("span", {}, words.t("contradicts-this")));
  }

  // To a statement, past the filters if these leave it out.
  function jump(s) {
    KG.panel.open([s.from, s.to], s.id, KG.view().passed.includes(s) ? {} : { ...KG.state.cleared(), around: new Set() });
  }

  const actor = (i, limit = 60) =>
    dom.button(dom.name(data.label(data.actors[i]), limit), () => KG.panel.open([i]), { class: "text actor" });

  // Many statements: the first at once, more on demand.
  function list(statements, options) {
    const place = el("div", { class: "cards" });
    let shown = 0;
    const more = dom.button("", () => {
      const from = shown;
      next();
      place.children[from]?.focus();
    }, { class: "wide" });
    function next() {
      const part = statements.slice(shown, shown + FIRST);
      more.remove();
      place.append(...part.map((s) => card(s, options)));
      shown += part.length;
      if (shown < statements.length) {
        more.textContent = words.t("show-more", { n: words.number(statements.length - shown) });
        place.append(more);
      }
    }
    next();
    return place;
  }

  // How much of it is conflict and how much cooperation, as a bar and in words.
  function balance(statements) {
    const [down, up] = [-1, 1].map((which) => statements.filter((s) => side(s) === which).length);
    const told = words.t("balance", { conflict: words.number(down), cooperation: words.number(up) });
    const rest = statements.length - down - up;
    const part = (share, colour) => share > 0 && dom.svg("rect", { width: share, height: 6, fill: colour });
    const bar = dom.svg("svg", { class: "balance", viewBox: `0 0 ${Math.max(statements.length, 1)} 6`, preserveAspectRatio: "none", role: "img", "aria-label": told },
      part(down, theme.quadColour("material conflict")),
      rest > 0 && dom.svg("rect", { x: down, width: rest, height: 6, fill: theme.quadColour("other") }),
      up > 0 && dom.svg("rect", { x: down + rest, width: up, height: 6, fill: theme.quadColour("material cooperation") }));
    return el("div", { class: "balanced" }, bar, el("span", {}, told));
  }

  return { actor, balance, list, mostly };
})();
