// What stands on the map: shapes with a place and a size, lines with a look. No drawing here: the canvas and the SVG read it.
KG.scene = (() => {
  const { data } = KG;
  const ROOMY = 27000; // map units squared for one actor, where its size needs no correction
  const CROWDED = 220; // lines from which on those with few reports are drawn lightly
  const MARGIN = 40; // of a region around the shapes in it
  const moved = new Map(); // places that the reader gave by dragging or by rearranging
  let radial = null; // places of the view around one or two actors

  const drawn = data.actors.filter((actor) => actor.did.length || actor.undergone.length);
  let stretch = { x: 1, y: 1 };
  let aspect = 1.5;

  const given = ({ x, y }) => ({ x: Math.round(x * stretch.x), y: Math.round(y * stretch.y) });
  const place = (i) => radial?.get(i) ?? moved.get(i) ?? given(data.actors[i]);
  const move = (i, x, y) => (radial ?? moved).set(i, { x, y });
  const reset = () => moved.clear();

  function build(view, state) {
    radial = state.around.size ? KG.rings.around([...state.around], view, radial) : null;
    const nodes = [...view.shown].map((i) => ({ i, actor: data.actors[i], weight: view.weight.get(i) || 0, ...place(i) }));
    nodes.sort((a, b) => b.weight - a.weight || a.i - b.i);
    const unit = radial ? 1 : scale(nodes);
    const most = Math.max(8, ...nodes.map((node) => node.weight));
    for (const node of nodes) node.r = radial ? 10 + 17 * Math.sqrt(node.weight / most) : node.actor.size * unit;
    const lines = [...view.pairs].map(([i, list]) => look(i, list, unit));
    for (const line of lines) line.opacity = lines.length > CROWDED ? KG.dom.clamp(0.28 + 0.2 * Math.log2(line.count), 0, 1) : 1;
    return { nodes, lines, unit, regions: radial ? [] : regions(nodes, unit), byActor: new Map(nodes.map((node) => [node.i, node])) };
  }

  // The map is drawn out in one direction, never pressed together, towards the form of the window; true when that changes it.
  function reshape(wide, high) {
    if (!wide || !high) return false;
    const { left, right, top, bottom } = bounds(drawn);
    aspect = KG.dom.clamp((wide - 130) / (high - 70), 0.45, 2.2); // less what the names at the edges take
    const natural = Math.max(right - left, 1) / Math.max(bottom - top, 1);
    const tenths = (value, most) => Math.round(KG.dom.clamp(value, 1, most) * 10) / 10;
    const next = { x: tenths(aspect / natural, 1.5), y: tenths(natural / aspect, 3.4) };
    const changed = next.x !== stretch.x || next.y !== stretch.y;
    stretch = next;
    return changed;
  }

  function bounds(nodes) {
    let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
    for (const { x, y, r = 0 } of nodes) {
      left = Math.min(left, x - r), right = Math.max(right, x + r);
      top = Math.min(top, y - r), bottom = Math.max(bottom, y + r);
    }
    return nodes.length ? { left, right, top, bottom } : { left: -100, right: 100, top: -100, bottom: 100 };
  }

  // All that takes room: the shapes, and the regions around them.
  const extent = ({ nodes, regions: around }) =>
    [...nodes, ...around.flatMap(({ members, margin }) => members.map(({ x, y }) => ({ x, y, r: margin })))];

  // Few actors far apart are drawn larger, so that a part of a large map reads like a small one.
  function scale(nodes) {
    if (nodes.length < 3) return 1;
    const { left, right, top, bottom } = bounds(nodes);
    const area = Math.max(right - left, 400) * Math.max(bottom - top, 300);
    return KG.dom.clamp(Math.sqrt(area / nodes.length / ROOMY), 1, 9);
  }

  // One line for all that one actor did to another: its colour is that of most of it, solid where any of it is certain.
  function look(i, list, unit) {
    const { from, to } = data.pairs[i];
    const tally = new Map();
    for (const s of list) tally.set(s.quad, (tally.get(s.quad) || 0) + 1);
    const quad = [...data.quads.keys()].filter((key) => tally.has(key)).reduce((a, b) => (tally.get(b) > tally.get(a) ? b : a));
    const has = (fact) => list.some((s) => s.fact === fact);
    return {
      i, from, to, quad, count: list.length, statements: list,
      width: (1.3 + 1.15 * Math.log2(list.length)) * unit,
      negated: !has("certain") && !has("uncertain"),
      uncertain: !has("certain") && has("uncertain"),
      disputed: list.some((s) => s.against.length > 0),
    };
  }

  // A country with what belongs to it: a shape around all of them, named where the country itself is not among them.
  function regions(nodes, unit) {
    const groups = new Map();
    for (const node of nodes) {
      const home = node.actor.country;
      if (home === null) continue;
      if (groups.has(home)) groups.get(home).push(node);
      else groups.set(home, [node]);
    }
    return [...groups].filter(([, members]) => members.length > 1).map(([home, members]) => ({
      home, members, margin: Math.max(...members.map((node) => node.r)) * 0.6 + MARGIN * unit, rim: 1.5 * unit,
      name: members.some((node) => node.i === home) ? null : data.belongs(home),
    }));
  }

  // The corners of the smallest convex shape around the points, by Andrew's monotone chain.
  function hull(points) {
    const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
    const turn = (o, a, b) => (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
    const chain = (list) => {
      const half = [];
      for (const point of list) {
        while (half.length > 1 && turn(half.at(-2), half.at(-1), point) <= 0) half.pop();
        half.push(point);
      }
      return half.slice(0, -1);
    };
    return [...chain(sorted), ...chain(sorted.reverse())];
  }

  return { aspect: () => aspect, bounds, build, extent, hull, move, reset, reshape };
})();
