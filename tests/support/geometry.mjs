/*
 * Looks at the page it is loaded into as a person with a ruler would: `window.geometryFaults()` gives one line for each text that is cut, each
 * two things that lie on one another, each STOP or primary action that is not wholly in view. An empty list is a good layout.
 *
 * What a layout may do on purpose it says in its mark-up: `data-long` on a list without end, which may scroll in any window (everything else may
 * scroll only in small ones, and always with a bar that can be seen); `data-whole` on a list of which whole lines are shown as far as there is room.
 */
(() => {
  /** Rounding of fractions of a pixel. */
  const SLACK = 1.5;
  /** From here on a screen has room for everything but lists without end. */
  const ROOMY = { width: 1366, height: 681 };
  const BAR_LEAST = 8;
  const ACTIVE =
    'a[href], button, input, select, textarea, summary, label.btn, label.ports-row, label.circuit-picker-option';
  const DRAWN = '.lamp, .stamp, .verdict-mark, .verdict-sign, .step-rail-dot, img';

  const style = (element) => getComputedStyle(element);
  /** What was worked out of elements during this look at the page, in which nothing changes: most is asked of every ancestor of every text. */
  let known = new Map();
  const once = (work) => {
    const name = Symbol('once');
    return (element) => {
      if (!known.has(name)) known.set(name, new Map());
      const found = known.get(name);
      if (!found.has(element)) found.set(element, work(element));
      return found.get(element);
    };
  };
  const flow = once((element) => {
    const { overflowX, overflowY, position, display } = style(element);
    return { overflowX, overflowY, position, inline: display.startsWith('inline') };
  });
  const scrolls = (value) => value === 'auto' || value === 'scroll';
  const clips = (value) => value === 'hidden' || value === 'clip';
  const textOf = (element) =>
    (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 48);
  const nameOf = (element) =>
    `${element.tagName.toLowerCase()}${element.classList.length > 0 ? `.${[...element.classList].join('.')}` : ''}`;

  function* ancestors(element) {
    for (let one = element.parentElement; one; one = one.parentElement) yield one;
  }

  const clipped = once(
    (element) =>
      style(element).clipPath === 'inset(50%)' || (element.parentElement !== null && clipped(element.parentElement)),
  );
  /** For screen readers only, or a radio button that its label draws. */
  const unseen = once(
    (element) =>
      !element.checkVisibility({ visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true }) ||
      element.closest('.hidden, title, option, .btn-why') !== null ||
      clipped(element),
  );

  /** Pinned things lie above what scrolls beneath them: each pinned ancestor begins a layer of its own. */
  const layerOf = once((element) => {
    if (['fixed', 'sticky'].includes(flow(element).position) || element.matches(':popover-open, .notices'))
      return element;
    return element.parentElement ? layerOf(element.parentElement) : document.body;
  });

  /** A text without the air of its line: letters reach about so far above and below its middle. */
  const ink = (rect, size) => {
    const middle = (rect.top + rect.bottom) / 2;
    const half = Math.min(rect.height, size * 0.86) / 2;
    return { left: rect.left, right: rect.right, top: middle - half, bottom: middle + half };
  };

  const inner = once((element) => {
    const box = element.getBoundingClientRect();
    const left = box.left + element.clientLeft;
    const top = box.top + element.clientTop;
    return { left, top, right: left + element.clientWidth, bottom: top + element.clientHeight };
  });
  const cutTo = (rect, box) => ({
    left: Math.max(rect.left, box.left),
    top: Math.max(rect.top, box.top),
    right: Math.min(rect.right, box.right),
    bottom: Math.min(rect.bottom, box.bottom),
  });
  const isEmpty = (rect) => rect.right - rect.left < 1 || rect.bottom - rect.top < 1;
  const wholeWindow = () => ({ left: 0, top: 0, right: innerWidth, bottom: innerHeight });

  /** Where a rectangle is cut on its way up, and what of it is in view. A text is cut by its own element too. */
  function seen(rect, element, isText) {
    let left = rect;
    let cut;
    let pinned = !isText && flow(element).position === 'fixed';
    for (const one of isText ? [element, ...ancestors(element)] : ancestors(element)) {
      if (pinned) break;
      const { overflowX, overflowY, position } = flow(one);
      const box = inner(one);
      // An inline svg draws over its edges; a root that scrolls is the window itself.
      if (one instanceof HTMLElement && one !== document.body && one !== document.documentElement) {
        const x = left.left < box.left - SLACK || left.right > box.right + SLACK;
        const y = left.top < box.top - SLACK || left.bottom > box.bottom + SLACK;
        const gone = isEmpty(cutTo(left, box));
        const whole = gone && one.hasAttribute('data-whole');
        if (!whole && ((x && clips(overflowX)) || (y && clips(overflowY)))) cut ??= one;
        if (overflowX !== 'visible' || overflowY !== 'visible') left = cutTo(left, box);
        if (whole || isEmpty(left)) return { rect: undefined, cut };
      }
      pinned = position === 'fixed';
    }
    const within = cutTo(left, wholeWindow());
    return { rect: isEmpty(within) ? undefined : within, cut };
  }

  /** True if somebody can scroll to it. */
  const within = (element) =>
    [...ancestors(element)].some((one) => scrolls(style(one).overflowY) && one.scrollHeight > one.clientHeight);

  function texts(root) {
    const found = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!element || node.data.trim() === '' || unseen(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const size = Number.parseFloat(style(element).fontSize);
      for (const rect of range.getClientRects())
        if (rect.width > 0.5)
          found.push({ element, node, size, rect: ink(rect, size), what: `“${node.data.trim().slice(0, 40)}”` });
    }
    return found;
  }

  function boxes(root) {
    return [...root.querySelectorAll(`${ACTIVE}, ${DRAWN}`)]
      .filter((element) => !unseen(element) && !element.matches('input[type=range]'))
      .map((element) => ({
        element,
        rect: element.getBoundingClientRect(),
        what: `${nameOf(element)} “${textOf(element)}”`,
      }));
  }

  /** The box that a text was given: the nearest one that is no mere stretch of a line. */
  const boxOf = (element) => {
    const given = [element, ...ancestors(element)].find((one) => !flow(one).inline || one.matches('.btn'));
    return given instanceof HTMLElement ? inner(given) : undefined;
  };
  /** A Chinese sign of punctuation at the end of a line hangs over by its blank half. */
  const hang = ({ node, size }) => (/[\u3000-\u303f\uff00-\uffef]/.test(node.data) ? size / 2 : SLACK);
  const runsOut = (text) => {
    const box = boxOf(text.element);
    return box !== undefined && (text.rect.left < box.left - SLACK || text.rect.right > box.right + hang(text));
  };

  const overlap = (a, b) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2;

  function overlaps(things, faults) {
    const shown = things.filter(({ seen }) => seen);
    for (const [at, a] of shown.entries())
      for (const b of shown.slice(at + 1)) {
        if (a.layer !== b.layer || !overlap(a.seen, b.seen)) continue;
        // A thing and what stands in it; but two texts of one element may run into each other.
        if (
          a.element === b.element ? a.node === b.node : a.element.contains(b.element) || b.element.contains(a.element)
        )
          continue;
        if (a.element === b.element && !(a.node && b.node)) continue;
        faults.push(`${a.what} and ${b.what} lie on one another`);
      }
  }

  const measure = (() => {
    const context = document.createElement('canvas').getContext('2d');
    return (text, { font, letterSpacing }) => {
      context.font = font;
      context.letterSpacing = letterSpacing === 'normal' ? '0px' : letterSpacing;
      return context.measureText(text).width;
    };
  })();

  /** What a field shows must fit into it: its text, else its example, or the choice of a list. */
  function fields(root, faults) {
    for (const field of root.querySelectorAll(
      'input:not([type=radio], [type=checkbox], [type=range], [type=file]), select',
    )) {
      if (unseen(field)) continue;
      const look = style(field);
      const text = field.matches('select')
        ? (field.selectedOptions[0]?.textContent ?? '')
        : field.value || field.placeholder;
      const arrow = field.matches('select') ? 20 : 0;
      const room =
        field.clientWidth - Number.parseFloat(look.paddingLeft) - Number.parseFloat(look.paddingRight) - arrow;
      if (measure(text, look) > room + SLACK) faults.push(`${nameOf(field)} cuts “${text}”`);
    }
  }

  /** A browser that puts three dots tells nobody but the element itself. */
  function ellipses(root, faults) {
    for (const element of root.querySelectorAll('*'))
      if (
        element instanceof HTMLElement &&
        element.scrollWidth > element.clientWidth &&
        style(element).textOverflow === 'ellipsis' &&
        !unseen(element)
      )
        faults.push(`“${textOf(element)}” ends in dots`);
  }

  function scrollers(root, faults) {
    // Where several runs are listed above it, a screen has that much less.
    const listed = document.querySelector('.run-list')?.offsetHeight ?? 0;
    const roomy = innerWidth >= ROOMY.width && innerHeight - listed >= ROOMY.height;
    for (const element of root.querySelectorAll('*')) {
      if (!(element instanceof HTMLElement)) continue;
      const { overflowX, overflowY } = flow(element);
      if (!(scrolls(overflowX) || scrolls(overflowY)) || unseen(element)) continue;
      const { borderLeftWidth, borderRightWidth } = style(element);
      if (scrolls(overflowX) && element.scrollWidth > element.clientWidth + 1)
        faults.push(`${nameOf(element)} scrolls sideways`);
      if (!scrolls(overflowY) || element.scrollHeight <= element.clientHeight + 1) continue;
      const bar =
        element.offsetWidth -
        element.clientWidth -
        Number.parseFloat(borderLeftWidth) -
        Number.parseFloat(borderRightWidth);
      if (bar < BAR_LEAST) faults.push(`${nameOf(element)} scrolls without a bar`);
      if (roomy && !element.closest('[data-long]'))
        faults.push(`${nameOf(element)} has to be scrolled by ${element.scrollHeight - element.clientHeight}`);
    }
  }

  /** Wholly in the window, and nothing over it. */
  function inView(element, faults) {
    const box = element.getBoundingClientRect();
    const what = `${nameOf(element)} “${textOf(element)}”`;
    if (box.left < -0.5 || box.top < -0.5 || box.right > innerWidth + 0.5 || box.bottom > innerHeight + 0.5) {
      faults.push(`${what} is not wholly in view`);
      return;
    }
    const points = [0.1, 0.5, 0.9].flatMap((x) =>
      [0.2, 0.8].map((y) => [box.left + box.width * x, box.top + box.height * y]),
    );
    const covered = points
      .map(([x, y]) => document.elementFromPoint(x, y))
      .find((hit) => hit && !element.contains(hit));
    if (covered) faults.push(`${what} is covered by ${nameOf(covered)}`);
  }

  const rootOf = () => document.querySelector('dialog[open]') ?? document.body;

  window.geometryFaults = (selector) => {
    known = new Map();
    const root = selector ? document.querySelector(selector) : rootOf();
    const faults = [];
    const things = [...texts(root), ...boxes(root)].map((one) => ({
      ...one,
      ...(({ rect, cut }) => ({ seen: rect, cut }))(seen(one.rect, one.element, 'node' in one)),
      layer: layerOf(one.element),
    }));
    for (const thing of things) {
      if (thing.cut) faults.push(`${thing.what} is cut by ${nameOf(thing.cut)}`);
      else if (!thing.seen && !thing.element.closest('[data-whole]') && !within(thing.element))
        faults.push(`${thing.what} is out of view`);
      else if (thing.rect.right > innerWidth + SLACK || thing.rect.left < -SLACK)
        if (!thing.element.closest('[data-whole]')) faults.push(`${thing.what} leaves the window`);
    }
    for (const thing of things)
      if (thing.node && !thing.element.closest('[data-whole]') && runsOut(thing))
        faults.push(`${thing.what} runs out of its place`);
    ellipses(root, faults);
    overlaps(things, faults);
    fields(root, faults);
    scrollers(root, faults);
    if (!selector)
      for (const one of root.querySelectorAll('.stop-button, .btn.is-main, .page:has(> .notices) .strip-title'))
        if (!unseen(one)) inView(one, faults);
    if (!selector && document.documentElement.scrollWidth > innerWidth) faults.push('the page scrolls sideways');
    return [...new Set(faults)];
  };

  /** Places that never move, whatever comes and goes: that of STOP, the tabs, the screen itself, the primary action, the buttons below a run. */
  window.geometryPlaces = () => {
    const box = (selector, of) => {
      const found = document.querySelector(selector)?.getBoundingClientRect();
      return found && of(found).map(Math.round).join(' ');
    };
    const whole = ({ left, top, width, height }) => [left, top, width, height];
    // Below a list of several runs the screen is lower, as high as the list.
    const places = [
      '.stop',
      '.top-bar nav',
      '.top-bar nav a:last-child',
      '.top-bar-side',
      ':not(.run-list) + .page > main',
    ];
    // A list of several runs makes the screen scroll, and its bar takes from the width.
    const alone = document.querySelector('.run-list') === null;
    const foot = alone ? [...document.querySelectorAll('.run:not([data-asking], [data-ladder]) > .bar > .btn')] : [];
    return {
      ...Object.fromEntries(places.map((selector) => [selector, box(selector, whole)])),
      // As wide as its words: its corner is its place, where its bar has room for one line.
      'the primary action':
        alone && innerWidth >= ROOMY.width
          ? box('.page > main > .bar > .btn.is-main', ({ right, bottom }) => [right, bottom])
          : undefined,
      'the buttons of a run':
        foot.map((button) => Math.round(button.getBoundingClientRect().left)).join(' ') || undefined,
    };
  };
})();
