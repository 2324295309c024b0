import { expect, it } from 'vitest';
import { comtechInfo } from '../../../../drivers/testers/comtech/info.ts';
import type { BenchItem } from '../../../../electron/contract/bench-item.ts';
import { circuitSchema } from '../../../../electron/contract/circuit.ts';
import { onCircuit, setUpFor } from '../../../../electron/contract/set-up.ts';
import { alike } from '../../../../electron/contract/text.ts';
import { procedureView } from '../../../../electron/hosts/core/methods/run-methods.ts';
import { createLibrary, planRun, startRun } from '../../../../electron/procedures/index.ts';
import { summariseOnScreen } from '../../../../electron/reports/model/summary.ts';
import { addressesOf, isManned, withSetting } from '../../../../renderer/screens/new/draft.ts';
import { draftFor, ladderGiven } from '../../../../renderer/screens/new/ladder-draft.ts';
import { othersOf } from '../../../../renderer/screens/new/others.ts';
import { toEnd } from '../../procedures/fixtures.ts';
import { benchLosing, ladder, through } from '../../procedures/through.ts';

const library = createLibrary();
const procedures = (await library.list()).procedures.map(procedureView);
const tester: BenchItem = {
  id: 'sim',
  role: 'tester',
  family: 'comtech',
  address: 'comtech@sim:',
  way: 'sim',
  label: alike('sim'),
  detail: alike(''),
  state: 'ready',
  simulated: true,
  removable: true,
  capabilities: comtechInfo.capabilities,
};

/** Each as New test has it for a circuit of its kind; `stands`: what stands ready there without anybody having chosen it. */
it.each([
  {
    id: 'serial-acceptance',
    line: { service: 'v35', rate: '2048k' },
    stands: { interface: 'v35', rate: '2048k' },
    asked: ['leads', 'confirm', 'front-panel', 'sign'],
    kinds: ['bits'],
  },
  {
    id: 'converter-e1-v35',
    line: { service: 'v35', rate: '2048k' },
    stands: { interface: 'v35', rate: '2048k', 'ladder-duration': '15m' },
    asked: ['leads', 'confirm', 'front-panel', 'work-do', 'sign'],
    kinds: ['bits', 'ping'],
  },
  {
    id: 'converter-e1-ethernet',
    line: { service: 'ethernet', rate: '2048k' },
    stands: { interface: 'e1', framing: 'unframed' },
    asked: ['confirm', 'front-panel', 'work-do', 'sign'],
    kinds: ['bits', 'ping'],
  },
  {
    id: 'customer-lan',
    line: { service: 'internet', rate: '2048k' },
    stands: { end: 'A', duration: '48h' },
    asked: ['consent', 'work-do', 'work-do', 'work-look', 'work-do', 'work-look', 'work-ask', 'work-ask', 'consent'],
    kinds: ['ping', 'ping', 'ping', 'ping'],
  },
])('$id is set up on the page, started as it stands there, and gone through by one person', async (one) => {
  const circuit = circuitSchema.parse({ number: '苏州移动甲乙数字电路0001', ...one.line });
  const ready = setUpFor(procedures, tester, circuit, {}, one.id)!;
  const procedure = onCircuit(ready.procedure, circuit, {});
  expect([procedure.id, isManned(procedure, tester)]).toEqual([one.id, true]);
  const stands = Object.entries(procedure.settings).map(([name, spec]) => [name, spec.default]);
  expect(Object.fromEntries(stands)).toMatchObject(one.stands);
  const given = ['duration', 'ladder-duration']
    .filter((name) => procedure.settings[name])
    .reduce((all, name) => withSetting(all, name, '5s', procedure.settings[name]), ready.given);
  const use = addressesOf(procedure, tester, othersOf([tester], procedure, tester, {}));
  // The page would let it be found by itself; here it is one that answers.
  if (procedure.needs.ladder) expect(ladderGiven(draftFor(procedure.needs, undefined))).toBe('auto');
  const request = {
    procedure: await library.procedure(one.id),
    ...{ use, settings: given, circuit, person: 'person' as const },
    ...(procedure.needs.ladder ? { ladder } : {}),
  };
  expect((await planRun(request, library, {})).problems).toEqual([]);
  const on = benchLosing(0);
  const handle = await startRun(request, on.options);
  const asked = await through(handle, on);
  const record = await toEnd(handle, on);
  expect(asked.slice(0, one.asked.length)).toEqual(one.asked);
  expect(record.attempts[0]!.measurements.map(({ kind, verdict }) => [kind, verdict])).toEqual(
    one.kinds.map((kind) => [kind, 'pass']),
  );
  expect(record.verdict).toBe('pass');
  expect(summariseOnScreen(record).proves.length).toBeGreaterThan(0);
});
