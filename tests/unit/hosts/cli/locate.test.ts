import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Section, SiteCase, SiteLine } from '../../../../electron/contract/site.ts';
import { CASE_BYTES } from '../../../../electron/contract/sizes.ts';
import { runCli } from '../../../../electron/hosts/cli/program.ts';
import { RICH, POOR } from '../../../support/site-model/line.ts';
import { siteWith, type Site } from '../../../support/site-model/site.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'locate-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
function fileOf(content: unknown): string {
  const path = join(folder, `${files++}.json`);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

interface Spoken {
  code: number;
  lines: string[];
  stderr: string;
  /** The last line as an object. */
  last: Record<string, unknown>;
}

/** Somebody who answers: a line for each question as it is asked; undefined ends the input. */
type Answers = (asked: string, n: number) => string | undefined;

/** What a line asks: one of JSON, or one for a person. */
const askedIn = (line: string): string =>
  line.startsWith('{')
    ? ((JSON.parse(line) as { ask?: string }).ask ?? '')
    : (/Type what (\S+) shows/.exec(line)?.[1] ?? '');

async function locate(path: string, answers: Answers, ...args: string[]): Promise<Spoken> {
  const lines: string[] = [];
  let stderr = '';
  let n = 0;
  async function* stdin(): AsyncGenerator<string> {
    for (;;) {
      const ask = askedIn(lines.at(-1) ?? '');
      const line = answers(ask, n++);
      if (line === undefined) return;
      yield `${line}\n`;
    }
  }
  const code = await runCli(['locate', path, ...args], {
    stdout: (text) => void lines.push(...text.trimEnd().split('\n')),
    stderr: (text) => void (stderr += text),
    env: { TRIBUTARY_HOME: folder, LANG: 'C' },
    stop: new AbortController().signal,
    stdin,
  });
  const last = lines.at(-1)?.startsWith('{') ? (JSON.parse(lines.at(-1)!) as Record<string, unknown>) : {};
  return { code, lines, stderr, last };
}

const truly =
  (site: Site): Answers =>
  (asked) =>
    JSON.stringify(site.answer(asked));
const piped = (site: Site, answers: Answers = truly(site), ...args: string[]): Promise<Spoken> =>
  locate(fileOf(site.case), answers, '--answers', '-', ...args);
const asked = ({ lines }: Spoken): string[] =>
  lines.flatMap((line) => (JSON.parse(line) as { ask?: string }).ask ?? []);
const errorOf = ({ last }: Spoken): { code: string; message: string; where: string; hint: string } =>
  last['error'] as ReturnType<typeof errorOf>;

const DARK = [{ section: 'conv_z', kind: 'power' }];

describe('tributary locate', () => {
  it('asks by lines of JSON and ends with a verdict: 0 where it is certain, in the language asked for', async () => {
    const site = siteWith('converter-v35', POOR, DARK, 1);
    const told = await piped(site, truly(site), '--lang', 'zh');
    expect(told).toMatchObject({ code: 0, stderr: '' });
    expect(told.last['verdict']).toMatchObject({
      section: 'conv_z',
      end: 'Z',
      owner: 'carrier',
      certainty: 'certain',
      notExcluded: ['conv_z'],
    });
    const { evidence, next } = told.last['verdict'] as { evidence: { action: string; says: string }[]; next: string };
    expect(evidence.map(({ action }) => action)).toContain(asked(told).at(-1));
    expect(next).toMatch(/供电/);
    for (const line of told.lines.slice(0, -1)) expect(Object.keys(JSON.parse(line) as object)).toEqual(['ask', 'why']);
    const allowed = new Set(site.case.actions.map(({ id }) => id));
    expect(asked(told).every((id) => allowed.has(id))).toBe(true);
  });

  it('ends 3 where all sections are good, and where no answer tells two apart', async () => {
    const healthy = siteWith('fibre-modem', RICH, [], 2);
    expect(await piped(healthy)).toMatchObject({ code: 3, last: { verdict: { certainty: 'none', notExcluded: [] } } });
    const site = siteWith('converter-ethernet', RICH, DARK, 3);
    const only = { ...site.case, actions: site.case.actions.filter(({ id }) => id === 'ping:pc_a') };
    const open = await locate(fileOf(only), truly(site), '--answers', '-');
    expect(open).toMatchObject({ code: 3, last: { verdict: { certainty: 'open' } } });
    expect((open.last['verdict'] as { notExcluded: string[] }).notExcluded).toContain('conv_z');
    expect(open.last['verdict']).not.toHaveProperty('owner', 'customer');
  });

  it('goes another way where something cannot be done, and never asks it again', async () => {
    const site = siteWith('converter-v35', POOR, DARK, 4);
    const told = await piped(site, (id) =>
      id.startsWith('lamps') ? JSON.stringify({ refused: 'nobody there' }) : JSON.stringify(site.answer(id)),
    );
    expect(told.last).toMatchObject({ verdict: { section: 'conv_z' } });
    expect(new Set(asked(told)).size).toBe(asked(told).length);
    const nothing = await piped(site, () => JSON.stringify({ refused: 'no' }));
    expect(nothing).toMatchObject({ code: 3, last: { verdict: { certainty: 'open' } } });
    expect(asked(nothing).length).toBeLessThanOrEqual(40);
  });

  it('says that answers contradict each other instead of explaining them away', async () => {
    const site = siteWith('converter-v35', POOR, DARK, 5);
    const told = await piped(site, (id) =>
      id === 'lamps:conv_z'
        ? JSON.stringify({ lamps: { PWR: 'on', LOS: 'on', AIS: 'on', LOF: 'on' } })
        : JSON.stringify(site.answer(id)),
    );
    const { certainty, next } = told.last['verdict'] as { certainty: string; next: string };
    expect(certainty).not.toBe('certain');
    expect(next).toMatch(/contradict/);
  });

  it('asks a person on the terminal in words, and again where an answer cannot be read', async () => {
    const site = siteWith('converter-v35', POOR, DARK, 1);
    const told = await locate(fileOf(site.case), (id, n) => (n === 0 ? 'all dead' : JSON.stringify(site.answer(id))));
    expect(told.code).toBe(0);
    expect(told.stderr).toMatch(/cannot be read/);
    expect(told.lines.join('\n')).toMatch(
      /Ladder of pings from the A-end LAN PC, 60 s[^]*Certain: Z-end protocol converter/,
    );
    const cannot = await locate(fileOf(site.case), () => 'cannot nobody there');
    expect(cannot.lines.join('\n')).toMatch(/Not decided/);
  });
});

describe('bad input ends 2 with the error as the last line', () => {
  const good = (): SiteCase => siteWith('converter-v35', POOR, DARK, 6).case;
  const never: Answers = () => undefined;
  const withLine = (changes: Partial<SiteLine>): SiteCase => ({ ...good(), line: { ...good().line, ...changes } });
  const of = (change: (all: Section[]) => Section[]): SiteCase => withLine({ sections: change(good().line.sections) });
  it.each([
    [
      'an unknown variant',
      () => ({ ...good(), line: { ...good().line, variant: 'pigeon' } }),
      'case-bad',
      /line\.variant/,
    ],
    ['a section listed twice', () => of((all) => [...all, all[0]!]), 'case-bad', /line\.sections.*pc_a switch_a/],
    ['a section that is missing', () => of((all) => all.slice(1)), 'case-bad', /line\.sections/],
    ['sections from Z to A', () => of((all) => all.toReversed()), 'case-bad', /line\.sections/],
    ['sections of another variant', () => withLine({ variant: 'fibre-modem' }), 'case-bad', /fibre-modem.*modem_a/],
    ['no actions', () => ({ ...good(), actions: [] }), 'case-no-actions', /nothing/],
    [
      'none that is known',
      () => ({ ...good(), actions: [{ id: 'pray:conv_z', trip: false, stops: false, minutes: 1 }] }),
      'case-no-actions',
      /nothing/,
    ],
    [
      'a price that is none',
      () => ({ ...good(), actions: [{ id: 'ping:pc_a', trip: 'no', stops: false, minutes: 1 }] }),
      'case-bad',
      /trip/,
    ],
    ['no JSON', () => '{"line": ', 'case-bad', /JSON/],
    ['a list', () => '[]', 'case-bad', /: JSON: must be a map/],
    ['nothing', () => 'null', 'case-bad', /: JSON: must be a map/],
    ['more than a case can be', () => ' '.repeat(CASE_BYTES + 1), 'file-too-large', /./],
  ])('%s', async (_, content, code, says) => {
    const told = await locate(fileOf(content()), never, '--answers', '-');
    expect(told.code).toBe(2);
    expect(told.lines).toHaveLength(1);
    expect(errorOf(told)).toMatchObject({ code, hint: expect.stringMatching(/\w/) as string });
    expect(errorOf(told).message).toMatch(says);
  });

  it('a folder, no file at all, an option that cannot be', async () => {
    expect(errorOf(await locate(folder, never, '--answers', '-')).code).toBe('file-is-folder');
    expect(errorOf(await locate(join(folder, 'none.json'), never, '--answers', '-')).code).toBe('file-missing');
    expect(errorOf(await locate('/dev/null', never, '--answers', '-')).code).toBe('file-not-regular');
    expect(errorOf(await locate(fileOf(good()), never, '--answers', 'answers.json')).code).toBe('usage');
    expect(errorOf(await locate(fileOf(good()), never, '--answers', '-', '--lang', 'fr')).code).toBe('usage');
  });

  it.each([
    ['a line that is no JSON', 'all dead', 'answer-bad', /JSON/],
    ['an answer of another kind', '{"supply":"good"}', 'answer-bad', /rungs/],
    ['a value that cannot be', '{"rungs":[{"rung":"moon","pings":[]}]}', 'answer-bad', /rung/],
    ['the end of the input', undefined, 'answers-end', /ping:pc_a/],
  ])('%s', async (_, line, code, says) => {
    const told = await locate(fileOf(good()), () => line, '--answers', '-');
    expect(told.code).toBe(2);
    expect(asked(told)).toEqual(['ping:pc_a']);
    expect(errorOf(told)).toMatchObject({ code, where: 'stdin:1' });
    expect(errorOf(told).message).toMatch(says);
  });
});
