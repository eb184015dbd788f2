// Taking the visible part along: as a picture (PNG, SVG), a table (CSV) or a graph (GraphML).
KG.take = (() => {
  const { data, dom } = KG;

  function save(name, kind, content) {
    const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type: `${kind};charset=utf-8` }));
    const anchor = dom.el("a", { download: name });
    anchor.href = address;
    document.body.append(anchor);
    anchor.click();
    anchor.remove();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
  }

  const svgText = () => `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(KG.vector.picture())}\n`;

  // Twice the size of the drawing, within what a canvas can hold.
  function png() {
    const drawing = KG.vector.picture();
    const [wide, high] = ["width", "height"].map((side) => Number(drawing.getAttribute(side)));
    const scale = Math.min(2, 8000 / Math.max(wide, high));
    const image = new Image();
    return new Promise((done, failed) => {
      image.onload = () => {
        const canvas = dom.el("canvas", { width: Math.round(wide * scale), height: Math.round(high * scale) });
        canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
        canvas.toBlob(done, "image/png");
      };
      image.onerror = () => failed(new Error("the picture could not be drawn"));
      image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(drawing))}`;
    });
  }

  const shown = () => [...KG.view().pairs.values()].flat().sort((a, b) => a.i - b.i);
  const actorId = (i) => (i === null ? "" : data.actors[i].id);
  const actorName = (i) => (i === null ? "" : data.label(data.actors[i]));
  const COLUMNS = {
    id: (s) => s.id, actor_id: (s) => actorId(s.from), actor: (s) => actorName(s.from), action: (s) => data.actions[s.action].lemma,
    gloss: (s) => data.actions[s.action].gloss, target_id: (s) => actorId(s.to), target: (s) => actorName(s.to), category: (s) => s.category,
    mode: (s) => s.mode ?? "", quad: (s) => s.quad, factuality: (s) => s.fact, source_id: (s) => actorId(s.source), source: (s) => actorName(s.source),
    time: (s) => s.time ?? "", place: (s) => actorName(s.place), article: (s) => data.articles[s.article].id, article_date: (s) => data.articles[s.article].date ?? "",
    title: (s) => data.articles[s.article].title ?? "", confidence: (s) => s.sure, evidence: (s) => s.text.slice(s.start, s.end), sentence: (s) => s.text,
    event: (s) => data.statements[s.told[0]].id,
  };

  // A cell that a spreadsheet would take for a formula begins with an apostrophe.
  function cell(value) {
    const text = typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
    return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  }

  const csv = () => `\ufeff${[Object.keys(COLUMNS), ...shown().map((s) => Object.values(COLUMNS).map((column) => column(s)))].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;

  // Text that XML can hold, without the characters it forbids.
  const xml = (value) => String(value).replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

  function graphml() {
    const statements = shown();
    const actors = KG.map.scene().nodes.map((node) => node.actor);
    const fields = { type: (a) => a.type, label_nl: (a) => a.nl, label_en: (a) => a.en, mentions: (a) => a.mentions, country: (a) => (typeof a.country === "number" ? actorId(a.country) : a.country ?? "") };
    const columns = Object.fromEntries(Object.entries(COLUMNS).filter(([name]) => !/^(id|actor|target|actor_id|target_id)$/.test(name)));
    const kind = (name) => (name === "confidence" ? "double" : name === "mentions" ? "long" : "string");
    const keys = (domain, names) => names.map((name) => `  <key id="${domain}_${name}" for="${domain}" attr.name="${name}" attr.type="${kind(name)}"/>`);
    const values = (domain, item, of) => Object.entries(of).map(([name, read]) => [name, read(item)]).filter(([, value]) => value !== "")
      .map(([name, value]) => `<data key="${domain}_${name}">${xml(value)}</data>`).join("");
    return [
      '<?xml version="1.0" encoding="UTF-8"?>', '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
      ...keys("node", Object.keys(fields)), ...keys("edge", Object.keys(columns)), '  <graph edgedefault="directed">',
      ...actors.map((actor) => `    <node id="${xml(actor.id)}">${values("node", actor, fields)}</node>`),
      ...statements.map((s) => `    <edge id="${xml(s.id)}" source="${xml(actorId(s.from))}" target="${xml(actorId(s.to))}">${values("edge", s, columns)}</edge>`),
      "  </graph>", "</graphml>", "",
    ].join("\n");
  }

  async function take(kind) {
    if (kind === "png") save("netwerk.png", "image/png", await png());
    else if (kind === "svg") save("netwerk.svg", "image/svg+xml", svgText());
    else if (kind === "csv") save("netwerk.csv", "text/csv", csv());
    else save("netwerk.graphml", "application/xml", graphml());
  }

  // True when the text is on the clipboard; browsers refuse it in some frames.
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const area = dom.el("textarea", { class: "reader", value: text });
      document.body.append(area);
      area.select();
      const done = document.execCommand("copy");
      area.remove();
      return done;
    }
  }

  return { copy, csv, graphml, svgText, take };
})();
