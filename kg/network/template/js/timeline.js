// Statements over time: cooperation above the line, conflict below it; drag over it, or move its ends, to choose a period.
KG.timeline = (() => {
  const { data, dom, theme, words } = KG;
  const { svg } = dom;
  const [HIGH, AXIS] = [46, 16];
  const DAY = 86400000;
  const number = (time) => {
    const day = new Date(time);
    return day.getUTCFullYear() * 10000 + (day.getUTCMonth() + 1) * 100 + day.getUTCDate();
  };
  const parts = (day) => [Math.floor(day / 10000), Math.floor(day / 100) % 100, day % 100];

  // A unit of time: the bin that a day is in, and the first and last day of a bin, as numbers yyyymmdd.
  const UNITS = {
    day: {
      of: (day) => Math.floor(Date.UTC(parts(day)[0], parts(day)[1] - 1, parts(day)[2]) / DAY),
      first: (bin) => number(bin * DAY), last: (bin) => number(bin * DAY),
    },
    month: {
      of: (day) => parts(day)[0] * 12 + parts(day)[1] - 1,
      first: (bin) => Math.floor(bin / 12) * 10000 + ((bin % 12) + 1) * 100 + 1, last: (bin) => number(Date.UTC(Math.floor(bin / 12), (bin % 12) + 1, 0)),
    },
    year: { of: (day) => parts(day)[0], first: (bin) => bin * 10000 + 101, last: (bin) => bin * 10000 + 1231 },
  };
  const dated = data.statements.filter((s) => s.days);
  const span = dated.length ? range() : null;
  const unit = span && UNITS[choose()];
  const [low, high] = span ? [unit.of(span.first), unit.of(span.last)] : [0, 0];
  let chosen = { from: null, until: null };
  let wide = 0;

  // From the first day to the last; where a few statements lie far from all others, these count at the ends.
  function range() {
    const [firsts, lasts] = [0, 1].map((end) => dated.map((s) => s.days[end]).sort((a, b) => a - b));
    const cut = Math.floor(dated.length * 0.04);
    const whole = { first: firsts[0], last: lasts.at(-1) };
    const most = { first: firsts[cut], last: lasts.at(-1 - cut) };
    const length = ({ first, last }) => UNITS.day.of(last) - UNITS.day.of(first) + 1;
    const shown = length(most) < 0.3 * length(whole) ? most : whole;
    return { ...shown, earlier: shown.first > whole.first, later: shown.last < whole.last };
  }

  // The finest unit in which most statements are dated and the whole is not too long.
  function choose() {
    const share = (test) => dated.filter((s) => test(s.days)).length / dated.length;
    const length = (name) => UNITS[name].of(span.last) - UNITS[name].of(span.first) + 1;
    if (length("day") <= 190 && share(([a, b]) => a === b) >= 0.6) return "day";
    if (length("month") <= 260 && share(([a, b]) => Math.floor(a / 100) === Math.floor(b / 100)) >= 0.5) return "month";
    return "year";
  }

  const iso = (day) => [Math.floor(day / 10000), ...parts(day).slice(1).map((part) => String(part).padStart(2, "0"))].join("-");
  const say = (bin, style) => (bin === low && span.earlier ? "≤ " : bin === high && span.later ? "≥ " : "") + words.date(iso(unit.first(bin)).slice(0, unit === UNITS.day ? 10 : unit === UNITS.month ? 7 : 4), style);

  function told({ from, until }) {
    const [first, end] = bins({ from, until });
    return first === end ? say(first) : `${say(first)} – ${say(end)}`;
  }

  function bins({ from, until }) {
    const first = from === null ? low : dom.clamp(unit.of(from), low, high);
    return [first, until === null ? high : Math.max(first, dom.clamp(unit.of(until), low, high))];
  }

  function tally(statements) {
    const sums = Array.from({ length: high - low + 1 }, () => ({ up: 0, down: 0, other: 0 }));
    for (const s of statements) {
      if (!s.days) continue;
      const [first, end] = s.days.map((day) => dom.clamp(unit.of(day), low, high));
      const side = data.quads.get(s.quad)?.side ?? 0;
      const key = side > 0 ? "up" : side < 0 ? "down" : "other";
      for (let bin = first; bin <= end; bin += 1) sums[bin - low][key] += 1 / (end - first + 1);
    }
    return sums;
  }

  function update(view, state) {
    const place = dom.byId("timeline");
    chosen = { from: state.from, until: state.until };
    place.hidden = !span || low === high;
    if (place.hidden) return;
    wide = place.clientWidth - 24;
    if (wide < 60) return; // not on the screen: on paper, or behind the table
    const sums = tally(view.counts.date.keys());
    const most = Math.max(1e-9, ...sums.map((sum) => Math.max(sum.up + sum.other / 2, sum.down + sum.other / 2)));
    const step = wide / sums.length;
    const middle = HIGH / 2;
    const bar = (bin, top, tall, colour) =>
      tall > 0 && svg("rect", { x: bin * step + step * 0.1, y: top, width: Math.max(step * 0.8, 0.8), height: Math.max(tall, 0.8), fill: colour });
    const bars = sums.flatMap(({ up, down, other }, bin) => {
      const grow = (middle - 2) / most;
      return [
        bar(bin, middle - other * grow / 2, other * grow, theme.quadColour("other")),
        bar(bin, middle - (up + other / 2) * grow, up * grow, theme.quadColour("material cooperation")),
        bar(bin, middle + (other / 2) * grow, down * grow, theme.quadColour("material conflict")),
      ];
    });
    const focused = document.activeElement?.getAttribute?.("data-end");
    const picture = svg("svg", { class: "time", width: wide, height: HIGH + AXIS, role: "group", "aria-label": words.t("timeline") },
      svg("rect", { class: "hit", x: 0, y: 0, width: wide, height: HIGH, fill: "transparent" }), bars,
      svg("path", { class: "axis", d: `M0 ${middle}H${wide}` }), ticks(step), brush(step));
    dom.fill(place, picture);
    picture.addEventListener("pointerdown", drag);
    if (focused) picture.querySelector(`[data-end="${focused}"]`)?.focus();
  }

  function ticks(step) {
    const every = Math.ceil(86 / step);
    const marks = [];
    for (let bin = low; bin <= high && (bin - low) * step < wide - 64; bin += every) {
      marks.push(svg("text", { class: "tick", x: (bin - low) * step + 2, y: HIGH + 12 }, say(bin, "short")));
    }
    return marks;
  }

  function brush(step) {
    const [first, end] = bins(chosen);
    const [left, right] = [(first - low) * step, (end - low + 1) * step];
    const active = chosen.from !== null || chosen.until !== null;
    return [
      active && svg("path", { class: "outside", d: `M0 0H${left}V${HIGH}H0ZM${right} 0H${wide}V${HIGH}H${right}Z` }),
      active && svg("rect", { class: "chosen", x: left, y: 0.5, width: Math.max(right - left, 1), height: HIGH - 1 }),
      handle("from", left, first), handle("until", right, end),
    ];
  }

  function handle(end, x, bin) {
    return svg("rect", {
      class: "handle", x: dom.clamp(x - 4, 0, wide - 8), y: HIGH / 2 - 13, width: 8, height: 26, rx: 3, tabindex: 0, role: "slider", "data-end": end,
      "aria-label": words.t(end), "aria-valuemin": low, "aria-valuemax": high, "aria-valuenow": bin, "aria-valuetext": say(bin), on: { keydown: (event) => nudge(event, end) },
    });
  }

  function nudge(event, end) {
    const move = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10, Home: -1e6, End: 1e6 }[event.key];
    if (!move) return;
    event.preventDefault();
    const [first, until] = bins(chosen);
    if (end === "from") put(dom.clamp(first + move, low, until), until);
    else put(first, dom.clamp(until + move, first, high));
  }

  function put(first, end) {
    KG.state.set({ from: first === low ? null : unit.first(first), until: end === high ? null : unit.last(end) });
  }

  function drag(event) {
    const frame = event.currentTarget.getBoundingClientRect();
    const binAt = (x) => dom.clamp(low + Math.floor(((x - frame.left) / frame.width) * (high - low + 1)), low, high);
    const held = event.target.getAttribute("data-end");
    const [first, end] = bins(chosen);
    const fixed = held === "from" ? end : held === "until" ? first : binAt(event.clientX);
    let moving = false;
    const move = (next) => {
      if (!moving && Math.abs(next.clientX - event.clientX) < 4) return;
      moving = true;
      const bin = binAt(next.clientX);
      put(Math.min(fixed, bin), Math.max(fixed, bin));
    };
    const stop = (next) => {
      removeEventListener("pointermove", move);
      removeEventListener("pointerup", stop);
      if (!moving && !held && next.type === "pointerup") put(fixed, fixed);
    };
    addEventListener("pointermove", move);
    addEventListener("pointerup", stop);
    event.preventDefault();
  }

  return { told, update };
})();
