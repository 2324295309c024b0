import type { Address } from '../../../electron/contract/address.ts';
import type { Converter, Device, Witness } from '../../../electron/contract/instrument.ts';
import type { ActionKind, Observation } from '../../../electron/contract/site.ts';
import type { Identity } from '../../../electron/contract/tester.ts';
import { asTributaryError } from '../../../electron/contract/errors.ts';
import { within } from '../../../electron/contract/waiting.ts';
import type { DriverContext, Family, Line } from '../../family.ts';
import type { SnmpTalk } from '../../transport/index.ts';
import { createReader, indexOf, talkTo } from './box.ts';
import { releaseLoops, setLoop } from './loops.ts';
import { ds1MibInfo, LOOPS, OPTIONS, SYSTEM } from './model.ts';
import { alarmsSeen, countersSeen, registersSeen, samplesOf, type Ds1State } from './state.ts';

/** A method waits this long for the line and for its answers; a loop at the far end takes its code and its answer besides. */
const METHOD_LIMIT_MS = 20_000;

/** Managed converters, nodes and routers with an E1 that tell of it by the DS1-MIB. */
export const ds1MibFamily: Family<Device> = {
  info: ds1MibInfo,
  options: OPTIONS,
  async identify(transport, address, { clock }, signal): Promise<Identity> {
    const talk = talkTo(transport, address, clock);
    const found = await talk.get(Object.values(SYSTEM), signal);
    await indexOf(talk, address, signal);
    const told = (oid: string): string => String(found.get(oid)?.value ?? '').trim();
    const [description = ''] = told(SYSTEM.description).split(/[\r\n]/);
    const name = told(SYSTEM.name);
    const model = description.slice(0, 80) || ds1MibInfo.title.en;
    return { maker: '', model: name === '' ? model : `${model} (${name.slice(0, 60)})` };
  },
  same: (expected, found) => expected.model === found.model,
  device: (line, identity, address, context) => boxOf(line, identity, address, context),
};

/** What whoever seeks a fault may ask, by what the box is to the run. */
const OBSERVED = {
  registers: registersSeen,
  alarms: alarmsSeen,
  counters: countersSeen,
} as const satisfies { readonly [K in ActionKind]?: (state: Ds1State) => Observation<K> };
type Observed = keyof typeof OBSERVED;
const isObserved = (kind: ActionKind): kind is Observed => Object.hasOwn(OBSERVED, kind);

function boxOf(line: Line, identity: Identity, address: Address, context: DriverContext): Converter | Witness {
  const { clock, simulated, role } = context;
  const read = createReader(clock);
  let index: number | undefined;
  const alone = <T>(signal: AbortSignal, work: (talk: SnmpTalk, index: number, s: AbortSignal) => Promise<T>) =>
    within(clock, METHOD_LIMIT_MS, address.text, signal, async (bounded) => {
      await line.ready(bounded);
      return await line.exclusive(async (transport) => {
        const talk = talkTo(transport, address, clock);
        index ??= await indexOf(talk, address, bounded);
        return await work(talk, index, bounded);
      }, bounded);
    });
  const state = (signal: AbortSignal): Promise<Ds1State> => alone(signal, read);
  const box = {
    family: ds1MibInfo.family,
    address: address.text,
    simulated,
    identity,
    registers: async (signal: AbortSignal) => samplesOf(await state(signal), Math.floor(clock.nowMs() / 1000)),
    async observe<K extends ActionKind>(kind: K, signal: AbortSignal): Promise<Observation<K>> {
      if (!isObserved(kind)) return { available: false } as Observation<K>;
      try {
        return OBSERVED[kind](await state(signal)) as Observation<K>;
      } catch (error) {
        signal.throwIfAborted();
        if (asTributaryError(error).code !== 'no-answer') throw error;
        return { available: true, answers: false } as Observation<K>;
      }
    },
  };
  if (role === 'witness') return { ...box, role, observes: ['alarms', 'counters'] };
  const loop: Converter['loop'] = {
    kinds: Object.keys(LOOPS),
    set: (kind, signal) => alone(signal, (talk, at, bounded) => setLoop(talk, at, kind, clock, bounded)),
    release: (signal) => alone(signal, (talk, at, bounded) => releaseLoops(talk, at, clock, bounded)),
  };
  return { ...box, role: 'converter', observes: ['registers'], loop };
}
