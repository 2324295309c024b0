import type { LaneWindow } from '../../../electron/contract/lanes.ts';
import type { Range, Tick } from './axis.ts';
import { barHeight, hasBars, pieces, unseenPieces, type LaneName, type Piece } from './pieces.ts';

/** Least width of a bar and of a hatch, CSS pixels: one second of 72 hours is still seen. */
const BAR_MIN = 4;
const HATCH_MIN = 12;

/** Everything a drawing needs; no time of its own, so that the same input draws the same picture. */
export interface Picture {
  window: LaneWindow | undefined;
  /** What is in view; the window may be an older one, drawn where it belongs. */
  range: Range;
  /** What nobody sees and no window tells of yet: from then to now. */
  openFrom?: number | undefined;
  /** End of what has been; undefined where all has. */
  now: number | undefined;
  lanes: readonly LaneName[];
  /** Lanes that say nothing, with a dashed line. */
  off: ReadonlySet<LaneName>;
  ticks: readonly Tick[];
}
interface Colours {
  paper: string;
  rail: string;
  rule: string;
  ink: string;
  good: string;
  bad: string;
  na: string;
  hatch: string;
}
interface Sheet {
  c: CanvasRenderingContext2D;
  width: number;
  height: number;
  colours: Colours;
  picture: Picture;
}

function coloursOf(element: Element): Colours {
  const style = getComputedStyle(element);
  const of = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  return {
    paper: of('paper'),
    rail: of('rail'),
    rule: of('rule'),
    ink: of('ink'),
    good: of('good'),
    bad: of('bad-ink'),
    na: of('na'),
    hatch: of('hatch'),
  };
}

const xOf = ({ width, picture: { range } }: Sheet, t: number): number =>
  ((t - range.from) * width) / (range.to - range.from);
/** Where a pixel of the window lies on the sheet. */
const pixelX = (sheet: Sheet, window: LaneWindow, pixel: number): number =>
  xOf(sheet, window.from + (pixel * (window.to - window.from)) / window.flags.length);

function fill({ c }: Sheet, colour: string, x: number, y: number, w: number, h: number): void {
  c.fillStyle = colour;
  c.fillRect(x, y, w, h);
}

function drawGround(sheet: Sheet): void {
  const { c, width, height, colours, picture } = sheet;
  if (picture.now !== undefined) {
    const x = Math.max(0, xOf(sheet, picture.now));
    fill(sheet, colours.rail, x, 0, width - x, height);
  }
  c.fillStyle = colours.rule;
  for (const { share } of picture.ticks)
    if (share > 0 && share < 1) c.fillRect(Math.round(share * width), 0, 1, height);
}

function drawDashes({ c, colours }: Sheet, from: number, to: number, y: number): void {
  c.strokeStyle = colours.na;
  c.lineWidth = 1;
  c.setLineDash([3, 5]);
  c.beginPath();
  c.moveTo(from, Math.round(y) + 0.5);
  c.lineTo(Math.max(from, to), Math.round(y) + 0.5);
  c.stroke();
  c.setLineDash([]);
}
function drawSilence(sheet: Sheet, top: number, laneH: number): void {
  const { width, picture } = sheet;
  const end = picture.now === undefined ? width : Math.min(width, xOf(sheet, picture.now));
  drawDashes(sheet, 0, end, top + laneH / 2);
}

/** Good is a thin line, trouble a bar; what follows from another alarm is half as high and grey. Bars of errors grow from the base. */
function drawPiece(sheet: Sheet, piece: Piece, lane: LaneName, top: number, laneH: number): void {
  const { window } = sheet.picture;
  if (!window) return;
  const { good, bad, na } = sheet.colours;
  const x = pixelX(sheet, window, piece.from);
  const w = pixelX(sheet, window, piece.to) - x;
  const base = hasBars(lane) ? 0.84 : 0.5;
  if (piece.look === 'clean') return fill(sheet, good, x, Math.round(top + laneH * base) - 1, w, 3);
  if (piece.look === 'uncompared') return drawDashes(sheet, x, x + w, top + laneH * base);
  const barW = Math.max(BAR_MIN, w);
  if (piece.look === 'consequent') return fill(sheet, na, x, top + laneH * 0.32, barW, laneH * 0.36);
  if (!hasBars(lane)) return fill(sheet, bad, x, top + laneH * 0.14, barW, laneH * 0.72);
  const h = barHeight(piece.errors) * laneH * 0.76;
  fill(sheet, bad, x, top + laneH * 0.84 - h + 1, barW, h);
}

function drawLane(sheet: Sheet, lane: LaneName, top: number, laneH: number): void {
  const { window, off } = sheet.picture;
  if (off.has(lane)) return drawSilence(sheet, top, laneH);
  if (!window) return;
  const list = pieces(window, lane);
  // Trouble last: no line of clean time may cover it.
  for (const piece of list.filter((p) => p.look === 'clean')) drawPiece(sheet, piece, lane, top, laneH);
  for (const piece of list.filter((p) => p.look !== 'clean')) drawPiece(sheet, piece, lane, top, laneH);
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
function unseenPlaces(sheet: Sheet): { x: number; end: number }[] {
  const { window, openFrom, now, range } = sheet.picture;
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
  if (window)
    for (const { from, to } of unseenPieces(window)) add(pixelX(sheet, window, from), pixelX(sheet, window, to));
  if (openFrom !== undefined && openFrom < range.to) add(xOf(sheet, openFrom), right);
  return places;
}

function drawUnseen(sheet: Sheet): void {
  // An older window may reach far beyond the sheet: nobody draws what nobody sees. Its edges stay out of view.
  for (const { x, end } of unseenPlaces(sheet)) {
    const [left, right] = [Math.max(x, -HATCH_MIN), Math.min(end, sheet.width + HATCH_MIN)];
    if (right > left) drawHatch(sheet, left, right - left);
  }
}

/** Draws the lanes one below the other, each as high as the others. */
export function draw(canvas: HTMLCanvasElement, picture: Picture): void {
  const c = canvas.getContext('2d');
  const { clientWidth: width, clientHeight: height } = canvas;
  if (!c || width === 0 || height === 0) return;
  const scale = window.devicePixelRatio || 1;
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  c.setTransform(scale, 0, 0, scale, 0, 0);
  const sheet: Sheet = { c, width, height, colours: coloursOf(canvas), picture };
  const laneH = height / picture.lanes.length;
  drawGround(sheet);
  picture.lanes.forEach((lane, at) => drawLane(sheet, lane, at * laneH, laneH));
  drawUnseen(sheet);
  c.fillStyle = sheet.colours.rule;
  picture.lanes.forEach((_lane, at) => c.fillRect(0, Math.round(at * laneH), width, 1));
  if (picture.now !== undefined) fill(sheet, sheet.colours.ink, xOf(sheet, picture.now) - 1, 0, 2, height);
}
