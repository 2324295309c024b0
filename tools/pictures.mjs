// Makes docs/pictures anew, one picture of each screen, from the scenes that the tests measure: npm run pictures.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Scene by the name of its picture: Chinese ones are light, English ones dark. */
const PICTURES = {
  'bench-zh': 'bench-zh-light',
  'bench-add-en': 'bench-add-en-dark',
  'new-zh': 'new-zh-light',
  'new-circuit-en': 'new-circuit-en-dark',
  'wiring-zh': 'wiring-zh-light',
  'loop-proof-en': 'loop-proof-en-dark',
  'run-zh': 'run-zh-light',
  'run-72h-en': 'run-72h-en-dark',
  'run-lost-zh': 'run-lost-zh-light',
  'runs-16-en': 'runs-16-en-dark',
  'reading-zh': 'reading-zh-light',
  'result-fail-zh': 'result-fail-zh-light',
  'result-pass-en': 'result-pass-en-dark',
  'archive-zh': 'archive-zh-light',
  'run-far-zh': 'run-far-zh-light',
  'front-panel-en': 'front-panel-en-dark',
  'lanes-zh': 'lanes-zh-light',
  'lanes-two-en': 'lanes-two-en-dark',
  'complaint-en': 'complaint-en-dark',
  'search-zh': 'search-zh-light',
  'works-lamps-zh': 'works-lamps-zh-light',
  'works-fibre-en': 'works-fibre-en-dark',
  'leads-en': 'leads-en-dark',
  'bench-panel-zh': 'bench-panel-zh-light',
  'search-front-zh': 'search-front-zh-light',
  'search-pings-en': 'search-pings-en-dark',
  'import-zh': 'import-zh-light',
  'day-zh': 'day-zh-light',
  'day-sign-en': 'day-sign-en-dark',
  'day-gate-zh': 'day-gate-zh-light',
  'orders-en': 'orders-en-dark',
  'order-zh': 'order-zh-light',
  'tickets-en': 'tickets-en-dark',
  'ticket-zh': 'ticket-zh-light',
  'conflict-zh': 'conflict-zh-light',
  'stream-en': 'result-stream-en-dark',
};
/** Screens that other parts bring: whatever scene begins so, in the language given. */
const FIRST_OF = { help: 'en-dark', settings: 'zh-light' };
const WIDTH = '1366';

/** Where the search for each of the usual complaints and each emergency ended: taken by the tests that lead there. */
const ENDS = ['found-', 'emergency-'];

const root = fileURLToPath(new URL('..', import.meta.url));
const shots = mkdtempSync(join(tmpdir(), 'tributary-pictures-'));
const args = ['tools/n.mjs', 'playwright', 'test', '-c', 'tests/playwright.config.ts', '--workers=1'];
const run = (...tests) =>
  spawnSync(process.execPath, [...args, ...tests], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, E2E_SHOTS: shots, WIDTH },
  }).status ?? 1;
const status =
  run('tests/e2e/geometry.spec.ts', '-g', 'every screen') ||
  run('tests/e2e/find-fault.spec.ts', 'tests/e2e/emergency.spec.ts', 'tests/e2e/opening-form.spec.ts');

const taken = readdirSync(shots);
const folder = join(root, 'docs', 'pictures');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const take = (file, name) => copyFileSync(join(shots, file), join(folder, `${name}.png`));
for (const [name, scene] of Object.entries(PICTURES)) take(`${scene}-${WIDTH}.png`, name);
for (const [start, look] of Object.entries(FIRST_OF)) {
  const file = taken.find((one) => one.startsWith(start) && one.endsWith(`${look}-${WIDTH}.png`));
  if (file) take(file, `${start}-${look.slice(0, 2)}`);
}
// The carrier's form, its pages side by side: where poppler-utils are there to draw them.
if (taken.includes('opening-form-zh.png')) take('opening-form-zh.png', 'opening-form-zh');
for (const file of taken.filter((one) => ENDS.some((start) => one.startsWith(start)) && one.endsWith(`-${WIDTH}.png`)))
  take(file, file.replace(/-(mouse|keyboard)-\d+\.png$/, ''));
rmSync(shots, { recursive: true });
process.exitCode = status;
