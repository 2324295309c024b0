import { expect, it } from 'vitest';
import { familyOf, simulatorOf } from '../../../../drivers/index.ts';
import { openSimulated } from '../../../../drivers/transport/index.ts';
import { parseAddress } from '../../../../electron/contract/address.ts';
import type { Witness } from '../../../../electron/contract/instrument.ts';
import { scenarioSchema } from '../../../../electron/contract/scenario.ts';
import { FakeClock } from '../../../support/fake-clock.ts';
import { playInstrument, readTranscript } from '../../../support/transcript.ts';
import { lineOver, passing } from './router-line.ts';

const FAMILIES = ['cisco-ios', 'comware', 'juniper'];
const sessionOf = (family: string) =>
  readTranscript(
    new URL(`../../../../drivers/converters/${family}/transcripts/session.wire`, import.meta.url).pathname,
  );

it.each(FAMILIES)('the driver of %s sends the bytes of its transcript and no other', async (name) => {
  const clock = new FakeClock();
  const family = familyOf(name);
  const address = parseAddress(`${name}@/dev/ttyUSB0`);
  const transport = playInstrument(sessionOf(name), '/dev/ttyUSB0');
  const context = { clock, simulated: true };
  const { signal } = new AbortController();
  const identity = await passing(clock, family.identify(transport, address, context, signal));
  const device = family.device(lineOver(transport), identity, address, context) as Witness;
  await passing(clock, device.registers(signal));
  expect(await passing(clock, device.ping!('192.0.2.1', { count: 5, size: 64 }, signal))).toMatchObject({ lost: 0 });
  expect(transport.problems()).toEqual([]);
});

it.each(FAMILIES)(
  'the simulator of %s answers with the bytes of its transcript, each with its source',
  async (name) => {
    const clock = new FakeClock();
    const instrument = simulatorOf(name).create(scenarioSchema.parse({ version: 1 }), 1, clock, {});
    const transport = openSimulated(instrument, 'sim:');
    const heard: Buffer[] = [];
    transport.onBytes((bytes) => void heard.push(Buffer.from(bytes)));
    const lines = sessionOf(name);
    for (const { tMs, direction, bytes } of lines) {
      await clock.advance(tMs - clock.nowMs());
      if (direction === 'host') await transport.write(bytes);
    }
    await clock.advance(0);
    const wanted = lines.filter(({ direction }) => direction === 'instrument').map(({ bytes }) => Buffer.from(bytes));
    expect(Buffer.concat(heard).toString('latin1')).toBe(Buffer.concat(wanted).toString('latin1'));
    const notes = lines.filter(({ direction }) => direction === 'note');
    expect(notes.length).toBe(lines.filter(({ direction }) => direction === 'host').length);
  },
);
