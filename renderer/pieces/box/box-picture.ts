import {
  readPanel,
  type BoxLamp,
  type BoxPanel,
  type LampLook,
  type LampsSeen,
} from '../../../electron/contract/box.ts';
import type { Say } from '../../text/say.ts';

/** A picture that goes out by phone is the same for every reader: ink on white, whatever the theme. */
const INK = '#0b0f14';
const COLOURS: Readonly<Record<BoxLamp['colour'], string>> = { green: '#08703a', red: '#c40d1e', yellow: '#ffc400' };
const [CELL, ROW, PER_ROW, EDGE] = [112, 104, 6, 24];
const FONT = "font-family='sans-serif' text-anchor='middle'";

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll("'", '&apos;');
const text = (x: number, y: number, size: number, words: string, more = ''): string =>
  `<text x='${x}' y='${y}' font-size='${size}' ${FONT} ${more}>${escaped(words)}</text>`;

const RAYS = 'M0-24v6M0 18v6M-24 0h6M18 0h6M-17-17l4 4M13 13l4 4M-17 17l4-4M13-13l4-4';

function lampOf(say: Say, lamp: BoxLamp, look: LampLook | undefined, x: number, y: number): string {
  const lit = look !== undefined && look !== 'off';
  const fill = lit ? COLOURS[look === 'red' || look === 'yellow' ? look : lamp.colour] : '#ffffff';
  const rays = look === 'flashing' ? `<path d='${RAYS}' stroke='${INK}' stroke-width='2'/>` : '';
  const mark = look === undefined ? text(0, 7, 20, '?') : '';
  return [
    text(x, y, 17, lamp.name, "font-weight='700'"),
    `<g transform='translate(${x} ${y + 34})'>${rays}<circle r='14' fill='${fill}' stroke='${INK}' stroke-width='2'/>${mark}</g>`,
    text(x, y + 76, 15, say(look === undefined ? 'box.look.unseen' : `box.look.${look}`)),
  ].join('');
}

/** The front of a box as a picture of its own: lamps by their printed names, as they were seen, and what is asked about them. */
export function boxSvg(say: Say, panel: BoxPanel, seen: LampsSeen): { svg: string; width: number; height: number } {
  const { lamps } = panel;
  const width = 2 * EDGE + Math.max(4, Math.min(PER_ROW, lamps.length)) * CELL;
  const height = 100 + Math.ceil(lamps.length / PER_ROW) * ROW + EDGE;
  const { hidden } = readPanel(panel, seen);
  const drawn = lamps.map((lamp, at) => {
    const [column, row] = [at % PER_ROW, Math.floor(at / PER_ROW)];
    const look = hidden.includes(lamp.name) ? undefined : seen[lamp.name];
    return lampOf(say, lamp, look, EDGE + (column + 0.5) * CELL, 104 + row * ROW);
  });
  const svg =
    `<svg xmlns='http://www.w3.org/2000/svg' width='${width}' height='${height}' viewBox='0 0 ${width} ${height}'>` +
    `<rect width='${width}' height='${height}' fill='#ffffff'/>` +
    `<rect x='8' y='60' width='${width - 16}' height='${height - 68}' rx='8' fill='none' stroke='${INK}' stroke-width='2'/>` +
    `<g fill='${INK}'>${text(width / 2, 26, 18, say.text(panel.title), "font-weight='700'")}` +
    `${text(width / 2, 48, 14, say('box.ask'))}${drawn.join('')}</g></svg>`;
  return { svg, width, height };
}

/** The same as PNG, twice as large so that a phone shows it sharp; base64. */
export async function boxPng(say: Say, panel: BoxPanel, seen: LampsSeen): Promise<string> {
  const { svg, width, height } = boxSvg(say, panel, seen);
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [2 * width, 2 * height];
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/png').split(',')[1] ?? '';
}
