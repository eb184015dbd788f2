// The small note beside the pointer: who it is, or what the one did to the other.
KG.tip = (() => {
  const { data, dom, words } = KG;

  function show(hit, place) {
    const note = dom.byId("tip");
    note.hidden = !hit || !place;
    if (note.hidden) return;
    dom.fill(note, hit.line ? about(hit.line) : actor(hit.actors[0]));
    const stage = note.parentElement;
    const x = Math.min(place.x + 16, stage.clientWidth - note.offsetWidth - 8);
    const y = place.y + 18 + note.offsetHeight > stage.clientHeight ? place.y - note.offsetHeight - 12 : place.y + 18;
    note.style.transform = `translate(${Math.max(4, x)}px, ${Math.max(4, y)}px)`;
  }

  function actor(i) {
    const node = data.actors[i];
    const weight = KG.map.scene().byActor.get(i)?.weight ?? 0;
    return [
      dom.el("strong", {}, KG.theme.shape(node.type), dom.name(data.label(node), 60)),
      dom.el("span", {}, `${words.pick(data.types.get(node.type).nl, data.types.get(node.type).en)} · ${words.count(weight, "statement", "statements")}`),
    ];
  }

  function about(line) {
    const [from, to] = [line.from, line.to].map((i) => dom.name(data.label(data.actors[i]), 40));
    const quad = data.quads.get(line.quad);
    return [
      dom.el("strong", {}, from, " → ", to),
      dom.el("span", {}, KG.labels.saying(line)),
      dom.el("span", {}, KG.theme.line(line.quad, { dashed: line.uncertain, crossed: line.negated }),
        `${words.pick(quad.nl, quad.en)} · ${words.count(line.count, "report", "reports")}`),
    ];
  }

  return { show };
})();
