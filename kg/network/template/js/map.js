// The map: vis-network holds, moves and draws shapes and lines; regions, names and the spotlight are ours.
KG.map = (() => {
  const { data, labels, paint, theme } = KG;
  const REACH = 11; // pixels around a shape or line that still hit it
  const sent = { nodes: new Map(), edges: new Map() };
  const kept = new Map(); // names as placed, by what they depend on
  let [box, network, nodes, edges] = [];
  let scene = { nodes: [], lines: [], regions: [], unit: 1, byActor: new Map() };
  let version = 0;
  let hover = null;

  function mount(container) {
    box = container;
    nodes = new vis.DataSet();
    edges = new vis.DataSet();
    const { groups, ...options } = data.options; // our own shapes take the place of the groups'
    network = new vis.Network(box, { nodes, edges }, options);
    for (const canvas of box.querySelectorAll("canvas")) canvas.setAttribute("aria-hidden", "true");
    for (const node of box.querySelectorAll("[tabindex]")) node.removeAttribute("tabindex");
    network.on("beforeDrawing", (ctx) => paint.regions(ctx, scene));
    network.on("afterDrawing", after);
    network.on("click", ({ pointer }) => choose(at(pointer.canvas)));
    network.on("doubleClick", ({ pointer }) => {
      const hit = at(pointer.canvas);
      if (hit?.actors.length === 1) KG.state.set({ around: new Set(hit.actors), pick: new Set(hit.actors) });
    });
    network.on("dragging", follow);
    network.on("dragEnd", follow);
    box.addEventListener("pointermove", watch);
    box.addEventListener("pointerleave", () => point(null));
    KG.camera.mount(box, network);
  }

  // ---- what is shown

  function show(next) {
    scene = next;
    version += 1;
    kept.clear();
    send("nodes", nodes, next.nodes.map((node) => [node.i, { x: node.x, y: node.y, size: node.r }]), (item) => ({
      ...item, shape: "custom", ctxRenderer,
    }));
    send("edges", edges, next.lines.map((line) => [line.i, style(line)]), (item) => item);
    if (hover && !hover.actors.every((i) => next.byActor.has(i))) hover = null;
    network.redraw();
  }

  // Only what is new, changed or gone is handed over.
  function send(kind, set, items, complete) {
    const now = new Map(items.map(([i, item]) => [i, JSON.stringify(item)]));
    set.remove([...sent[kind].keys()].filter((i) => !now.has(i)));
    set.update(items.filter(([i]) => sent[kind].get(i) !== now.get(i)).map(([i, item]) => complete({ id: i, ...item })));
    sent[kind] = now;
  }

  function style(line) {
    const colour = line.negated ? theme.tokens().faint : theme.quadColour(line.quad);
    const { unit } = scene;
    return {
      from: line.from, to: line.to, width: line.width,
      color: { color: colour, highlight: colour, hover: colour, opacity: line.opacity, inherit: false },
      dashes: line.uncertain ? [7 * unit, 5 * unit] : false,
      arrows: { to: { enabled: true, type: data.quads.get(line.quad)?.arrow ?? "arrow", scaleFactor: 0.5 * unit + 0.05 * line.width } },
      selfReference: { size: 26 * unit, angle: 0.8 },
    };
  }

  function ctxRenderer({ ctx, id }) {
    const node = scene.byActor.get(id);
    const state = KG.state.get();
    return {
      drawNode: () => node && paint.actor(ctx, node, { picked: state.pick.has(id), hovered: hover?.actors.includes(id), zoom: network.getScale() }),
      nodeDimensions: { width: 2 * (node?.r ?? 10), height: 2 * (node?.r ?? 10) },
    };
  }

  function follow({ nodes: dragged }) {
    for (const i of dragged ?? []) {
      const { x, y } = network.getPosition(i);
      Object.assign(scene.byActor.get(i), { x, y });
      KG.scene.move(i, Math.round(x), Math.round(y));
    }
    if (dragged?.length) kept.clear();
  }

  // ---- drawing over what vis-network drew

  function after(ctx) {
    const zoom = network.getScale();
    const origin = network.canvasToDOM({ x: 0, y: 0 });
    const ratio = ctx.canvas.width / ctx.canvas.clientWidth || 1;
    for (const line of scene.lines) if (line.negated || line.disputed) marked(ctx, line);
    const names = placed("all", scene, zoom);
    const lit = spotlight();
    const unlit = (name) => !(name.kind === "actor" ? lit.actors : lit.lines).has(name.i);
    paint.names(ctx, lit ? names.filter(unlit) : names, origin, ratio);
    if (!lit) return;
    ctx.save();
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.globalAlpha = 0.8;
    ctx.fillStyle = theme.tokens().paper;
    ctx.fillRect(0, 0, ctx.canvas.width, ctx.canvas.height);
    ctx.restore();
    const part = {
      ...scene, regions: [], nodes: scene.nodes.filter((node) => lit.actors.has(node.i)), lines: scene.lines.filter((line) => lit.lines.has(line.i)),
    };
    const drawn = part.lines.map((line) => network.body.edges[line.i]).filter((edge) => edge?.connected);
    for (const edge of drawn) edge.draw(ctx);
    for (const node of part.nodes) network.body.nodes[node.i]?.draw(ctx).drawExternalLabel?.();
    for (const edge of drawn) edge.drawArrows(ctx);
    for (const line of part.lines) if (line.negated || line.disputed) marked(ctx, line);
    paint.names(ctx, placed(lit.key, part, zoom, lit.chosen, names), origin, ratio);
  }

  function marked(ctx, line) {
    const middle = midpoint(line);
    if (middle) paint.mark(ctx, line, middle, scene.unit);
  }

  function placed(key, part, zoom, must = new Set(), keep = []) {
    const name = `${key} ${zoom.toFixed(4)} ${KG.words.current()}`;
    if (!kept.has(name)) {
      if (kept.size > 12) kept.clear();
      kept.set(name, labels.arrange(part, zoom, { must, keep, midpoint }));
    }
    return kept.get(name);
  }

  // Under the pointer, else what was picked: an actor with all around it, or two with what is between them.
  function spotlight() {
    const picked = [...KG.state.get().pick].filter((i) => scene.byActor.has(i));
    const lit = hover?.actors ?? picked;
    if (!lit.length) return null;
    const ends = lit.length > 1 ? (line) => lit.includes(line.from) && lit.includes(line.to) : (line) => line.from === lit[0] || line.to === lit[0];
    const lines = scene.lines.filter(ends);
    const actors = new Set([...lit, ...lines.flatMap((line) => [line.from, line.to])]);
    return { key: `${version} ${lit}`, lines: new Set(lines.map((line) => line.i)), actors, chosen: new Set(lit) };
  }

  // ---- where things are

  // The curve that vis-network draws from the one actor to the other: two ends and the point that bends it.
  function curve(line) {
    const edge = network.body.edges[line.i];
    const [from, to] = [scene.byActor.get(line.from), scene.byActor.get(line.to)];
    if (!edge?.connected || !from || !to || from === to) return null;
    const via = edge.edgeType.getViaNode() ?? { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
    return { from, to, via };
  }

  const along = ({ from, via, to }, t) => ({
    x: (1 - t) ** 2 * from.x + 2 * t * (1 - t) * via.x + t ** 2 * to.x,
    y: (1 - t) ** 2 * from.y + 2 * t * (1 - t) * via.y + t ** 2 * to.y,
  });

  function midpoint(line) {
    const bend = curve(line);
    return bend && { ...along(bend, 0.5), length: Math.hypot(bend.to.x - bend.from.x, bend.to.y - bend.from.y) - bend.from.r - bend.to.r };
  }

  function at(spot) {
    const reach = REACH / network.getScale();
    const away = (other) => Math.hypot(other.x - spot.x, other.y - spot.y);
    const near = scene.nodes.filter((node) => away(node) <= Math.max(node.r, reach)).sort((a, b) => away(a) - away(b));
    if (near.length) return { actors: [near[0].i] };
    let best = null;
    for (const line of scene.lines) {
      const bend = curve(line);
      if (!bend) continue;
      const gap = nearest(bend, spot, away);
      if (gap < Math.max(line.width, reach) && (!best || gap < best.gap)) best = { gap, line };
    }
    return best && { actors: [best.line.from, best.line.to], line: best.line };
  }

  function nearest(bend, spot, away) {
    const { from, to, via } = bend;
    const [left, right] = [Math.min(from.x, to.x, via.x), Math.max(from.x, to.x, via.x)];
    const [top, bottom] = [Math.min(from.y, to.y, via.y), Math.max(from.y, to.y, via.y)];
    const margin = 40 * scene.unit;
    if (spot.x < left - margin || spot.x > right + margin || spot.y < top - margin || spot.y > bottom + margin) return Infinity;
    const steps = Math.max(8, Math.ceil((Math.hypot(right - left, bottom - top) * network.getScale()) / 9));
    let gap = Infinity;
    for (let step = 1; step < steps; step += 1) gap = Math.min(gap, away(along(bend, step / steps)));
    return gap;
  }

  // ---- pointing and choosing

  let waiting = null;
  function watch(event) {
    if (event.pointerType === "touch" || event.buttons) return;
    const frame = box.getBoundingClientRect();
    const place = { x: event.clientX - frame.left, y: event.clientY - frame.top };
    if (!waiting) {
      requestAnimationFrame(() => {
        point(at(network.DOMtoCanvas(waiting)), waiting);
        waiting = null;
      });
    }
    waiting = place;
  }

  function point(hit, place) {
    const before = String(hover?.actors);
    hover = hit;
    box.classList.toggle("pointing", Boolean(hit));
    KG.tip.show(hit, place);
    if (String(hit?.actors) !== before) network.redraw();
  }

  const choose = (hit) => KG.state.set({ pick: new Set(hit?.actors ?? []) });

  // ---- arranging anew

  // A new arrangement by vis-network's forces; resolves when it has settled.
  function rearrange() {
    const { unit } = scene;
    const forces = { gravitationalConstant: -260 * unit, centralGravity: 0.012, springLength: 130 * unit, springConstant: 0.05, avoidOverlap: 0.7 };
    return new Promise((done) => {
      network.once("stabilizationIterationsDone", () => {
        network.setOptions({ physics: { enabled: false } });
        for (const [i, { x, y }] of Object.entries(network.getPositions())) KG.scene.move(Number(i), Math.round(x * 1.35), Math.round(y));
        done();
      });
      network.setOptions({
        physics: { enabled: true, solver: "forceAtlas2Based", forceAtlas2Based: forces, stabilization: { enabled: true, iterations: 220, fit: false } },
      });
      network.stabilize(220);
    });
  }

  return {
    at, canvas: () => box.querySelector("canvas"), choose, curve, midpoint, mount, placed: (zoom = network.getScale()) => placed("all", scene, zoom),
    rearrange, redraw: () => network.redraw(), redrawNow: () => network.renderer._redraw(), scene: () => scene, show,
    spot: (i) => network.canvasToDOM(scene.byActor.get(i)), toScreen: (spot) => network.canvasToDOM(spot),
  };
})();
