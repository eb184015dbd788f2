// What part of the map is in view: all of it at first, then what the reader moves to.
KG.camera = (() => {
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let [box, network] = [];
  let touched = false; // by the reader, whose view is kept from then on

  function mount(container, drawn) {
    [box, network] = [container, drawn];
    for (const event of ["dragStart", "zoom"]) network.on(event, () => (touched = true));
    new ResizeObserver(KG.dom.later(resized, 60)).observe(box);
  }

  // The first reshaping comes with the page; later ones keep the reader's own view of it.
  function resized() {
    if (touched || !KG.scene.reshape(box.clientWidth, box.clientHeight)) return touched || fit(false);
    KG.state.set({});
    return fit(false);
  }

  function fit(animated = true) {
    touched = false;
    look(KG.scene.extent(KG.map.scene()), animated);
  }

  // All of it in view, its names included: how far these stick out is known once they are placed at about that zoom.
  function look(shown, animated = true, closest = 1.3) {
    const { left, right, top, bottom } = KG.scene.bounds(shown);
    const { wide, high } = free();
    if (!wide || !high) return;
    const fits = (across, down) => KG.dom.clamp(Math.min((wide - across) / (right - left), (high - down) / (bottom - top)), 0.01, closest);
    let scale = fits(wide * 0.16, high * 0.12);
    let [w, e, n, s] = [0, 0, 0, 0];
    for (let turn = 0; turn < 3; turn += 1) {
      const names = KG.map.placed(scale).filter((name) => name.kind === "actor");
      const out = (edge, side, sign, most) => Math.min(most, Math.max(0, ...names.map((name) => sign * (name[side] - edge * scale)))) + 14;
      [w, e] = [out(left, "left", -1, wide * 0.15), out(right, "right", 1, wide * 0.15)];
      [n, s] = [out(top, "top", -1, high * 0.15), out(bottom, "bottom", 1, high * 0.15)];
      scale = fits(w + e, n + s);
    }
    centre({ left: left - w / scale, right: right + e / scale, top: top - n / scale, bottom: bottom + s / scale }, scale, animated);
  }

  // The part of the map that the panel leaves free, where it lies over the map: at its side, or below.
  function free() {
    const [frame, panel] = [box.getBoundingClientRect(), KG.dom.byId("panel").getBoundingClientRect()];
    const [wide, high] = [frame.width, frame.height];
    if (!panel.width || panel.left >= frame.right - 8 || panel.top >= frame.bottom - 8) return { wide, high };
    return panel.left > frame.left + 60 ? { wide: panel.left - frame.left, high } : { wide, high: Math.max(panel.top - frame.top, 80) };
  }

  function centre({ left, right, top, bottom }, scale, animated = true) {
    const { wide, high } = free();
    const [aside, lower] = [(box.clientWidth - wide) / 2 / scale, (box.clientHeight - high) / 2 / scale];
    move({ x: (left + right) / 2 + aside, y: (top + bottom) / 2 + lower }, scale, animated);
  }

  function move(position, scale, animated = true) {
    const animation = animated && !still.matches ? { duration: 320, easingFunction: "easeInOutQuad" } : false;
    network.moveTo({ position, scale, animation });
  }

  function zoom(factor) {
    touched = true;
    move(network.getViewPosition(), KG.dom.clamp(network.getScale() * factor, 0.01, 6));
  }

  function pan(x, y) {
    touched = true;
    const { x: left, y: top } = network.getViewPosition();
    move({ x: left + x / network.getScale(), y: top + y / network.getScale() }, network.getScale());
  }

  // Bring actors into view when they are outside of it.
  function reveal(actors) {
    const found = actors.map((i) => KG.map.scene().byActor.get(i)).filter(Boolean);
    const { wide, high } = free();
    const inside = ({ x, y }) => {
      const spot = network.canvasToDOM({ x, y });
      return spot.x > 30 && spot.y > 30 && spot.x < wide - 30 && spot.y < high - 30;
    };
    if (!found.length || found.every(inside)) return;
    touched = true;
    centre(KG.scene.bounds(found), network.getScale());
  }

  return { fit, look, mount, pan, reveal, scale: () => network.getScale(), zoom };
})();
