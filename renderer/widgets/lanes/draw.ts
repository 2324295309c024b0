import type { LaneWindow } from '../../../electron/contract/lanes.ts';
import { barHeight, hasBars, pieces, unseenPieces, type LaneName, type Piece } from './pieces.ts';
import { BAR_MIN, drawDashes, drawSheet, fill, xOf, type Ground, type Sheet } from './sheet.ts';

/** Everything that a drawing of the lanes of a line needs. */
export interface Picture extends Ground {
  lanes: readonly LaneName[];
  /** Lanes that say nothing, with a dashed line. */
  off: ReadonlySet<LaneName>;
}

/** When a pixel of the window begins, epoch seconds. */
const timeOf = (window: LaneWindow, pixel: number): number =>
  window.from + (pixel * (window.to - window.from)) / window.flags.length;

function drawSilence(sheet: Sheet, top: number, laneH: number): void {
  const { width, ground } = sheet;
  const end = ground.now === undefined ? width : Math.min(width, xOf(sheet, ground.now));
  drawDashes(sheet, 0, end, top + laneH / 2);
}

/** Where a piece of a lane goes on the sheet. */
interface Place {
  lane: LaneName;
  top: number;
  laneH: number;
}

/** Good is a thin line, trouble a bar; what follows from another alarm is half as high and grey. Bars of errors grow from the base. */
function drawPiece(sheet: Sheet, window: LaneWindow, piece: Piece, { lane, top, laneH }: Place): void {
  const { good, bad, na } = sheet.colours;
  const x = xOf(sheet, timeOf(window, piece.from));
  const w = xOf(sheet, timeOf(window, piece.to)) - x;
  const base = hasBars(lane) ? 0.84 : 0.5;
  if (piece.look === 'clean') return fill(sheet, good, x, Math.round(top + laneH * base) - 1, w, 3);
  if (piece.look === 'uncompared') return drawDashes(sheet, x, x + w, top + laneH * base);
  const barW = Math.max(BAR_MIN, w);
  if (piece.look === 'consequent') return fill(sheet, na, x, top + laneH * 0.32, barW, laneH * 0.36);
  if (!hasBars(lane)) return fill(sheet, bad, x, top + laneH * 0.14, barW, laneH * 0.72);
  const h = barHeight(piece.errors) * laneH * 0.76;
  fill(sheet, bad, x, top + laneH * 0.84 - h + 1, barW, h);
}

function drawLane(sheet: Sheet, window: LaneWindow | undefined, isOff: boolean, place: Place): void {
  if (isOff) return drawSilence(sheet, place.top, place.laneH);
  if (!window) return;
  const list = pieces(window, place.lane);
  // Trouble last: no line of clean time may cover it.
  for (const piece of list.filter((p) => p.look === 'clean')) drawPiece(sheet, window, piece, place);
  for (const piece of list.filter((p) => p.look !== 'clean')) drawPiece(sheet, window, piece, place);
}

/** Draws the lanes of a line one below the other. */
export function draw(canvas: HTMLCanvasElement, window: LaneWindow | undefined, picture: Picture): void {
  const { lanes, off } = picture;
  const unseen = window
    ? unseenPieces(window).map(({ from, to }) => ({ from: timeOf(window, from), to: timeOf(window, to) }))
    : [];
  drawSheet(canvas, picture, lanes.length, unseen, (sheet, at, top, laneH) => {
    const lane = lanes[at]!;
    drawLane(sheet, window, off.has(lane), { lane, top, laneH });
  });
}
