// Places for the view around one actor (it in the middle, the others on rings) or two (left and right, what they share between).
KG.rings = (() => {
  const { data } = KG;

  // The places already given are kept while the same actors stay in view.
  function around(centres, view, before) {
    const others = [...view.shown].filter((i) => !centres.includes(i));
    if (before && others.every((i) => before.has(i)) && centres.every((i) => before.has(i)) && before.centres === String(centres)) {
      return before;
    }
    others.sort((a, b) => group(a).localeCompare(group(b)) || (view.weight.get(b) || 0) - (view.weight.get(a) || 0) || a - b);
    const places = centres.length > 1 ? between(centres, others) : ringed(centres[0], others);
    places.centres = String(centres);
    return places;
  }

  const group = (i) => String(data.actors[i].country ?? "~") + data.actors[i].type;

  function ringed(centre, others) {
    const places = new Map([[centre, { x: 0, y: 0 }]]);
    const wide = KG.dom.clamp(KG.scene.aspect(), 0.75, 1.7);
    let start = 0;
    for (let ring = 1; start < others.length; ring += 1) {
      const radius = 130 + 115 * (ring - 1) + Math.min(others.length, 14) * 4;
      const room = Math.max(6, Math.floor((2 * Math.PI * radius) / 82));
      const left = others.length - start;
      const members = others.slice(start, start + (left < room * 1.25 ? left : room));
      members.forEach((i, number) => {
        const angle = (2 * Math.PI * (number + (ring % 2) / 2)) / members.length - Math.PI / 2;
        places.set(i, { x: Math.round(radius * wide * Math.cos(angle)), y: Math.round(radius * Math.sin(angle)) });
      });
      start += members.length;
    }
    return places;
  }

  // Columns in the middle, above and below the straight way between the two.
  function between([one, two], others) {
    const columns = Math.max(1, Math.ceil(others.length / 8));
    const reach = 300 + columns * 90;
    const places = new Map([[one, { x: -reach, y: 0 }], [two, { x: reach, y: 0 }]]);
    others.forEach((i, number) => {
      const row = Math.floor(number / columns);
      const x = ((number % columns) - (columns - 1) / 2) * 200;
      places.set(i, { x, y: (row % 2 ? 1 : -1) * (78 + Math.floor(row / 2) * 88) });
    });
    return places;
  }

  return { around };
})();
