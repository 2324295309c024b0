import { expect, it } from 'vitest';
import { ladderSchema, type Prober, type ProbeAnswer } from '../../../electron/contract/ladder.ts';
import { searchedIn, type LocateRecord } from '../../../electron/contract/locate-record.ts';
import { blockOf, type Prompt } from '../../../electron/contract/prompt.ts';
import { OBSERVATIONS } from '../../../electron/contract/site.ts';
import { createLibrary, resultJson, startRun } from '../../../electron/procedures/index.ts';
import { bench, START_MS, toEnd, until, type Bench } from './fixtures.ts';

const NAMES = ['gateway', 'printer', 'farRouterWan', 'farHost'];
const ladder = ladderSchema.parse({
  version: 1,
  every: '1s',
  rungs: NAMES.map((id, at) => ({ id, address: `10.0.0.${at + 1}` })),
});
/** Answers of each rung, by the second since the start. */
function proberOn({ clock }: Bench, line: (s: number, rung: string, size: number) => ProbeAnswer): Prober {
  const second = (): number => Math.floor((clock.nowMs() - START_MS) / 1000);
  return {
    facility: 'iputils',
    identity: { maker: 'iputils', model: 'ping' },
    compared: true,
    payloadName: (name) => name,
    twice: () => undefined,
    round: (probes) =>
      probes.map(({ address, size }) => Promise.resolve(line(second(), NAMES[Number(address.at(-1)) - 1]!, size))),
    close: () => Promise.resolve(),
  };
}
const good: ProbeAnswer = { ms: 10 };

async function search(line: (s: number, rung: string, size: number) => ProbeAnswer) {
  const on = bench();
  on.options.openProber = () => Promise.resolve(proberOn(on, line));
  const procedure = await createLibrary().procedure('find-fault');
  const settings = { line: 'converter-ethernet' };
  const record = await toEnd(
    await startRun({ procedure, use: {}, ladder, settings, person: 'headless' }, on.options),
    on,
    200_000,
  );
  return { record, json: resultJson(record, 'en'), told: searchedIn(record.attempts[0]!)!.told };
}

it('the ladder of a run answers by itself what this computer can see: every rung that has a name on the line, by size', async () => {
  const { json, told } = await search((_s, rung, size) => (rung === 'farHost' && size === 1472 ? {} : good));
  const [ping] = told.filter(({ action }) => action === 'ping:pc_a');
  expect(ping).toMatchObject({ role: 'ladder' });
  const { rungs } = OBSERVATIONS.ping.parse(ping && 'saw' in ping && ping.saw);
  expect(rungs.map(({ rung }) => rung)).toEqual(['gateway', 'farRouterWan', 'farHost']);
  expect(rungs[0]?.pings[0]).toEqual({ payload: 'prbs', size: 64, sent: 60, lost: 0, avgMs: 10, lossSeconds: [] });
  expect(rungs[2]?.pings.map(({ size, lost }) => [size, lost])).toEqual([
    [64, 0],
    [512, 0],
    [1472, 60],
  ]);
  // What was measured meanwhile counts beside the search.
  expect(json).toMatchObject({ verdict: 'fail', instruments: { ladder: { family: 'ping' } } });
  expect(json.measurements[0]).toMatchObject({ kind: 'ping', role: 'ladder', forS: 60, verdict: 'fail' });
});

it('goes with its computer to another place on the local network, once somebody has plugged it in there', async () => {
  const on = bench();
  on.options.openProber = () => Promise.resolve(proberOn(on, () => good));
  const procedure = await createLibrary().procedure('find-fault');
  const handle = await startRun({ procedure, use: {}, ladder, settings: {}, person: 'person' }, on.options);
  const question = async (): Promise<Prompt> => (await until(handle, on, ({ prompt }) => prompt !== undefined)).prompt!;
  const say = async (option: string, given?: unknown): Promise<Prompt> => {
    handle.answer((await question()).id, { option, ...(given === undefined ? {} : { given }) });
    await on.clock.advance(1_000);
    return await question();
  };
  const facts = { converters: false, nodes: false, network: false, routersOpen: false };
  await say('begin', {
    ...{ complaint: 'other', says: '', variant: 'converter-ethernet', owners: {} },
    facts: { ...facts, convertersHaveAddresses: false, somebodyAtZ: false },
  });
  const record = (): LocateRecord => handle.view().steps[0]!.locate!;
  // No tester is there that could tell a delay.
  expect(record().site.line.testerMeasuresDelay).toBe(false);
  const last = () => record().told.at(-1);
  expect((await say('other', { action: 'ping:switch_a' })).kind).toBe('ladder-move');
  await say('connected');
  expect(last()).toMatchObject({
    action: 'ping:switch_a',
    role: 'ladder',
    unasked: true,
    saw: { rungs: [{}, {}, {}] },
  });
  // It stands there now, so that its first place is one to go back to.
  expect((await say('other', { action: 'ping:pc_a' })).kind).toBe('ladder-move');
  expect(blockOf(await say('by-hand'), 'observation')?.ask.id).toBe('ping:pc_a');
  await say('other', { action: 'ping:router_a' });
  await say('skip');
  expect(last()).toMatchObject({ action: 'ping:router_a', refused: 'skipped' });
});
