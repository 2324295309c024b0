/** Box in which a signature is drawn. */
export const BOX = { width: 400, height: 120 } as const;
/** Longest path that the core takes, characters. */
const PATH_MAX = 100_000;

export interface Point {
  x: number;
  y: number;
}

/** A point on the screen as one of the box, whole units, kept inside. */
export function inBox(point: Point, place: { left: number; top: number; width: number; height: number }): Point {
  const part = (value: number, start: number, length: number, whole: number): number =>
    Math.round(Math.min(1, Math.max(0, (value - start) / (length || 1))) * whole);
  return {
    x: part(point.x, place.left, place.width, BOX.width),
    y: part(point.y, place.top, place.height, BOX.height),
  };
}

/** SVG path data of strokes: a tap is a dot, every other stroke a line through its points. Absent of any stroke. */
export function pathOf(strokes: readonly (readonly Point[])[]): string | undefined {
  const lines = strokes
    .filter((stroke) => stroke.length > 0)
    .map(([first, ...rest]) => {
      const start = `M${first?.x} ${first?.y}`;
      const on = rest.length > 0 ? rest : [first];
      return start + on.map((point) => `L${point?.x} ${point?.y}`).join('');
    });
  return lines.length > 0 ? lines.join('').slice(0, PATH_MAX) : undefined;
}
