// The page's own words in Dutch and English, numbers and dates included.
KG.words = (() => {
  let language = "nl";
  let strings = {};

  const setup = (given) => (strings = given);
  const current = () => language;
  const use = (next) => (language = next === "en" ? "en" : "nl");
  const pick = (dutch, english) => (language === "en" ? english || dutch : dutch || english);

  // "{n}" in a phrase is replaced by the value of that name.
  function t(key, values = {}) {
    const phrase = strings[key] ? pick(...strings[key]) : key;
    return phrase.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
  }

  const number = (value) => value.toLocaleString(language === "en" ? "en-GB" : "nl-NL");
  const count = (value, one, many) => `${number(value)} ${t(value === 1 ? one : many)}`;

  // "2020-01-03", "2020-01" or "2020" in words; anything else as it is.
  function date(text, style = "long") {
    const parts = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text || "");
    if (!parts) return text || t("undated");
    const [, year, month, day] = parts;
    if (!month) return year;
    const when = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day || 1)));
    if (Number.isNaN(when.getTime())) return text;
    const form = { timeZone: "UTC", year: "numeric", month: style, ...(day ? { day: "numeric" } : {}) };
    return new Intl.DateTimeFormat(language === "en" ? "en-GB" : "nl-NL", form).format(when);
  }

  // Words in the markup: data-t is the text, data-t-label the accessible name, data-t-hint the placeholder.
  function translate(root = document) {
    document.documentElement.lang = language;
    for (const node of root.querySelectorAll("[data-t]")) node.textContent = t(node.dataset.t);
    for (const node of root.querySelectorAll("[data-t-label]")) {
      node.setAttribute("aria-label", t(node.dataset.tLabel));
      if (node.matches("button")) node.title = t(node.dataset.tLabel);
    }
    for (const node of root.querySelectorAll("[data-t-hint]")) node.setAttribute("placeholder", t(node.dataset.tHint));
  }

  return { count, current, date, number, pick, setup, t, translate, use };
})();
