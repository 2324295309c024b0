import { describe, expect, it } from 'vitest';
import type { ComplaintGiven } from '../../../../electron/contract/complaints.ts';
import type { Device } from '../../../../electron/contract/instrument.ts';
import { searchedIn, type LocateRecord } from '../../../../electron/contract/locate-record.ts';
import { blockOf, type Prompt } from '../../../../electron/contract/prompt.ts';
import { chainOf } from '../../../../electron/contract/site-chain.ts';
import type { LineVariant } from '../../../../electron/contract/site.ts';
import {
  createLibrary,
  resultJson,
  resumeRun,
  startRun,
  type EngineOptions,
  type RunHandle,
  type RunRequest,
} from '../../../../electron/procedures/index.ts';
import { RICH, type Riches } from '../../../support/site-model/line.ts';
import { siteWith, type Site } from '../../../support/site-model/site.ts';
import { bench, circuitInService, local, mainOf, toEnd, until, type Bench } from '../fixtures.ts';

const procedure = await createLibrary().procedure('find-fault');
const asked = (change: Partial<RunRequest> = {}): RunRequest => ({
  procedure,
  use: {},
  settings: {},
  person: 'person',
  ...change,
});
const given = (
  variant: LineVariant,
  { managed, routersOpen, convertersHaveAddresses }: Riches = RICH,
): ComplaintGiven => ({
  complaint: 'other',
  says: '业务丢包',
  variant,
  owners: {},
  facts: { ...managed, routersOpen, convertersHaveAddresses, somebodyAtZ: false },
});
const siteOf = (variant: LineVariant, ...faults: [string, string][]): Site =>
  siteWith(
    variant,
    RICH,
    faults.map(([section, kind]) => ({ section, kind })),
    3,
  );

const CARE = { configuration: 'saved', log: 'cannot', consentBy: '于小川' };
type Answers = Readonly<Record<string, (prompt: Prompt) => { option: string; given?: unknown }>>;
/** How somebody answers each kind of question who stands on this site. */
const standing = (site: Site): Answers => ({
  complaint: () => ({ option: 'begin', given: given(site.case.line.variant) }),
  locate: (prompt) => ({ option: 'told', given: site.answer(blockOf(prompt, 'observation')!.ask.id) }),
  consent: () => ({ option: 'agreed', given: CARE }),
  located: () => ({ option: 'accept' }),
  sign: () => ({ option: 'finish' }),
});

const question = async (handle: RunHandle, on: Bench): Promise<Prompt | undefined> =>
  (await until(handle, on, ({ finished, prompt }) => finished || prompt !== undefined)).prompt;
/** Answers until a question of this kind stands, or the end; gives it. */
async function upTo(handle: RunHandle, on: Bench, answers: Answers, kind?: string): Promise<Prompt | undefined> {
  for (;;) {
    const prompt = await question(handle, on);
    if (!prompt || prompt.kind === kind) return prompt;
    handle.answer(prompt.id, answers[prompt.kind]?.(prompt) ?? { option: mainOf(prompt) });
    await on.clock.advance(1_000);
  }
}
const say = async (handle: RunHandle, on: Bench, prompt: Prompt, option: string, more?: unknown): Promise<Prompt> => {
  handle.answer(prompt.id, { option, ...(more === undefined ? {} : { given: more }) });
  await on.clock.advance(1_000);
  return (await question(handle, on))!;
};
const askedOf = (prompt: Prompt | undefined): string | undefined => prompt && blockOf(prompt, 'observation')?.ask.id;
const locateOf = (handle: RunHandle): LocateRecord => handle.view().steps[0]!.locate!;

describe('a search for a fault', () => {
  it.each([
    ['certain', 'fail', siteOf('converter-ethernet', ['conv_z', 'power'])],
    ['none', 'pass', siteOf('converter-ethernet')],
  ] as const)('that ends %s is %s', async (certainty, verdict, site) => {
    const on = bench();
    const handle = await startRun(asked(), on.options);
    await upTo(handle, on, standing(site));
    const record = await toEnd(handle, on);
    expect(record).toMatchObject({ verdict, state: 'finished', simulated: false });
    const { section, findings = [] } = resultJson(record, 'en');
    expect(section).toMatchObject({ certainty });
    expect(findings.length).toBe(searchedIn(record.attempts[0]!)!.told.length);
    if (certainty !== 'certain') return;
    expect(section).toMatchObject({ id: 'conv_z', end: 'Z', owner: 'carrier' });
    expect(section!.evidence.length).toBeGreaterThan(0);
    expect(section!.next.length).toBeGreaterThan(0);
  });

  it('offers a person the line that the service of the circuit comes by', async () => {
    const on = bench();
    const circuit = { number: 'A1', inService: false, service: 'v35' as const };
    const handle = await startRun(asked({ circuit }), on.options);
    const prompt = (await upTo(handle, on, {}, 'complaint'))!;
    expect(blockOf(prompt, 'complaint')?.known.variant).toBe('converter-v35');
    handle.stop();
    await toEnd(handle, on);
  });

  it('of which nothing was seen says nothing of the line', async () => {
    const on = bench();
    const handle = await startRun(asked(), on.options);
    const none: Answers = { locate: () => ({ option: 'cannot', given: { reason: 'no-access' } }) };
    await upTo(handle, on, { ...standing(siteOf('fibre-modem')), ...none });
    expect((await toEnd(handle, on)).verdict).toBe('not-assessed');
  });

  it('that is stopped on the way keeps the complaint, what was told, and what that left possible', async () => {
    const site = siteOf('converter-ethernet', ['conv_a', 'brand']);
    const on = bench();
    const handle = await startRun(asked(), on.options);
    const prompt = (await upTo(handle, on, standing(site), 'locate'))!;
    await say(handle, on, prompt, 'told', site.answer(askedOf(prompt)!));
    handle.stop();
    const record = await toEnd(handle, on);
    expect(record).toMatchObject({ verdict: 'aborted' });
    const search = searchedIn(record.attempts[0]!)!;
    expect(search.site.complaint.zh).toContain('业务丢包');
    expect(search.chain).toHaveLength(15);
    expect(search.left!.length).toBeGreaterThan(0);
    const json = resultJson(record, 'en');
    expect(json.findings).toMatchObject([{ action: askedOf(prompt) }]);
    expect(json.section).toBeUndefined();
  });

  it('goes on after the program was killed with all that was told, and asks what it had asked', async () => {
    const site = siteOf('converter-ethernet', ['conv_a', 'brand']);
    const first = bench();
    const handle = await startRun(asked(), first.options);
    const prompt = (await upTo(handle, first, standing(site), 'locate'))!;
    const next = await say(handle, first, prompt, 'told', site.answer(askedOf(prompt)!));
    const { told } = locateOf(handle);
    await first.archive.close();
    const on = first.again();
    const again = await resumeRun(handle.runId, { person: 'person' }, on.options);
    expect(askedOf(await question(again, on))).toBe(askedOf(next));
    expect(locateOf(again).told).toEqual(told);
    await upTo(again, on, standing(site));
    expect(resultJson(await toEnd(again, on), 'zh').section).toMatchObject({ id: 'conv_a', end: 'A' });
  });

  it('takes back what was told last, skips, and keeps both in the record', async () => {
    const site = siteOf('converter-ethernet', ['conv_z', 'power']);
    const on = bench();
    const handle = await startRun(asked(), on.options);
    const first = (await upTo(handle, on, standing(site), 'locate'))!;
    const action = askedOf(first)!;
    const second = await say(handle, on, first, 'told', site.answer(action));
    expect(askedOf(await say(handle, on, second, 'back'))).toBe(action);
    expect(locateOf(handle).told).toMatchObject([{ action, withdrawnAtMs: expect.any(Number) as number }]);
    const third = await say(handle, on, (await question(handle, on))!, 'skip');
    expect(askedOf(third)).not.toBe(action);
    expect(locateOf(handle).told.at(-1)).toMatchObject({ action, refused: 'skipped' });
  });

  it('takes another question, and what was seen unasked; a box is touched only with care and consent', async () => {
    const site = siteOf('converter-ethernet', ['conv_z', 'power']);
    const on = bench();
    const handle = await startRun(asked(), on.options);
    const first = (await upTo(handle, on, standing(site), 'locate'))!;
    const care = await say(handle, on, first, 'other', { action: 'restart:router_a' });
    expect(care.kind).toBe('consent');
    const after = await say(handle, on, care, 'refused');
    expect(locateOf(handle).told.at(-1)).toMatchObject({ action: 'restart:router_a', refused: 'owner-refuses' });
    const again = await say(handle, on, after, 'other', { action: 'restart:router_a' });
    const chosen = await say(handle, on, again, 'agreed', CARE);
    expect(askedOf(chosen)).toBe('restart:router_a');
    await say(handle, on, chosen, 'told', { complaint: 'same' });
    expect(locateOf(handle).told.at(-1)).toMatchObject({ unasked: true, care: CARE, saw: { complaint: 'same' } });
  });

  it.each([
    ['an observation of another kind', { option: 'told', given: { complaint: 'better' } }],
    ['no observation', { option: 'told', given: 7 }],
    ['an answer that is none', { option: 'perhaps' }],
  ])('refuses %s where it was given, and the question stays', async (_what, answer) => {
    const on = bench();
    const handle = await startRun(asked(), on.options);
    const prompt = (await upTo(handle, on, standing(siteOf('fibre-modem')), 'locate'))!;
    expect(() => handle.answer(prompt.id, answer)).toThrow(/bad-request/);
    expect((await question(handle, on))!.id).toBe(prompt.id);
  });

  it('asks who released a circuit in service before its traffic is cut, and leaves what nobody releases', async () => {
    const on = bench();
    const site = siteOf('converter-ethernet', ['conv_z', 'power']);
    const handle = await startRun(asked({ circuit: circuitInService }), on.options);
    const first = (await upTo(handle, on, standing(site), 'locate'))!;
    const wanted = { action: 'loop:a:ddf_z' };
    const release = await say(handle, on, first, 'other', wanted);
    expect([release.kind, blockOf(release, 'release')?.forS]).toEqual(['release', 960]);
    const left = await say(handle, on, release, 'refused');
    expect(locateOf(handle).told.at(-1)).toMatchObject({ action: wanted.action, refused: 'not-released' });
    const asks = await say(handle, on, left, 'other', wanted);
    const until3h = { by: '李调度', until: local(on.clock.nowMs() + 3 * 3600_000) };
    expect(askedOf(await say(handle, on, asks, 'released', until3h))).toBe(wanted.action);
  });
});

it.each([
  ['RC803', 'RC803'],
  ['of no known maker', undefined],
])('draws the lamps as on the box where the record says that it is %s', async (model, wanted) => {
  const on = bench();
  const circuit = { number: 'A1', inService: false, ends: { A: { converter: { model } } } };
  const site = siteOf('converter-ethernet', ['conv_z', 'power']);
  const handle = await startRun(asked({ circuit }), on.options);
  const first = (await upTo(handle, on, standing(site), 'locate'))!;
  const lamps = await say(handle, on, first, 'other', { action: 'lamps:conv_a' });
  expect(blockOf(lamps, 'observation')?.panel?.models[0]).toBe(wanted);
});

describe('headless', () => {
  /** A converter that tells what it sees of a site. */
  const converter = (site: Site, section: string): Device =>
    ({
      role: 'converter',
      family: 'ds1-mib',
      address: `ds1-mib@snmp://${section === 'conv_a' ? '10.0.0.1' : '10.0.0.2'}`,
      identity: { maker: 'x', model: section, serial: section },
      simulated: true,
      observes: ['registers'],
      observe: (kind: string) => Promise.resolve(site.answer(`${kind}:${section}`)),
      registers: () => Promise.resolve([]),
    }) as unknown as Device;
  const openSession: (site: Site) => EngineOptions['openSession'] = (site) => (address) =>
    Promise.resolve({
      device: converter(site, address.includes('10.0.0.1') ? 'conv_a' : 'conv_z'),
      state: 'ready',
      problem: undefined,
      onChange: () => () => undefined,
      close: () => Promise.resolve(),
    });

  it('instruments of the run answer by themselves, a person is not confirmed, and the line is told by a setting', async () => {
    const site = siteOf('converter-ethernet', ['conv_z', 'packet-loss']);
    const on = bench();
    const use = { 'converter.a': 'ds1-mib@snmp://10.0.0.1', 'converter.z': 'ds1-mib@snmp://10.0.0.2' };
    const request = asked({ use, person: 'headless', settings: { line: 'converter-ethernet', complaint: 'bursts' } });
    const record = await toEnd(await startRun(request, { ...on.options, openSession: openSession(site) }), on);
    const { findings = [], section } = resultJson(record, 'en');
    const told = findings.filter(({ saw }) => saw);
    expect(new Set(told.map(({ role }) => role))).toEqual(new Set(['converter.a', 'converter.z']));
    expect(findings.filter(({ role }) => !role).every(({ refused }) => refused === 'headless')).toBe(true);
    expect(section?.notExcluded).toContain('conv_z');
    expect(searchedIn(record.attempts[0]!)?.complaint).toBe('bursts');
  });

  it.each(['', 'as-recorded'])('a line of no kind is an error that says how to name one (%s)', async (line) => {
    const on = bench();
    const request = asked({ person: 'headless', settings: line === '' ? {} : { line } });
    const record = await toEnd(await startRun(request, on.options), on);
    expect(record).toMatchObject({ verdict: 'error', error: { code: 'line-unknown' } });
  });

  it('the circuit says which kind of line it is', async () => {
    const on = bench();
    const circuit = { number: 'A1', inService: false, line: 'fibre-modem' };
    const record = await toEnd(await startRun(asked({ circuit, person: 'headless' }), on.options), on);
    expect(record.verdict).toBe('not-assessed');
    expect(searchedIn(record.attempts[0]!)?.chain?.map(({ section: { id } }) => id)).toEqual(chainOf('fibre-modem'));
  });
});
