// The map as an SVG picture: the same shapes, lines, marks and names as on the screen, for a file or for paper.
KG.vector = (() => {
  const { dom, paint, theme } = KG;
  const { svg } = dom;
  const round = (value) => Math.round(value * 10) / 10;

  // At most about this size in pixels, names included at the size they have on the screen.
  function picture({ wide = 1700, high = 1300 } = {}) {
    const scene = KG.map.scene();
    const tokens = theme.tokens();
    const { left, right, top, bottom } = KG.scene.bounds(scene.nodes);
    const zoom = Math.min(1, (wide - 300) / (right - left), (high - 160) / (bottom - top));
    const placed = KG.labels.arrange(scene, zoom, { midpoint: KG.map.midpoint });
    const frame = around(scene, placed, zoom);
    const colours = [...new Set(scene.lines.map(lineColour))];
    return svg("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: frame.join(" "), width: frame[2], height: frame[3], role: "img", "font-family": tokens.font },
      svg("title", {}, KG.data.title), svg("defs", {}, colours.flatMap((colour) => heads(colour, KG.dom.clamp(11 * scene.unit * zoom, 5.5, 11)))),
      svg("rect", { x: frame[0], y: frame[1], width: frame[2], height: frame[3], fill: tokens.paper }),
      scene.regions.map((region) => blob(region, zoom)), scene.lines.map((line) => bow(line, zoom)),
      scene.nodes.map((node) => shape(node, zoom)), scene.lines.map((line) => sign(line, scene, zoom)), placed.map(name));
  }

  function around(scene, placed, zoom) {
    let { left, right, top, bottom } = KG.scene.bounds(KG.scene.extent(scene));
    [left, right, top, bottom] = [left, right, top, bottom].map((edge) => edge * zoom);
    for (const box of placed) {
      left = Math.min(left, box.left), right = Math.max(right, box.right);
      top = Math.min(top, box.top), bottom = Math.max(bottom, box.bottom);
    }
    return [left - 50, top - 50, right - left + 100, bottom - top + 100].map(round);
  }

  const lineColour = (line) => (line.negated ? theme.tokens().faint : theme.quadColour(line.quad));
  const headId = (colour, open) => `h${open ? "o" : "f"}${colour.replace(/\W/g, "")}`;
  const heads = (colour, size) => [true, false].map((open) => svg("marker", {
    id: headId(colour, open), viewBox: "0 0 10 10", refX: 9, refY: 5, markerWidth: size, markerHeight: size, markerUnits: "userSpaceOnUse", orient: "auto",
  }, svg("path", { d: open ? "M0 0L10 5 0 10 3 5Z" : "M0 0.6L10 5 0 9.4Z", fill: colour })));

  function blob({ members, margin, rim: edge }, zoom) {
    const { region, "region-line": rim } = theme.tokens();
    const d = `M${KG.scene.hull(members).map(({ x, y }) => `${round(x * zoom)} ${round(y * zoom)}`).join("L")}Z`;
    return [[rim, 2 * (margin + edge)], [region, 2 * margin]].map(([colour, wide]) => svg("path", { d, fill: colour, stroke: colour, "stroke-width": round(wide * zoom), "stroke-linejoin": "round" }));
  }

  // The line ends at the rim of the shape, where its head is.
  function bow(line, zoom) {
    const bend = KG.map.curve(line);
    if (!bend) return null;
    const { from, to, via } = bend;
    const length = Math.hypot(to.x - via.x, to.y - via.y) || 1;
    const end = { x: to.x - ((to.x - via.x) / length) * (to.r + 3), y: to.y - ((to.y - via.y) / length) * (to.r + 3) };
    const [a, b, c] = [from, via, end].map(({ x, y }) => `${round(x * zoom)} ${round(y * zoom)}`);
    const colour = lineColour(line);
    return svg("path", {
      d: `M${a}Q${b} ${c}`, fill: "none", stroke: colour, "stroke-opacity": line.opacity < 1 ? round(line.opacity) : null, "stroke-width": round(Math.max(line.width * zoom, 0.8)), "stroke-dasharray": line.uncertain ? "6 4.5" : null,
      "marker-end": `url(#${headId(colour, KG.data.quads.get(line.quad)?.arrow === "vee")})`,
    });
  }

  const shape = (node, zoom) => svg("path", {
    d: KG.data.types.get(node.actor.type)?.path, fill: theme.typeColour(node.actor.type), stroke: theme.tokens().paper, "stroke-width": 0.2,
    transform: `translate(${round(node.x * zoom)} ${round(node.y * zoom)}) scale(${round(node.r * zoom)})`,
  });

  function sign(line, scene, zoom) {
    const middle = (line.negated || line.disputed) && KG.map.midpoint(line);
    if (!middle) return null;
    const { ink, mark } = theme.tokens();
    const place = `translate(${round(middle.x * zoom)} ${round(middle.y * zoom)})`;
    return line.disputed
      ? svg("g", { transform: place }, svg("circle", { r: 8, fill: mark, stroke: ink }), svg("path", { d: "M-4-2H4M-4 2H4M-2.5 5L2.5-5", stroke: ink, "stroke-width": 1.4, fill: "none" }))
      : svg("path", { transform: place, d: "M-4-4L4 4M4-4L-4 4", stroke: ink, "stroke-width": 1.7, fill: "none" });
  }

  function name(label) {
    const { colour, halo } = paint.ink(label);
    const anchor = { left: "start", right: "end", center: "middle" }[label.align];
    return paint.rows(label).map(({ text, x, y }) => svg("text", {
      x: round(x), y: round(y + label.size * 0.35), "font-size": round(label.size), "font-weight": label.weight, "text-anchor": anchor, fill: colour,
      stroke: halo, "stroke-width": 3, "paint-order": "stroke", "stroke-linejoin": "round",
    }, text));
  }

  return { picture };
})();
