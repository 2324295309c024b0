import type { Address } from '../../../electron/contract/address.ts';
import type { Converter, Device } from '../../../electron/contract/instrument.ts';
import type { ActionKind, Observation } from '../../../electron/contract/site.ts';
import { asTributaryError, TributaryError } from '../../../electron/contract/errors.ts';
import { frameOf } from '../../../electron/contract/family.ts';
import type { Identity } from '../../../electron/contract/tester.ts';
import { within } from '../../../electron/contract/waiting.ts';
import type { DriverContext, Family, Line } from '../../family.ts';
import { decodeAlarms, standingAlarms, type Alarm } from './codec.ts';
import { consoleOn, type Alone, type Console, type Unit } from './console.ts';
import { ALARMS, modelOf, MODELS, OPTIONS, radInfo, type RadModel } from './model.ts';
import { testerOf } from './tester.ts';

/** A method waits this long for the line and for its answers. */
const METHOD_LIMIT_MS = 25_000;

const unitOf = (address: Address, { clock }: DriverContext): Unit => ({
  node: address.options['node'] === undefined ? undefined : Number(address.options['node']),
  password: address.options['password'],
  clock,
  speed: address.kind === 'serial' ? String(frameOf(radInfo, address.options).baud) : address.kind.toUpperCase(),
});

/** RAD units with the supervision language of the FCD-E1, FCD-E1LC and HCD-E1: converters, and testers by their built-in test. */
export const radFamily: Family<Device> = {
  info: radInfo,
  options: OPTIONS,
  async identify(transport, address, context, signal): Promise<Identity> {
    const prompt = await consoleOn(transport, unitOf(address, context)).open(signal);
    const named = MODELS.find(({ id }) => id === address.options['model']);
    // No documented command tells the model: the prompt does, as far as it goes.
    const model = named ?? MODELS.find((one) => one.prompt === prompt) ?? MODELS[0]!;
    if (model.prompt !== prompt) throw new TributaryError('bad-answer', transport.name, { text: prompt });
    return { maker: 'RAD', model: model.title };
  },
  same: (expected, found) => expected.model === found.model,
  device(line, identity, address, context) {
    const model = modelOf(MODELS.find(({ title }) => title === identity.model)?.id);
    const of = { family: radInfo.family, address: address.text, simulated: context.simulated, identity };
    const alone = aloneOn(line, address, context);
    return context.role === 'tester' ? testerOf(of, model, alone) : converterOf(of, model, alone, context);
  },
};

function aloneOn(line: Line, address: Address, context: DriverContext): Alone {
  return (signal, work) =>
    within(context.clock, METHOD_LIMIT_MS, address.text, signal, async (bounded) => {
      await line.ready(bounded);
      return await line.exclusive(
        (transport) => work(consoleOn(transport, unitOf(address, context)), bounded),
        bounded,
      );
    });
}

type Of = Pick<Converter, 'family' | 'address' | 'simulated' | 'identity'>;

function converterOf(of: Of, model: RadModel, alone: Alone, { clock }: DriverContext): Converter {
  const alarms = (signal: AbortSignal): Promise<Alarm[]> =>
    alone(signal, async (console, bounded) => standingAlarms(decodeAlarms(await console.command(ALARMS, bounded))));
  /** What this program has set; after a restart it may have been any of them. */
  const set = new Set<string>();
  return {
    ...of,
    role: 'converter',
    observes: ['registers'],
    registers: async (signal) => {
      const t = Math.floor(clock.nowMs() / 1000);
      const row = ({ number, text, on, at }: Alarm) => ({
        t,
        source: model.title,
        name: `ALARM ${number} ${text}`,
        value: `${on ? 'ON' : 'OFF'} ${at}`,
      });
      return (await alarms(signal)).map(row);
    },
    async observe<K extends ActionKind>(kind: K, signal: AbortSignal): Promise<Observation<K>> {
      if (kind !== 'registers') return { available: false } as Observation<K>;
      return (await registersSeen(() => alarms(signal), signal)) as Observation<K>;
    },
    loop: {
      kinds: Object.keys(model.loops),
      async set(kind, signal) {
        const command = Object.hasOwn(model.loops, kind) ? model.loops[kind] : undefined;
        if (command === undefined)
          throw new TributaryError('command-refused', of.address, { command: kind, text: '—' });
        set.add(kind);
        await alone(signal, (console, bounded) => console.command(command, bounded));
      },
      async release(signal) {
        const commands = set.size === 0 ? Object.values(model.loops) : [...set].map((kind) => model.loops[kind]!);
        await alone(signal, (console, bounded) => clearAll(console, commands, bounded));
        set.clear();
      },
    },
  };
}

/** Takes off each of these loops; one that does not stand may be refused, but not all of them. */
async function clearAll(console: Console, loops: readonly string[], signal: AbortSignal): Promise<void> {
  const refusals: unknown[] = [];
  for (const loop of loops)
    await console.command(`CLR ${loop}`, signal).catch((thrown: unknown) => {
      if (asTributaryError(thrown).code !== 'command-refused') throw thrown;
      refusals.push(thrown);
    });
  if (refusals.length === loops.length) throw refusals[0];
}

/** Of the alarms only 01 is documented: the signal of the E1 is lost. That it is not lost does not say that it is good. */
async function registersSeen(alarms: () => Promise<Alarm[]>, signal: AbortSignal): Promise<Observation<'registers'>> {
  try {
    const isLost = (await alarms()).some(({ text, on }) => on && text.startsWith('SIGNAL LOSS'));
    return {
      available: true,
      answers: true,
      ...(isLost ? { lineReceive: { signal: 'LOS', patternSync: false } } : {}),
    };
  } catch (error) {
    signal.throwIfAborted();
    if (asTributaryError(error).code !== 'no-answer') throw error;
    return { available: true, answers: false };
  }
}
