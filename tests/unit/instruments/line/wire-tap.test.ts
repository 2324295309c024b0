import { expect, it } from 'vitest';
import { tap } from '../../../../electron/instruments/line/wire-tap.ts';
import type { Transport } from '../../../../drivers/index.ts';
import { systemClock } from '../../../../electron/machine/index.ts';
import { formatWireLine } from '../../../../electron/archive/wire-log.ts';

/** A wire whose log is read, with the secrets that are never told. */
function tapped(...secrets: string[]) {
  return tappedOver({}, ...secrets);
}
function tappedOver(kind: Pick<Transport, 'datagrams'>, ...secrets: string[]) {
  let hear: (bytes: Uint8Array) => void = () => undefined;
  const sent: string[] = [];
  const bare: Transport = {
    name: 'wire',
    ...kind,
    write: async (bytes) => void sent.push(Buffer.from(bytes).toString()),
    onBytes: (listener) => {
      hear = listener;
      return () => undefined;
    },
    onLost: () => () => undefined,
    flush: async () => undefined,
    close: async () => undefined,
  };
  let log = '';
  const wire = tap(bare, 'x@wire', systemClock, (line) => void (log += formatWireLine(line)), new Set(secrets));
  return {
    log: () => log,
    sent,
    say: (text: string) => hear(Buffer.from(text)),
    type: (text: string) => wire.write(Buffer.from(text)),
  };
}

it('hides a password in the log and sends it as it is', async () => {
  const { log, sent, say, type } = tapped('geheim');
  say('Password: ');
  await type('geheim\r');
  say('\r\nrouter>');
  expect(sent).toEqual(['geheim\r']);
  expect(log()).toContain('| ****.\n');
  expect(log()).toContain('| .router>\n');
  expect(log()).not.toMatch(/geheim|67 65 68 65 69 6D/);
});

it('hides what a box repeats of it, in whatever pieces', async () => {
  const { log, say, type } = tapped('geheim');
  await type('geheim\r');
  for (const piece of ['ge', 'h', 'eim\r', '\nUnknown command "geheim"\r\n', 'router>']) say(piece);
  expect(log()).not.toMatch(/geheim|\| (ge|h|eim)/);
  expect(log()).toContain('Unknown command "****"');
  expect(log()).toContain('router>');
});

it('tells everything where there is no secret', async () => {
  const { log, say, type } = tapped();
  await type('show version\r');
  say('show version\r\n');
  expect(log()).toMatch(/> .*\| show version\.\n.*< .*\| show version\.\./);
});

it('tells what datagrams answer, without the secret that stands in each', async () => {
  const { log, say, type } = tappedOver({ datagrams: true }, 'geheim');
  await type('0geheim1');
  say('2geheim3');
  expect(log()).toMatch(/> .*\| 0\*\*\*\*1\n.*< .*\| 2\*\*\*\*3/);
});
