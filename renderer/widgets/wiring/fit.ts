/** Width of a sign as a share of its size: rather too wide than too narrow, so that no fall-back font breaks the room. */
const WIDE = 1.02;
const NARROW = 0.6;
const BROAD = /[mwMWΩ@%—]/;
const widthOf = (sign: string): number => {
  if ((sign.codePointAt(0) ?? 0) > 0x2e80) return WIDE;
  return BROAD.test(sign) ? 0.9 : NARROW;
};

const LINE = 1.2;
/** Between two Latin letters, digits or parts of a name like `625/625A` no line is broken; anywhere else it may be. */
const TOGETHER = /[\w./Ω\u00a0-]/;
/** Signs that stand at the end of a line, not at its beginning; and the other way round. */
const CLOSING = /[,.:;)，。：；）、·–]/;
const OPENING = /[(（]/;

const belongs = (sign: string, last: string): boolean =>
  CLOSING.test(sign) || OPENING.test(last) || (TOGETHER.test(sign) && TOGETHER.test(last));

/** The pieces between which a line may be broken. */
function pieces(text: string): string[] {
  const all: string[] = [];
  for (const sign of text) {
    const last = all.at(-1);
    if (last !== undefined && belongs(sign, last.at(-1) ?? '')) all[all.length - 1] = last + sign;
    else all.push(sign);
  }
  return all;
}

/** A name too long for a line is broken after its own signs, and only where even that is too long anywhere. */
const finer = (piece: string, width: number): string[] =>
  piece.split(/(?<=[-/_])/).flatMap((part) => (lengthOf(part) <= width ? [part] : [...part]));

const lengthOf = (text: string): number => [...text].reduce((sum, sign) => sum + widthOf(sign), 0);

/** Lines of at most `width` times the size. */
function wrapped(text: string, width: number): string[] {
  const lines = [''];
  const add = (piece: string): void => {
    const line = lines.at(-1) ?? '';
    if (line === '' || lengthOf(line + piece) <= width) lines[lines.length - 1] = line + piece;
    else lines.push(piece.trimStart());
  };
  for (const piece of pieces(text)) {
    if (lengthOf(piece) <= width) add(piece);
    else for (const part of finer(piece, width)) add(part);
  }
  return lines.map((line) => line.trim());
}

/** A text in its room: wrapped, then made smaller until it fits. Nothing is ever cut: the lines hold every sign but blanks at their ends. */
export function fitted(
  text: string,
  room: { width: number; lines: number; size: number },
): { size: number; lines: string[] } {
  const height = room.lines * room.size * LINE;
  for (let { size } = room; ; size *= 0.94) {
    const lines = wrapped(text, room.width / size);
    if (
      lines.length * size * LINE <= height + 1e-6 &&
      lines.every((line) => lengthOf(line) * size <= room.width + 1e-6)
    )
      return { size, lines };
  }
}
