import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { DEFAULT_PREFERENCES, inverseOf, type PreferencesChange } from '../../../../electron/contract/preferences.ts';
import { errorView } from '../../../../electron/contract/errors.ts';
import { createCore, type Core } from '../../../../electron/hosts/core/core.ts';
import { openPreferences } from '../../../../electron/hosts/program/preferences.ts';
import { zoneAt } from '../../../../electron/machine/index.ts';
import { callCore } from '../../../../electron/hosts/core/dispatch.ts';

let [made, home] = ['', ''];
let open: Core[] = [];
beforeEach(() => {
  made = mkdtempSync(join(tmpdir(), 'preferences-'));
  home = made;
});
afterEach(async () => {
  for (const core of open) await core.close();
  open = [];
  rmSync(made, { recursive: true });
});

const file = (): string => join(home, 'settings.json');
async function start(archivePath = join(home, 'archive.db')): Promise<Core> {
  const core = await createCore({ home, archivePath });
  open.push(core);
  return core;
}
const set = (core: Core, change: unknown): Promise<unknown> => callCore(core.methods, 'preferences.set', { change });

it('are what nobody chose, then what somebody chose row by row, also at the next start, for this user alone', async () => {
  const first = await start();
  expect(first.state().preferences).toEqual(DEFAULT_PREFERENCES);
  expect(existsSync(file())).toBe(false);
  await set(first, { language: 'zh', company: { name: ' 华星通信 ' } });
  await set(first, { company: { address: '南京市' }, sounds: { volume: 1 }, timeZone: 'Asia/Shanghai' });
  const chosen = first.state().preferences;
  expect(chosen).toMatchObject({
    language: 'zh',
    company: { name: '华星通信', address: '南京市' },
    sounds: { ended: false, volume: 1 },
    timeZone: 'Asia/Shanghai',
  });
  if (process.platform !== 'win32') expect(statSync(file()).mode & 0o777).toBe(0o600);
  const second = await start(join(home, 'other.db'));
  expect(second.state().preferences).toEqual(chosen);
  // Two programs over one home: what the one chose the other does not undo.
  await set(first, { theme: 'dark' });
  await set(second, { reportPrefix: 'HXTX' });
  expect(second.state().preferences).toMatchObject({ theme: 'dark', reportPrefix: 'HXTX', language: 'zh' });
});

it('tell times in a zone as the database writes it, however somebody did', async () => {
  const core = await start();
  const offsetS = (): number => zoneAt(Date.UTC(2026, 6, 1)).offsetS;
  const own = offsetS();
  for (const [given, kept, ahead] of [
    ['asia/shanghai', 'Asia/Shanghai', 8],
    ['PRC', 'Asia/Shanghai', 8],
    ['Asia/Calcutta', 'Asia/Calcutta', 5.5],
  ] as const) {
    await set(core, { timeZone: given });
    expect([core.state().preferences.timeZone, offsetS()]).toEqual([kept, ahead * 3600]);
  }
  await set(core, { timeZone: null });
  expect(offsetS()).toBe(own);
});

it('are taken back row by row, to nobody having chosen where nobody had', async () => {
  const core = await start();
  await set(core, { company: { name: 'A' } });
  const before = core.state().preferences;
  const change: PreferencesChange = { theme: 'dark', company: { name: 'B', address: 'C' }, folders: { reports: made } };
  const back = inverseOf(before, change);
  await set(core, change);
  await set(core, JSON.parse(JSON.stringify(back)));
  expect(core.state().preferences).toEqual(before);
});

const REFUSED: readonly [string, unknown, string][] = [
  ['no map', 'zh', 'preferences.set.change'],
  ['a row that there is not', { colour: 'red' }, 'colour'],
  ['a row of a group that there is not', { company: { tax: '1' } }, 'company.tax'],
  ['a language that nobody speaks here', { language: 'fr' }, 'language'],
  ['a zone of no map', { timeZone: 'Mars/Olympus' }, 'timeZone'],
  ['an offset, which no clock follows by its name', { timeZone: '+08:00' }, 'timeZone'],
  ['a prefix with blanks', { reportPrefix: 'HX TX' }, 'reportPrefix'],
  ['a prefix that nobody can say', { reportPrefix: 'HXTX12345' }, 'reportPrefix'],
  ['a name of two lines', { company: { name: 'a\nb' } }, 'company.name'],
  ['a name without end', { person: { name: 'a'.repeat(121) } }, 'person.name'],
  ['a volume beyond the end', { sounds: { volume: 2 } }, 'sounds.volume'],
  ['a group that is no map', { sounds: true }, 'sounds'],
  ['half a day', { backup: { everyDays: 0.5 } }, 'backup.everyDays'],
  ['when the last backup was made', { backup: { last: null } }, 'backup.last'],
  ['a name beside a good row', { theme: 'dark', person: { name: 7 } }, 'person.name'],
];
it('refuse what their rows do not take, naming the row, and nothing changes', async () => {
  const core = await start();
  for (const [what, change, where] of REFUSED)
    await expect.soft(set(core, change), what).rejects.toMatchObject({ where });
  expect(core.state().preferences).toEqual(DEFAULT_PREFERENCES);
  expect(existsSync(file())).toBe(false);
});

const BROKEN: readonly [string, string, RegExp][] = [
  ['no JSON', '{ "language": "zh", ', /settings\.json:1:\d+/],
  ['a value that cannot be', '{\n  "language": "fr"\n}', /settings\.json:2:3/],
  ['a row that there is not', '{\n  "theme": "dark",\n  "colour": 1\n}', /settings\.json:3:3/],
  ['half a file', '{\n  "company": {\n    "name": "\u0001', /settings\.json:3:14/],
];
it('whose file cannot be read say so with its place; it is kept aside, and everything is as nobody had chosen', async () => {
  for (const [what, text, place] of BROKEN) {
    home = join(home, 'one');
    mkdirSync(home);
    writeFileSync(file(), text);
    const preferences = await openPreferences(home);
    const { code, message, hint } = errorView(preferences.problem());
    expect.soft(code, what).toBe('settings-broken');
    expect.soft(message.zh, what).toMatch(place);
    expect.soft(hint.en, what).toContain('settings.json.broken');
    expect.soft(preferences.now(), what).toEqual(DEFAULT_PREFERENCES);
    await preferences.change({ theme: 'dark' });
    expect.soft(preferences.now().theme, what).toBe('dark');
    expect.soft(readFileSync(`${file()}.broken`, 'utf8'), what).toBe(text);
  }
});

it('keep aside whatever stands in the place of their file, each under a name of its own', async () => {
  for (const names of [['settings.json.broken'], ['settings.json.broken', 'settings.json.broken-2']]) {
    mkdirSync(file());
    const core = await start(join(home, `${names.length}.db`));
    expect(core.state().preferencesProblem?.code).toBe('settings-broken');
    expect(readdirSync(home).filter((name) => name.startsWith('settings'))).toEqual(names);
  }
});

it('leave a file where it is that cannot be read just now, write nothing over it, and take it up again once it can', async () => {
  symlinkSync(file(), file());
  const preferences = await openPreferences(home);
  expect(preferences.problem()?.code).toBe('file-unreadable');
  await expect(preferences.change({ theme: 'dark' })).rejects.toMatchObject({ code: 'file-unreadable' });
  expect(readdirSync(home)).toEqual(['settings.json']);
  rmSync(file());
  writeFileSync(file(), '{ "language": "zh" }');
  await preferences.change({ theme: 'dark' });
  expect([preferences.problem(), preferences.now().language]).toEqual([undefined, 'zh']);
});

it('say that they cannot be kept, and stay as they were', async () => {
  const core = await start();
  await set(core, { theme: 'dark' });
  mkdirSync(`${file()}.new`);
  writeFileSync(join(`${file()}.new`, 'in the way'), '');
  const error = await set(core, { theme: 'light' }).catch(errorView);
  expect(error).toMatchObject({ code: 'file-unwritable' });
  expect(core.state().preferences.theme).toBe('dark');
});
