import '../../../support/archive-in-this-thread.ts';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openSession, simulate } from '../../../../electron/instruments/index.ts';
import { cliHere, type Ended } from '../../../support/cli.ts';

const SECRET = 'Geheim-77';

let home: string;
let over: AbortController;
let place: string;
beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'cli-secrets-'));
  over = new AbortController();
  const env = { TRIBUTARY_PASSWORD: SECRET };
  const request = { family: 'cisco-ios', listen: 'telnet://127.0.0.1:0', home, env };
  place = `cisco-ios@${(await simulate(request, over.signal)).address}`;
});
afterEach(() => {
  over.abort();
  rmSync(home, { recursive: true, force: true });
});

/** Every file of the home that holds the text, but for the one that may. */
function holding(text: string): string[] {
  const files = readdirSync(home, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files
    .map((file) => join(file.parentPath, file.name))
    .filter((path) => readFileSync(path, 'latin1').includes(text) && !path.endsWith('/secrets.json'));
}

const wireLog = (): string => {
  const file = join(home, 'archive.db.wire.log');
  return existsSync(file) ? readFileSync(file, 'latin1') : '';
};

/** A watch that is stopped once its router has been read whole. */
async function watched(witness: string): Promise<Ended> {
  const stop = new AbortController();
  const from = wireLog().length;
  const args = ['run', 'watch', '--ladder', 'sim:', '--witness', witness, '--set', 'duration=1m', '--json'];
  const ended = cliHere(args, { home, stop: stop.signal });
  const running = { on: true };
  void ended.finally(() => (running.on = false));
  while (running.on && !wireLog().slice(from).includes('show ip arp')) await new Promise((go) => setTimeout(go, 50));
  stop.abort();
  return ended;
}

/** What answers there to whoever names no password: a run that is resumed has the address of its record alone. */
async function modelAt(address: string, env: NodeJS.ProcessEnv): Promise<string> {
  const session = await openSession(address, AbortSignal.timeout(60_000), { home, env });
  await session.close();
  return session.device.identity.model;
}

it('keeps a password out of archive, reports, logs and answers, and knows it the next time', async () => {
  const first = await watched(`${place}?password=${SECRET}`);
  expect(JSON.parse(first.stdout)).toMatchObject({ verdict: 'aborted' });
  expect(wireLog()).toContain('****');
  expect(readFileSync(join(home, 'secrets.json'), 'utf8')).toContain(SECRET);
  expect(JSON.parse(first.stdout)).toMatchObject({ instruments: { 'witness.a': { family: 'cisco-ios' } } });
  expect(first.stdout + first.stderr).not.toContain(SECRET);
  expect(await modelAt(place, {})).toBe('2811');
  expect(holding(SECRET)).toEqual([]);
});

it('asks for a password that it does not have, takes it from the environment, and says a refusal without it', async () => {
  const missing = await watched(place);
  expect(missing.code).toBe(2);
  expect(JSON.parse(missing.stdout)).toMatchObject({
    error: { code: 'password-missing', hint: expect.stringContaining('TRIBUTARY_PASSWORD') },
  });
  const wrong = await watched(`${place}?password=Falsch-88`);
  expect(JSON.parse(wrong.stdout)).toMatchObject({ error: { code: 'login-refused' } });
  expect(wrong.stdout + wrong.stderr).not.toContain('Falsch-88');
  expect(holding('Falsch-88')).toEqual([]);
  expect(existsSync(join(home, 'secrets.json'))).toBe(false);
  expect(await modelAt(place, { TRIBUTARY_PASSWORD: SECRET })).toBe('2811');
  expect(existsSync(join(home, 'secrets.json'))).toBe(false);
});

it('keeps a password only once it was accepted: a slip takes the place of no right one', async () => {
  await watched(`${place}?password=${SECRET}`);
  const kept = readFileSync(join(home, 'secrets.json'), 'utf8');
  const wrong = await watched(`${place}?password=Falsch-88`);
  expect(JSON.parse(wrong.stdout)).toMatchObject({ error: { code: 'login-refused' } });
  expect(readFileSync(join(home, 'secrets.json'), 'utf8')).toBe(kept);
  expect(await modelAt(place, {})).toBe('2811');
});

it.each([
  ['run', 'watch', '--witness', `nobody@tcp://127.0.0.1:1?password=${SECRET}`],
  ['run', 'watch', '--witness', `cisco-ios@ssh://admin:${SECRET}@127.0.0.1`],
  ['run', 'watch', '--witness', `cisco-ios@telnet://127.0.0.1?password=a&${SECRET}`],
  ['run', 'watch', '--witness', `tcp://127.0.0.1:1?password=${SECRET}`],
  ['run', 'watch', '--use', `nonsense=x@y?password=${SECRET}`],
  ['run', 'watch', '--witness', `manual@?password=${SECRET}`],
])('says what is wrong with an address, and none of its secrets: %s %s %s %s', async (...args) => {
  const { code, stdout, stderr } = await cliHere([...args, '--json'], { home });
  expect(code).toBe(2);
  expect(stdout + stderr).not.toContain(SECRET);
});

it('takes the password out of a suite, too', async () => {
  const file = join(home, 'suite.yaml');
  const run = `{ name: one, procedure: loop-check, use: { tester: 'loop@sim:?password=${SECRET}' } }`;
  writeFileSync(file, `version: 1\nruns:\n  - ${run}\n`);
  const { code, stdout, stderr } = await cliHere(['suite', file, '--json'], { home });
  expect(code).toBe(2);
  expect(stdout + stderr).not.toContain(SECRET);
});

it('repeats no value of an option that it does not know, as it may be a password under a misspelt name', async () => {
  const wrong = `${place}?wan=x&passwrd=${SECRET}`;
  const ended = await cliHere(['run', 'watch', '--ladder', 'sim:', '--witness', wrong, '--json'], { home });
  expect(ended.code).toBe(2);
  expect(ended.stdout).toContain('?wan=x&passwrd=****');
  expect(ended.stdout + ended.stderr).not.toContain(SECRET);
  expect(holding(SECRET)).toEqual([]);
});
