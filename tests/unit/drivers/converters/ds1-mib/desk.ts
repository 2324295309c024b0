import { parseAddress } from '../../../../../electron/contract/address.ts';
import type { Clock } from '../../../../../electron/contract/clock.ts';
import type { Converter, RoleKind, Witness } from '../../../../../electron/contract/instrument.ts';
import { scenarioSchemaWith } from '../../../../../electron/contract/scenario.ts';
import type { RegisterSample } from '../../../../../electron/contract/tracks.ts';
import type { SimulatedInstrument } from '../../../../../drivers/family.ts';
import { familyOf, simulatorOf } from '../../../../../drivers/index.ts';
import {
  createSnmpAgent,
  openSimulated,
  type AgentTable,
  type Transport,
} from '../../../../../drivers/transport/index.ts';
import { drive, never, testLine } from '../../testers/comtech/test-line.ts';

/** Either of the two: tests say which. */
export type Box = Omit<Converter, 'role'> & { role: RoleKind };

const family = familyOf('ds1-mib');

/** A box at the other end of a line, whatever that is. */
export async function boxOn(
  clock: Clock,
  open: () => Transport | Promise<Transport>,
  options: string,
  role: RoleKind = 'converter',
) {
  const address = parseAddress(`ds1-mib@sim:${options === '' ? '' : `?${options}`}`);
  const line = testLine(open, clock);
  const context = { clock, simulated: true, role };
  const transport = await line.ready(never());
  const identity = await drive(clock, family.identify(transport, address, context, never()));
  const box = family.device(line, identity, address, context) as Box;
  return { box, identity, transport };
}

/** The simulator of the family. */
export function simulated(clock: Clock, events: unknown[] = [], options = ''): SimulatedInstrument {
  const simulator = simulatorOf('ds1-mib');
  const scenario = scenarioSchemaWith(simulator.tricks).parse({ version: 1, events });
  const { options: of } = parseAddress(`ds1-mib@sim:${options === '' ? '' : `?${options}`}`);
  return simulator.create(scenario, undefined, clock, of);
}
export const onSimulator = (clock: Clock, events: unknown[] = [], options = '', role?: RoleKind) => {
  const instrument = simulated(clock, events, options);
  return boxOn(clock, () => openSimulated(instrument, 'sim:'), options, role);
};

/** What the registers say, by name. */
export async function read(
  clock: Clock,
  box: Pick<Witness, 'registers'>,
): Promise<Record<string, RegisterSample['value']>> {
  const samples = await drive(clock, box.registers(never()));
  return Object.fromEntries(samples.map(({ name, value }) => [name, value]));
}

const CONFIG = '1.3.6.1.2.1.10.18.6.1';
const CURRENT = '1.3.6.1.2.1.10.18.7.1';
type Column = AgentTable['columns'][number];

/** An agent with a mind of its own: lines by index, ES as it is given, of the type that is given; whoever asks may be changed on the way. */
export function agentWith(about: { lines?: number[]; type?: Column['type']; engineId?: string }) {
  const { lines = [1], type = 'Gauge', engineId = '8000b98380aa' } = about;
  let say: (bytes: Uint8Array) => void = () => undefined;
  const column = (number: number): Column => ({ number, type: 'Integer' });
  const agent = createSnmpAgent({
    scalars: [{ name: 'sysDescr', oid: '1.3.6.1.2.1.1.1', value: 'A box' }],
    tables: [
      { name: 'config', oid: CONFIG, index: [1], columns: [column(1), column(3), column(4), column(10)] },
      {
        name: 'current',
        oid: CURRENT,
        index: [1],
        columns: [column(1), { number: 2, type }, { number: 3, type: 'Gauge' }],
      },
    ],
    communities: ['public'],
    users: [{ name: 'engineer', auth: 'authentication', priv: 'privacy-privacy' }],
    engineId,
    fits: () => 100,
    change: () => 'NotWritable',
    send: (bytes) => say(bytes),
  });
  for (const line of lines) {
    agent.addRow('config', [line, 100, 0, 1]);
    agent.addRow('current', [line, type === 'OctetString' ? 'abc' : 0, 0]);
  }
  const instrument: SimulatedInstrument = {
    receive: (bytes) => agent.hear(bytes),
    onSend: (listener) => void (say = listener),
    onPlug: () => undefined,
    close: () => undefined,
  };
  return { agent, instrument };
}
