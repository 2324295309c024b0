import type { Range, Tick } from './axis.ts';

/** What every drawing of lanes needs; no time of its own, so that the same input draws the same picture. */
export interface Ground {
  /** What is in view; a window may be an older one, drawn where it belongs. */
  range: Range;
  /** What nobody sees and no window tells of yet: from then to now. */
  openFrom?: number | undefined;
  /** End of what has been; undefined where all has. */
  now: number | undefined;
  ticks: readonly Tick[];
}
export interface Colours {
  paper: string;
  rail: string;
  rule: string;
  ink: string;
  ink2: string;
  good: string;
  bad: string;
  na: string;
  hatch: string;
}
export interface Sheet {
  c: CanvasRenderingContext2D;
  width: number;
  height: number;
  colours: Colours;
  ground: Ground;
}

/** Least width of a bar and of a hatch, CSS pixels: one second of 72 hours is still seen. */
export const BAR_MIN = 4;
const HATCH_MIN = 12;

function coloursOf(element: Element): Colours {
  const style = getComputedStyle(element);
  const of = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  return {
    paper: of('paper'),
    rail: of('rail'),
    rule: of('rule'),
    ink: of('ink'),
    ink2: of('ink-2'),
    good: of('good'),
    bad: of('bad-ink'),
    na: of('na'),
    hatch: of('hatch'),
  };
}

export const xOf = ({ width, ground: { range } }: Sheet, t: number): number =>
  ((t - range.from) * width) / (range.to - range.from);

export function fill({ c }: Sheet, colour: string, x: number, y: number, w: number, h: number): void {
  c.fillStyle = colour;
  c.fillRect(x, y, w, h);
}

function drawGround(sheet: Sheet): void {
  const { c, width, height, colours, ground } = sheet;
  if (ground.now !== undefined) {
    const x = Math.max(0, xOf(sheet, ground.now));
    fill(sheet, colours.rail, x, 0, width - x, height);
  }
  c.fillStyle = colours.rule;
  for (const { share } of ground.ticks) if (share > 0 && share < 1) c.fillRect(Math.round(share * width), 0, 1, height);
}

export function drawDashes({ c, colours }: Sheet, from: number, to: number, y: number): void {
  c.strokeStyle = colours.na;
  c.lineWidth = 1;
  c.setLineDash([3, 5]);
  c.beginPath();
  c.moveTo(from, Math.round(y) + 0.5);
  c.lineTo(Math.max(from, to), Math.round(y) + 0.5);
  c.stroke();
  c.setLineDash([]);
}
/** A hatch of its own strokes, so that it looks the same at every scale of the screen. */
function drawHatch(sheet: Sheet, x: number, w: number): void {
  const { c, height, colours } = sheet;
  c.save();
  c.beginPath();
  c.rect(x, 0, w, height);
  c.clip();
  fill(sheet, colours.paper, x, 0, w, height);
  c.strokeStyle = colours.hatch;
  c.lineWidth = 2;
  c.beginPath();
  for (let at = x - height - ((x - height) % 8); at < x + w; at += 8) {
    c.moveTo(at, height);
    c.lineTo(at + height, 0);
  }
  c.stroke();
  c.lineWidth = 1;
  c.strokeRect(x + 0.5, -1, w - 1, height + 2);
  c.restore();
}

/** What was not seen, as places on the sheet: never narrower than a hatch, and one where they touch. */
function unseenPlaces(sheet: Sheet, unseen: readonly Range[]): { x: number; end: number }[] {
  const { openFrom, now, range } = sheet.ground;
  const right = now === undefined ? sheet.width : xOf(sheet, now);
  const places: { x: number; end: number }[] = [];
  const add = (from: number, to: number): void => {
    const w = Math.max(HATCH_MIN, to - from);
    // Never beyond now: what has not been cannot have been missed.
    const x = Math.min(from, Math.max(0, right - w));
    const last = places.at(-1);
    if (last && x <= last.end) last.end = Math.max(last.end, x + w);
    else places.push({ x, end: x + w });
  };
  for (const { from, to } of unseen) add(xOf(sheet, from), xOf(sheet, to));
  if (openFrom !== undefined && openFrom < range.to) add(xOf(sheet, openFrom), right);
  return places;
}

function drawUnseen(sheet: Sheet, unseen: readonly Range[]): void {
  // An older window may reach far beyond the sheet: nobody draws what nobody sees. Its edges stay out of view.
  for (const { x, end } of unseenPlaces(sheet, unseen)) {
    const [left, right] = [Math.max(x, -HATCH_MIN), Math.min(end, sheet.width + HATCH_MIN)];
    if (right > left) drawHatch(sheet, left, right - left);
  }
}

/** Draws lanes one below the other, each as high as the others; `unseen`: what nobody saw, epoch seconds, through all of them. */
export function drawSheet(
  canvas: HTMLCanvasElement,
  ground: Ground,
  lanes: number,
  unseen: readonly Range[],
  drawLane: (sheet: Sheet, at: number, top: number, laneH: number) => void,
): void {
  const c = canvas.getContext('2d');
  const { clientWidth: width, clientHeight: height } = canvas;
  if (!c || width === 0 || height === 0) return;
  const scale = window.devicePixelRatio || 1;
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  c.setTransform(scale, 0, 0, scale, 0, 0);
  const sheet: Sheet = { c, width, height, colours: coloursOf(canvas), ground };
  const laneH = height / lanes;
  drawGround(sheet);
  for (let at = 0; at < lanes; at++) drawLane(sheet, at, at * laneH, laneH);
  drawUnseen(sheet, unseen);
  c.fillStyle = sheet.colours.rule;
  for (let at = 0; at < lanes; at++) c.fillRect(0, Math.round(at * laneH), width, 1);
  if (ground.now !== undefined) fill(sheet, sheet.colours.ink, xOf(sheet, ground.now) - 1, 0, 2, height);
}
