// Names on the map: as many as fit without touching, the most involved actors first; then what the lines say.
KG.labels = (() => {
  const { data, dom } = KG;
  const CELL = 64;
  const BUSY = 220; // lines from which on only the strongest say what they stand for
  const LEADING = 14; // actors whose names may cover a lesser shape
  const widths = new Map();
  const pen = document.createElement("canvas").getContext("2d");

  const font = (size, weight) => `${weight} ${size}px ${KG.theme.tokens().font}`;

  function width(text, size, weight) {
    const key = `${size} ${weight} ${text}`;
    if (!widths.has(key)) {
      if (widths.size > 20000) widths.clear();
      pen.font = font(size, weight);
      widths.set(key, pen.measureText(text).width);
    }
    return widths.get(key);
  }

  // A name in up to three lines of about the same length; what does not fit ends in an ellipsis.
  function wrap(text, most = 19) {
    const shown = dom.short(text, most * 3);
    const count = Math.ceil(shown.length / (most + 2));
    const words = shown.split(/(?<=[\s-])/);
    const rows = [""];
    for (const word of words) {
      const row = rows.at(-1);
      const fuller = Math.abs((row + word).trim().length - shown.length / count);
      if (row && rows.length < count && fuller > Math.abs(row.trim().length - shown.length / count)) rows.push(word);
      else rows[rows.length - 1] += word;
    }
    return rows.map((row) => dom.short(row.trim(), most + 6));
  }

  function board() {
    const cells = new Map();
    const each = (box, work) => {
      for (let x = Math.floor(box.left / CELL); x <= Math.floor(box.right / CELL); x += 1) {
        for (let y = Math.floor(box.top / CELL); y <= Math.floor(box.bottom / CELL); y += 1) if (work(`${x} ${y}`) === false) return false;
      }
      return true;
    };
    const hits = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
    return {
      free: (box) => each(box, (key) => !(cells.get(key) || []).some((other) => other.owner !== box.owner && hits(other, box))),
      take: (box) => each(box, (key) => void (cells.has(key) ? cells.get(key).push(box) : cells.set(key, [box]))),
    };
  }

  // Below, above, beside (first on the side of the middle) and at the corners of the shape: the first that is free.
  function spots(x, y, r, wide, high, inward) {
    const box = (left, top) => ({ left, top, right: left + wide, bottom: top + high });
    const sides = [{ ...box(x + r + 4, y - high / 2), align: "left" }, { ...box(x - r - 4 - wide, y - high / 2), align: "right" }];
    return [
      { ...box(x - wide / 2, y + r + 2), align: "center" },
      { ...box(x - wide / 2, y - r - 2 - high), align: "center" },
      ...(inward > 0 ? sides : sides.reverse()).slice(0, KG.scene.aspect() < 0.8 ? 1 : 2),
      ...[1, -1].flatMap((down) => KG.scene.aspect() < 0.8 ? [] : [
        { ...box(x + r * 0.6, y + (down > 0 ? r * 0.6 : -r * 0.6 - high)), align: "left" },
        { ...box(x - r * 0.6 - wide, y + (down > 0 ? r * 0.6 : -r * 0.6 - high)), align: "right" },
      ]),
    ];
  }

  // Places in pixels relative to the map's origin at this zoom, so that they stay as they are while the map is moved.
  // `must` are actors whose names are shown even where they touch others; `keep` are places that are to stay.
  function arrange(scene, zoom, { must = new Set(), keep = [], midpoint }) {
    const placed = [];
    const kept = new Map(keep.map((label) => [label.owner, label]));
    const { left, right } = KG.scene.bounds(scene.nodes);
    const [taken, names] = [board(), board()]; // shapes and names, names alone
    for (const node of scene.nodes) {
      const [x, y, r] = [node.x * zoom, node.y * zoom, Math.max(node.r * zoom, 3)];
      taken.take({ left: x - r, right: x + r, top: y - r, bottom: y + r, owner: `n${node.i}` });
    }
    const first = [...scene.nodes].sort((a, b) => must.has(b.i) - must.has(a.i));
    for (const [rank, node] of first.entries()) {
      const size = KG.dom.clamp(10.8 + node.actor.size * 0.12, 11.8, 14.6);
      const weight = node.actor.type === "Country" ? 650 : 500;
      const rows = wrap(data.label(node.actor));
      const wide = Math.max(...rows.map((row) => width(row, size, weight))) + 4;
      const high = rows.length * size * 1.16 + 2;
      const inward = (left + right) / 2 - node.x;
      const options = spots(node.x * zoom, node.y * zoom, node.r * zoom, wide, high, inward).map((spot) => ({ ...spot, owner: `n${node.i}` }));
      const spot = kept.get(`n${node.i}`) ?? options.find((option) => taken.free(option)) ?? (must.has(node.i) || rank < LEADING ? options.find(names.free) : null) ?? (must.has(node.i) ? options[0] : null);
      if (!spot) continue;
      taken.take(spot);
      names.take(spot);
      placed.push({ ...spot, kind: "actor", i: node.i, rows, size, weight });
    }
    for (const region of scene.regions) if (region.name) nameRegion(region, zoom, taken, placed);
    nameLines(scene, zoom, taken, placed, midpoint);
    return placed;
  }

  function nameRegion(region, zoom, taken, placed) {
    const text = dom.short(region.name, 28).toUpperCase();
    const wide = width(text, 11, 600) + 10;
    const x = (region.members.reduce((sum, node) => sum + node.x, 0) / region.members.length) * zoom;
    const top = Math.min(...region.members.map((node) => (node.y - node.r) * zoom));
    for (const y of [top - 30, top - 14]) {
      const box = { left: x - wide / 2, right: x + wide / 2, top: y, bottom: y + 14, align: "center", owner: "region" };
      if (!taken.free(box)) continue;
      taken.take(box);
      placed.push({ ...box, kind: "region", rows: [text], size: 11, weight: 600 });
      return;
    }
  }

  // What was done, in the middle of a line that is long enough for it.
  function nameLines(scene, zoom, taken, placed, midpoint) {
    const strongest = [...scene.lines].sort((a, b) => b.count - a.count || a.i - b.i).slice(0, scene.lines.length > BUSY ? 40 : 160);
    for (const line of strongest) {
      const text = saying(line);
      const wide = width(text, 11, 500) + 8;
      const middle = midpoint(line);
      if (!middle || middle.length * zoom < wide * 1.5 + 30) continue;
      const aside = line.disputed || line.negated ? 9 * scene.unit * zoom + 10 : 0; // not on its own mark
      const [x, y] = [middle.x * zoom, middle.y * zoom - aside];
      const box = { left: x - wide / 2, right: x + wide / 2, top: y - 8, bottom: y + 8, align: "center", owner: `l${line.i}` };
      if (!taken.free(box)) continue;
      taken.take(box);
      placed.push({ ...box, kind: "line", i: line.i, rows: [text], size: 11, weight: 500, quad: line.quad, negated: line.negated });
    }
  }

  function saying(line) {
    const tally = new Map();
    for (const s of line.statements) tally.set(KG.data.action(s), (tally.get(KG.data.action(s)) || 0) + 1);
    const [most] = [...tally].sort((a, b) => b[1] - a[1])[0];
    return tally.size > 1 ? `${dom.short(most, 22)} +${tally.size - 1}` : dom.short(most, 26);
  }

  return { arrange, font, saying };
})();
