import { fitted } from './fit.ts';

const SVG = 'http://www.w3.org/2000/svg';
const LINE = 1.2;
/** So much wider are bold letters. */
const BOLD = 1.1;
const numberOf = (element: Element, name: string, otherwise: number): number =>
  Number(element.getAttribute(name) ?? otherwise);

/** Puts a text into its place, centred on the place's own line where it takes several. */
function put(place: Element, text: string): void {
  const size = numberOf(place, 'font-size', 14);
  const width = numberOf(place, 'data-width', 100) / (numberOf(place, 'font-weight', 400) > 500 ? BOLD : 1);
  const fit = fitted(text, { width, lines: numberOf(place, 'data-lines', 1), size });
  const step = fit.size * LINE;
  // Its own line is that of a text of one line: more lines grow upward and downward alike, further down they would leave the box.
  const first = numberOf(place, 'y', 0) - ((fit.lines.length - 1) * step) / 2;
  place.setAttribute('font-size', String(fit.size));
  place.replaceChildren(
    ...fit.lines.map((line, at) => {
      const span = document.createElementNS(SVG, 'tspan');
      span.setAttribute('x', place.getAttribute('x') ?? '0');
      span.setAttribute('y', String(first + at * step));
      span.textContent = line;
      return span;
    }),
  );
}

/** Fills a template: parts that do not belong to this line go, every text gets its name or word. A picture that is no template stays as it is. */
export function fill(svg: Element, shows: readonly string[], textOf: (name: string) => string): void {
  for (const part of svg.querySelectorAll('[data-when]')) {
    const words = part.getAttribute('data-when')?.split(' ') ?? [];
    if (!words.some((word) => shows.includes(word))) part.remove();
  }
  for (const place of svg.querySelectorAll('[data-text]')) put(place, textOf(place.getAttribute('data-text') ?? ''));
}
