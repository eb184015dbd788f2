// Colours and shapes: from the tables for actors and quad classes, from the style sheet for everything else.
KG.theme = (() => {
  const { data, dom } = KG;
  const preference = matchMedia("(prefers-color-scheme: dark)");
  const outlines = new Map([...data.types.values()].map((type) => [type.key, new Path2D(type.path)]));
  let printing = false;
  let tokens = {};

  function isDark() {
    if (printing) return false;
    const chosen = KG.state.get().theme;
    return chosen ? chosen === "donker" : preference.matches;
  }

  function use({ print = printing } = {}) {
    printing = print;
    document.documentElement.dataset.theme = isDark() ? "dark" : "light";
    const style = getComputedStyle(document.documentElement);
    const read = (name) => style.getPropertyValue(`--${name}`).trim();
    tokens = Object.fromEntries(["paper", "surface", "ink", "muted", "faint", "region", "region-line", "mark", "focus", "font"]
      .map((name) => [name, read(name)]));
    return tokens;
  }

  const shade = () => (isDark() ? "dark" : "light");
  const typeColour = (key) => data.types.get(key)?.[shade()] ?? tokens.muted;
  const quadColour = (key) => data.quads.get(key)?.[shade()] ?? tokens.faint;
  const outline = (key) => outlines.get(key) ?? outlines.get("Organization");

  // The shape of a type as a small picture beside its name.
  function shape(key, props = {}) {
    const type = data.types.get(key);
    return dom.svg("svg", { class: "shape", viewBox: "-1.3 -1.3 2.6 2.6", "aria-hidden": "true", ...props },
      dom.svg("path", { d: type?.path ?? "M-1-1H1V1H-1Z", fill: typeColour(key) }));
  }

  // A line as the map draws it: colour by quad class, open or full head, dashes, a cross.
  function line(quad, { dashed = false, crossed = false } = {}) {
    const colour = crossed ? tokens.faint : quadColour(quad);
    const open = data.quads.get(quad)?.arrow === "vee";
    return dom.svg("svg", { class: "line", viewBox: "0 0 34 12", "aria-hidden": "true" },
      dom.svg("path", { d: "M1 6H27", stroke: colour, "stroke-width": 2.4, fill: "none", "stroke-dasharray": dashed ? "5 3.5" : null }),
      open
        ? dom.svg("path", { d: "M25 1.5L33 6 25 10.5 27.5 6Z", fill: colour })
        : dom.svg("path", { d: "M25 1.2L33 6 25 10.8Z", fill: colour }),
      crossed && dom.svg("path", { d: "M10 2L18 10M18 2L10 10", stroke: tokens.ink, "stroke-width": 1.6, fill: "none" }));
  }

  preference.addEventListener("change", () => KG.state.set({}));
  return { isDark, line, outline, quadColour, shape, tokens: () => tokens, typeColour, use };
})();
