const [BACK, ESCAPE, BELL] = ['\b', '\u001b', '\u0007'];
const LEFT = `(?:${BACK}+|${ESCAPE}\\[\\d*D)`;
/** The cursor moves left, spaces, and left again: how a box wipes its own pager line. */
const WIPED = new RegExp(`^${LEFT} *${LEFT}`);
/** What else moves a cursor or paints. */
const PAINT = new RegExp(`${ESCAPE}\\[[\\d;?]*[A-Za-z]|${ESCAPE}[=>]|${BELL}`, 'g');
const TYPED_OVER = new RegExp(`[^${BACK}]?${BACK}`);

/** A line as it stands on a screen: what was wiped is gone, what was typed back over is as it was typed last. */
function onScreen(line: string): string {
  let shown = line.replace(WIPED, '').replaceAll(PAINT, '');
  while (shown.includes(BACK)) shown = shown.replace(TYPED_OVER, '');
  return shown;
}

/** The lines of an answer: without the echo of the command, and as they stand on a screen. */
export function linesOf(text: string, command: string): string[] {
  const lines = text.split('\n').map(onScreen);
  if (lines[0]?.trimEnd().endsWith(command)) lines.shift();
  return lines.map((line) => line.trimEnd());
}
