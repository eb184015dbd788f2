// Drawing on the canvas: regions, shapes, marks on lines, names. Coordinates are the map's, except where it says pixels.
KG.paint = (() => {
  const { dom, labels, theme } = KG;

  function regions(ctx, scene) {
    const { region, "region-line": rim } = theme.tokens();
    ctx.lineJoin = "round";
    for (const { members, margin, rim: edge } of scene.regions) {
      const corners = KG.scene.hull(members);
      for (const [colour, width] of [[rim, 2 * (margin + edge)], [region, 2 * margin]]) {
        ctx.beginPath();
        corners.forEach(({ x, y }, number) => (number ? ctx.lineTo(x, y) : ctx.moveTo(x, y)));
        ctx.closePath();
        ctx.fillStyle = ctx.strokeStyle = colour;
        ctx.lineWidth = width;
        ctx.stroke();
        ctx.fill();
      }
    }
  }

  function actor(ctx, node, { picked = false, hovered = false, zoom = 1 } = {}) {
    const { paper, ink, focus } = theme.tokens();
    const path = theme.outline(node.actor.type);
    ctx.save();
    ctx.translate(node.x, node.y);
    ctx.scale(node.r, node.r);
    ctx.lineJoin = "round";
    if (picked || hovered) {
      ctx.lineWidth = 0.26 + (picked ? 8 : 4) / (zoom * node.r); // pixels outside the light rim
      ctx.strokeStyle = picked ? focus : ink;
      ctx.stroke(path);
    }
    ctx.lineWidth = 0.26;
    ctx.strokeStyle = paper;
    ctx.stroke(path);
    ctx.fillStyle = theme.typeColour(node.actor.type);
    ctx.fill(path);
    ctx.restore();
  }

  // On the middle of a line: a cross where all of it is denied, an unequal sign where reports contradict each other.
  function mark(ctx, line, middle, unit) {
    const { paper, ink, mark: highlight } = theme.tokens();
    const size = 5.5 * unit;
    ctx.save();
    ctx.translate(middle.x, middle.y);
    ctx.lineCap = "round";
    if (line.disputed) {
      ctx.beginPath();
      ctx.arc(0, 0, size * 1.7, 0, 2 * Math.PI);
      ctx.fillStyle = highlight;
      ctx.strokeStyle = ink;
      ctx.lineWidth = 1.2 * unit;
      ctx.fill();
      ctx.stroke();
      stroke(ctx, [[-0.8, -0.35, 0.8, -0.35], [-0.8, 0.4, 0.8, 0.4], [-0.5, 0.95, 0.5, -0.95]], size, ink, 1.5 * unit);
    } else if (line.negated) {
      const cross = [[-1, -1, 1, 1], [1, -1, -1, 1]];
      stroke(ctx, cross, size, paper, 5 * unit);
      stroke(ctx, cross, size, ink, 1.8 * unit);
    }
    ctx.restore();
  }

  function stroke(ctx, segments, size, colour, width) {
    ctx.beginPath();
    for (const [x1, y1, x2, y2] of segments) {
      ctx.moveTo(x1 * size, y1 * size);
      ctx.lineTo(x2 * size, y2 * size);
    }
    ctx.strokeStyle = colour;
    ctx.lineWidth = width;
    ctx.stroke();
  }

  // Names, in pixels: `origin` is where the map's (0, 0) is on the screen.
  function names(ctx, placed, origin, ratio) {
    ctx.save();
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.textBaseline = "middle";
    ctx.lineJoin = "round";
    for (const label of placed) {
      const { colour, halo } = ink(label);
      ctx.font = labels.font(label.size, label.weight);
      ctx.textAlign = label.align;
      ctx.strokeStyle = halo;
      ctx.fillStyle = colour;
      ctx.lineWidth = label.kind === "line" ? 4 : 3.4;
      for (const { text, x, y } of rows(label)) {
        ctx.strokeText(text, x + origin.x, y + origin.y);
        ctx.fillText(text, x + origin.x, y + origin.y);
      }
    }
    ctx.restore();
  }

  function ink(label) {
    const { ink: dark, muted, paper } = theme.tokens();
    return { colour: label.kind === "actor" ? dark : muted, halo: paper };
  }

  // The lines of a name with the point that each is aligned to, in pixels from the map's origin.
  function rows(label) {
    const high = (label.bottom - label.top) / label.rows.length;
    const x = { left: label.left + 2, right: label.right - 2, center: (label.left + label.right) / 2 }[label.align];
    return label.rows.map((text, number) => ({ text: dom.visible(text), x, y: label.top + high * (number + 0.5) }));
  }

  return { actor, ink, mark, names, regions, rows };
})();
