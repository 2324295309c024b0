import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { familyOf, simulatorOf } from '../../../../drivers/index.ts';
import { openSimulated, type Transport } from '../../../../drivers/transport/index.ts';
import { parseAddress } from '../../../../electron/contract/address.ts';
import type { Converter } from '../../../../electron/contract/instrument.ts';
import { loopBook, releaseLeft, type Session } from '../../../../electron/instruments/index.ts';
import { createLibrary, noteReleased, resumeRun, startRun } from '../../../../electron/procedures/index.ts';
import { drive, never, testLine } from '../../drivers/testers/comtech/test-line.ts';
import { bench, circuitInService, procedureOf, request, toEnd, until, type Bench } from '../fixtures.ts';

/** What is told to each family's box, and what then says that no loop stands. */
const BOXES = {
  'ds1-mib': { kind: 'line', far: 'far-payload' },
  rad: { kind: 'inband-channel', far: 'inband-channel' },
} as const;
type Name = keyof typeof BOXES;

/** A bench with a scripted tester and a simulated box, which lives on whatever becomes of programs. */
function benchWith(name: Name) {
  const on = bench();
  const { clock } = on;
  const instrument = simulatorOf(name).create({ version: 1, seed: 1, events: [] }, undefined, clock, {});
  const address = parseAddress(`${name}@sim:`);
  const family = familyOf(name);
  let said = '';
  const opened: Transport[] = [];
  const open = async (): Promise<Session> => {
    for (const old of opened.splice(0)) await old.close();
    const bare = openSimulated(instrument, 'sim:');
    const write: Transport['write'] = (bytes, signal) => {
      said += `<${Buffer.from(bytes).toString('latin1')}>`;
      return bare.write(bytes, signal);
    };
    const transport = { ...bare, write };
    opened.push(transport);
    const context = { clock, simulated: true, role: 'converter' } as const;
    const identity = await family.identify(transport, address, context, never());
    const device = family.device(
      testLine(() => transport, clock),
      identity,
      address,
      context,
    );
    return {
      device,
      state: 'ready',
      problem: undefined,
      onChange: () => () => undefined,
      close: () => transport.close(),
    };
  };
  const book = loopBook(on.folder);
  const openSession = (of: string) => (of.startsWith(name) ? open() : on.options.openSession(of, never()));
  const isLooped = async (): Promise<boolean> => {
    if (name === 'rad') return said.lastIndexOf('<LP ') > said.lastIndexOf('<CLR LP ');
    const { device } = await drive(clock, open());
    const registers = await drive(clock, (device as Converter).registers(never()));
    return registers.find(({ name: of }) => of === 'loops')?.value !== 'none';
  };
  return { on: { ...on, options: { ...on.options, openSession, loops: book } } satisfies Bench, book, open, isLooped };
}

const addresses = (name: Name) => ({ tester: 'comtech@sim:', converter: `${name}@sim:` });
const owed = ({ folder }: Bench): string[] => {
  try {
    return readdirSync(join(folder, 'loops'));
  } catch {
    return [];
  }
};

describe.each(Object.keys(BOXES) as Name[])('a loop set by remote control on a box of %s', (name) => {
  const { kind, far } = BOXES[name];
  const asked = async (settings = {}) =>
    await request(
      { use: addresses(name), settings: { duration: '60s', 'remote-loop': far, ...settings } },
      'remote-loop',
    );

  it('stands while it is measured over, is shown with its time, and is gone after the procedure', async () => {
    const { on, isLooped } = benchWith(name);
    const handle = await startRun(await asked(), on.options);
    const view = await until(handle, on, ({ big }) => big.state === 'clean');
    expect(view.loops).toMatchObject([{ role: 'converter', kind: far }]);
    expect(view.loops![0]!.untilMs).toBeGreaterThan(view.nowMs + 60_000);
    expect(owed(on)).toHaveLength(1);
    const { attempts, verdict } = await toEnd(handle, on);
    expect(verdict).toBe('pass');
    expect(attempts[0]!.teardown?.filter(({ undoes }) => undoes === 'loop')).toMatchObject([{ ok: true }]);
    expect(await isLooped()).toBe(false);
    expect(owed(on)).toEqual([]);
  });

  it('is gone after STOP', async () => {
    const { on, isLooped } = benchWith(name);
    const handle = await startRun(await asked(), on.options);
    await until(handle, on, ({ big }) => big.state === 'clean');
    handle.stop();
    expect((await toEnd(handle, on)).verdict).toBe('aborted');
    expect(await isLooped()).toBe(false);
    expect(owed(on)).toEqual([]);
  });

  it('is gone after its timer, and the record says so', async () => {
    const { on, isLooped } = benchWith(name);
    const base = await asked();
    const loop = { id: 'loop', do: 'loop', role: 'converter', loop: kind, for: '20s' };
    const procedure = { ...base.procedure, steps: [loop, { id: 'run', do: 'run', for: '60s' }] };
    const handle = await startRun({ ...base, procedure }, on.options);
    await until(handle, on, ({ loops }) => loops !== undefined);
    const view = await until(handle, on, ({ loops }) => loops === undefined);
    expect(view.finished).toBe(false);
    expect(view.events.map(({ message }) => message.code)).toContain('event.remote-loop-timer');
    handle.stop();
    await toEnd(handle, on);
    expect(await isLooped()).toBe(false);
    expect(owed(on)).toEqual([]);
  });

  it('is gone after kill -9, at the next start, which the record says; whoever goes on has it set again', async () => {
    const { on, book, open, isLooped } = benchWith(name);
    const handle = await startRun(await asked(), on.options);
    await until(handle, on, ({ big }) => big.state === 'clean');
    expect(await book.left()).toEqual([]);
    // The program is gone: nothing of it runs any more, and its process has no start.
    await on.archive.close();
    on.tester.on = false;
    const next = on.again();
    const [file = ''] = owed(on);
    const path = join(on.folder, 'loops', file);
    const entry = JSON.parse(readFileSync(path, 'utf8')) as { owner: object };
    writeFileSync(path, JSON.stringify({ ...entry, owner: { ...entry.owner, started: 'before' } }));
    const later = loopBook(on.folder);
    const [left, ...others] = await later.left();
    expect([left?.kind, left?.address, others]).toEqual([far, `${name}@sim:`, []]);
    await drive(on.clock, releaseLeft(left!, { home: on.folder, book: later, clock: on.clock, open }, never()));
    await noteReleased(next.archive, left!, on.clock.nowMs());
    expect(await isLooped()).toBe(false);
    expect(owed(on)).toEqual([]);
    const record = await next.archive.getRun(handle.runId);
    expect(record.attempts[0]!.teardown?.find(({ undoes }) => undoes === 'loop')).toMatchObject({ ok: true });
    expect(record.events.map(({ message }) => message.code)).toContain('event.remote-loop-left');
    const options = { ...next.options, openSession: on.options.openSession, loops: later };
    const resumed = await resumeRun(handle.runId, { person: 'headless' }, options);
    const view = await until(resumed, next, ({ loops }) => loops !== undefined);
    expect(view.loops).toMatchObject([{ kind: far }]);
    resumed.stop();
    await toEnd(resumed, next);
    expect(await isLooped()).toBe(false);
  });
});

describe('a loop', () => {
  it('of a box that does not answer stays owed, to be tried again', async () => {
    const { on, book } = benchWith('ds1-mib');
    const handle = await startRun(
      await request({ use: addresses('ds1-mib'), settings: { duration: '60s' } }, 'remote-loop'),
      {
        ...on.options,
        openSession: async (address) => {
          const session = await on.options.openSession(address);
          const device = session.device as Converter;
          if (device.role === 'converter') device.loop.release = () => Promise.reject(new Error('gone'));
          return session;
        },
      },
    );
    await until(handle, on, ({ big }) => big.state === 'clean');
    handle.stop();
    const record = await toEnd(handle, on);
    expect(record.attempts[0]!.teardown?.find(({ undoes }) => undoes === 'loop')).toMatchObject({ ok: false });
    expect(await book.left()).toMatchObject([{ kind: 'line', runId: record.runId }]);
  });

  it('that the box does not have is refused, and one on a circuit in service without a release', async () => {
    const { on } = benchWith('rad');
    const unknown = await request(
      { use: addresses('rad'), settings: { duration: '60s', 'remote-loop': 'upside' } },
      'remote-loop',
    );
    const record = await toEnd(await startRun(unknown, on.options), on);
    expect(record).toMatchObject({ verdict: 'error', error: { code: 'loop-unknown' } });
    const inService = { ...unknown, circuit: circuitInService };
    await expect(startRun(inService, on.options)).rejects.toMatchObject({ code: 'release-needed' });
    expect(owed(on)).toEqual([]);
  });

  it('of a witness there is none: a step needs an instrument that its procedure names', async () => {
    const library = createLibrary();
    expect((await library.procedure('remote-loop')).needs).toMatchObject({ converter: {} });
    expect(() => procedureOf('id: loop, do: loop, role: converter.z')).toThrow(/converter\.z/);
  });
});
