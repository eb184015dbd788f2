// Building blocks: elements made from data. Text is only ever set as text, never parsed as markup.
const KG = {};

KG.dom = (() => {
  const SVG = "http://www.w3.org/2000/svg";
  // Controls that would be invisible or turn the direction of the text around them: shown by their code instead.
  const HIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

  const byId = (id) => document.getElementById(id);
  const clamp = (value, low, high) => Math.min(high, Math.max(low, value));
  const visible = (text) =>
    String(text).replace(HIDDEN, (char) => `[U+${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}]`);

  function short(text, limit = 80) {
    const shown = visible(text);
    if (shown.length <= limit) return shown;
    const end = /[\ud800-\udbff]/.test(shown[limit - 2]) ? limit - 2 : limit - 1;
    return `${shown.slice(0, end)}…`;
  }

  // Properties: class, text, on (listeners by event), data, properties that must be set as such; all else is an attribute.
  function assign(node, props) {
    for (const [name, value] of Object.entries(props)) {
      if (value === undefined || value === null || value === false) continue;
      if (name === "on") for (const [event, listener] of Object.entries(value)) node.addEventListener(event, listener);
      else if (name === "data") Object.assign(node.dataset, value);
      else if (name === "text") node.textContent = visible(value);
      else if (name === "value" || name === "checked") node[name] = value;
      else node.setAttribute(name, value === true ? "" : String(value));
    }
  }

  function append(node, children) {
    for (const child of children.flat(Infinity)) {
      if (child === null || child === undefined || child === false) continue;
      node.append(child instanceof Node ? child : visible(child));
    }
    return node;
  }

  function el(tag, props = {}, ...children) {
    const node = document.createElement(tag);
    assign(node, props);
    return append(node, children);
  }

  function svg(tag, props = {}, ...children) {
    const node = document.createElementNS(SVG, tag);
    assign(node, props);
    return append(node, children);
  }

  function fill(node, ...children) {
    node.replaceChildren();
    return append(node, children);
  }

  // A name of the data: kept apart from the direction of the text around it.
  const name = (text, limit = 80) => el("bdi", { title: text.length > limit ? short(text, 500) : null }, short(text, limit));

  // Only web addresses become links; anything else stays text.
  function link(address, label) {
    let url = null;
    try {
      url = new URL(address);
    } catch {
      return el("span", {}, label);
    }
    if (url.protocol !== "https:" && url.protocol !== "http:") return el("span", {}, label);
    return el("a", { href: url.href, target: "_blank", rel: "noopener noreferrer" }, label);
  }

  const button = (label, press, props = {}) => el("button", { type: "button", ...props, on: { click: press } }, label);

  // The last call within a pause wins.
  function later(work, pause) {
    let timer = 0;
    return (...given) => {
      clearTimeout(timer);
      timer = setTimeout(() => work(...given), pause);
    };
  }

  return { append, button, byId, clamp, el, fill, later, link, name, short, svg, visible };
})();
