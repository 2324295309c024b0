import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { archiveOfFour, everythingIn, problemsOf, struck, type Stroke } from '../support/damage.ts';

/** Strokes against a closed archive of four runs: nothing may be shown that was not so, nothing be left out without a word. */
const TIMES: readonly (readonly [Stroke, number])[] = [
  ['bit', 1000],
  ['burst', 200],
  ['zeros', 200],
];

const folder = mkdtempSync(join(tmpdir(), 'tributary-soak-damage-'));
const whole = join(folder, 'whole.db');
archiveOfFour(whole);
const was = everythingIn(whole);
let wrong = 0;
for (const [stroke, times] of TIMES) {
  for (let n = 0; n < times; n++) {
    const path = join(folder, `${stroke}.db`);
    writeFileSync(path, struck(whole, stroke, n));
    for (const problem of problemsOf(everythingIn(path), was)) {
      wrong += 1;
      console.error(`${stroke} ${n}: ${problem}`);
    }
    for (const end of ['', '-wal', '-shm', '.holder']) rmSync(`${path}${end}`, { force: true });
  }
  console.log(`${times} x ${stroke}: ${wrong} wrong`);
}
rmSync(folder, { recursive: true, force: true });
process.exitCode = wrong === 0 ? 0 : 1;
