import type { PingLane, RegisterLane, TrackWindow } from '../../../electron/contract/tracks.ts';
import { countsHarm, harmPieces } from '../../../electron/contract/stream-tracks.ts';
import { BAR_MIN, drawSheet, fill, xOf, type Ground, type Sheet } from './sheet.ts';
import {
  delayHeight,
  lossHeight,
  pingPieces,
  registerPieces,
  unseenIn,
  type TrackRow,
} from '../../../electron/contract/track-pieces.ts';

/** What is drawn on one lane: a row of its own, or all that became of the frames of one direction of a stream. */
export type DrawnRow = TrackRow | { kind: 'frames'; source: string };
/** Everything that a drawing of tracks beside a line needs: its rows, in order. */
export interface TrackPicture extends Ground {
  rows: readonly DrawnRow[];
}

interface Place {
  top: number;
  laneH: number;
}
const timeOf = ({ from, to }: TrackWindow, pixel: number, pixels: number): number =>
  from + (pixel * (to - from)) / pixels;

/** Good is a thin line, loss a bar as high as its share, a wrong octet a bar through the whole lane; the curve is the longest delay of each pixel. */
function drawPing(sheet: Sheet, window: TrackWindow, lane: PingLane, { top, laneH }: Place): void {
  const { good, bad, ink2 } = sheet.colours;
  const pixels = lane.sent.length;
  const x = (pixel: number): number => xOf(sheet, timeOf(window, pixel, pixels));
  const base = top + laneH * 0.88;
  const bars = pingPieces(lane);
  for (const { from, to, look } of bars)
    if (look === 'answers') fill(sheet, good, x(from), Math.round(base) - 2, x(to) - x(from), 3);
  const { c } = sheet;
  c.strokeStyle = ink2;
  c.lineWidth = 1;
  c.beginPath();
  let pen = false;
  lane.maxMs.forEach((ms, pixel) => {
    if (Number.isNaN(ms)) return void (pen = pen && lane.sent[pixel] === 0);
    const y = top + laneH * (0.78 - 0.64 * delayHeight(ms));
    if (pen) c.lineTo(x(pixel + 0.5), y);
    else c.moveTo(x(pixel + 0.5) - 0.5, y);
    if (!pen) c.lineTo(x(pixel + 0.5) + 0.5, y);
    pen = true;
  });
  c.stroke();
  for (const { from, to, look, share } of bars) {
    if (look === 'answers') continue;
    const w = Math.max(BAR_MIN, x(to) - x(from));
    const h = look === 'wrong' ? laneH * 0.8 : lossHeight(share) * laneH * 0.8;
    fill(sheet, bad, x(from), base - h + 1, w, h);
    // A wrong octet is told from loss by its notch, not by colour alone.
    if (look === 'wrong') fill(sheet, sheet.colours.paper, x(from), base - h * 0.6, w, 3);
  }
}

/** A curve between the least and the greatest that it said, held until it says something else; a mark where it did. */
function drawRegister(sheet: Sheet, window: TrackWindow, lane: RegisterLane, { top, laneH }: Place): void {
  const { ink, ink2 } = sheet.colours;
  const pixels = lane.said.length;
  const x = (pixel: number): number => xOf(sheet, timeOf(window, pixel, pixels));
  for (const { from, to, low, high, changed } of registerPieces(lane)) {
    const y = top + laneH * (0.84 - 0.6 * high);
    const h = Math.max(2, (high - low) * laneH * 0.6);
    fill(sheet, ink2, x(from), y, Math.max(1, x(to) - x(from)), h);
    if (changed) fill(sheet, ink, x(from), top + laneH * 0.14, BAR_MIN - 1, laneH * 0.72);
  }
}

/** Good is a thin line, what should not be a bar. */
function drawHarm(sheet: Sheet, window: TrackWindow, lanes: readonly RegisterLane[], { top, laneH }: Place): void {
  const { good, bad } = sheet.colours;
  const pixels = lanes[0]?.said.length ?? 0;
  const x = (pixel: number): number => xOf(sheet, timeOf(window, pixel, pixels));
  const base = top + laneH * 0.88;
  for (const { from, to, bad: isBad } of harmPieces(lanes)) {
    const w = x(to) - x(from);
    if (isBad) fill(sheet, bad, x(from), base - laneH * 0.7 + 1, Math.max(BAR_MIN, w), laneH * 0.7);
    else fill(sheet, good, x(from), Math.round(base) - 2, w, 3);
  }
}

/** Draws tracks one below the other. */
export function drawTracks(canvas: HTMLCanvasElement, window: TrackWindow | undefined, picture: TrackPicture): void {
  const { rows } = picture;
  drawSheet(canvas, picture, rows.length, window ? unseenIn(window) : [], (sheet, at, top, laneH) => {
    const row = rows[at]!;
    if (!window) return;
    if (row.kind === 'ping') {
      const lane = window.pings.find(({ rung }) => rung === row.rung);
      if (lane) drawPing(sheet, window, lane, { top, laneH });
      return;
    }
    if (row.kind === 'frames') {
      const lanes = window.registers.filter((one) => one.source === row.source && countsHarm(one));
      return drawHarm(sheet, window, lanes, { top, laneH });
    }
    const lane = window.registers.find(({ source, name }) => source === row.source && name === row.name);
    if (lane && countsHarm(lane)) drawHarm(sheet, window, [lane], { top, laneH });
    else if (lane) drawRegister(sheet, window, lane, { top, laneH });
  });
}
