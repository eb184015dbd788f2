// The map by keyboard: arrows go to the next actor that way, Enter opens it, plus and minus zoom.
KG.keys = (() => {
  const { data, dom, words } = KG;
  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  function mount() {
    dom.byId("map").addEventListener("keydown", pressed);
    addEventListener("keydown", (event) => {
      if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        dom.byId("find").focus();
      } else if (event.key === "Escape") escape(event);
    });
  }

  function escape(event) {
    if (event.target === dom.byId("find")) return;
    if (document.body.classList.contains("filters-open")) KG.drawer(false);
    else if (KG.state.get().pick.size) KG.state.set({ pick: new Set() });
    else if (KG.state.get().around.size) KG.state.set({ around: new Set() });
  }

  function pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    const way = ARROWS[key];
    const [picked] = [...KG.state.get().pick];
    if (way && event.shiftKey) KG.camera.pan(way[0] * 90, way[1] * 90);
    else if (way) step(way, picked);
    else if (key === "+" || key === "=") KG.camera.zoom(1.3);
    else if (key === "-") KG.camera.zoom(1 / 1.3);
    else if (key === "0") KG.camera.fit();
    else if (key === "/") dom.byId("find").focus();
    else if (key === "Enter" && picked !== undefined) dom.byId("panel").querySelector("h2")?.focus();
    else if (key.toLowerCase() === "e" && picked !== undefined) KG.state.set({ around: new Set([picked]) });
    else return;
    event.preventDefault();
  }

  // To the nearest actor in that direction; the first step goes to the one most involved.
  function step([x, y], picked) {
    const { nodes, byActor } = KG.map.scene();
    const here = byActor.get(picked);
    if (!here) return nodes.length && go(nodes[0].i);
    let best = null;
    for (const node of nodes) {
      const [dx, dy] = [node.x - here.x, node.y - here.y];
      const ahead = dx * x + dy * y;
      const aside = Math.abs(dx * y + dy * x);
      if (ahead <= 0 || aside > ahead * 1.6) continue;
      const cost = ahead + 1.8 * aside;
      if (!best || cost < best.cost) best = { cost, node };
    }
    return best && go(best.node.i);
  }

  function go(i) {
    const actor = data.actors[i];
    const type = data.types.get(actor.type);
    KG.state.set({ pick: new Set([i]) });
    KG.camera.reveal([i]);
    KG.live(words.t("at-actor", { name: dom.short(data.label(actor), 60), type: words.pick(type.nl, type.en), n: words.number(KG.map.scene().byActor.get(i)?.weight ?? 0) }));
  }

  return { mount };
})();
