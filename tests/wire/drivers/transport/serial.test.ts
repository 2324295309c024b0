import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { PLAIN_FRAME, type SerialFrame } from '../../../../electron/contract/family.ts';
import { listFromKernel, listPorts } from '../../../../drivers/transport/ports.ts';
import { openSerial, servePty, type SimulatorServer, type Transport } from '../../../../drivers/transport/index.ts';
import { testInstrument, type TestInstrument } from './instruments.ts';
import { bytesOf, listenTo, never, until } from './lines.ts';

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

async function served(instrument: TestInstrument): Promise<SimulatorServer> {
  const server = await servePty(() => instrument);
  opened.push(server);
  return server;
}
async function serial(path: string): Promise<Transport> {
  const transport = await openSerial(path, PLAIN_FRAME, never());
  opened.unshift(transport);
  return transport;
}

test('bytes of every value cross a real terminal unchanged in both directions', async () => {
  const instrument = testInstrument();
  const line = await serial((await served(instrument)).address);
  const all = Uint8Array.from({ length: 256 }, (_, i) => i);
  const heard = listenTo(line);
  await line.write(all);
  await until(() => heard.text().length >= 256);
  expect(Buffer.concat(instrument.received)).toEqual(Buffer.from(all));
  expect(Buffer.from(heard.text(), 'latin1')).toEqual(Buffer.from(all));
});

test('a port is framed as the family says', async () => {
  const server = await served(testInstrument());
  const stateOf = async (frame: Partial<SerialFrame>): Promise<string> => {
    const transport = await openSerial(server.address, { ...PLAIN_FRAME, ...frame }, never());
    const state = execFileSync('stty', ['-F', server.address, '-a'], { encoding: 'utf8' });
    await transport.close();
    return state;
  };
  const plain = await stateOf({});
  for (const off of ['-cstopb', '-crtscts', '-ixon', '-ixoff', '-parenb', 'cs8', '9600 baud'])
    expect(plain).toContain(off);
  expect(await stateOf({ stop: 2, baud: 19_200 })).toMatch(/19200 baud[^]* cstopb/);
  expect(await stateOf({ flow: 'rts-cts' })).toMatch(/ crtscts/);
  expect(await stateOf({ flow: 'xon-xoff' })).toMatch(/ ixon ixoff/);
});

test('a port that is not there, is no port, or is in use says so', async () => {
  const server = await served(testInstrument());
  await expect(serial('/dev/tributary-no-such-port')).rejects.toMatchObject({ code: 'port-absent' });
  await expect(serial('/dev/null')).rejects.toMatchObject({ code: 'port-failed' });
  await expect(openSerial('/dev/null', { ...PLAIN_FRAME, baud: 0 }, never())).rejects.toMatchObject({
    code: 'port-failed',
  });
  await serial(server.address);
  await expect(serial(server.address)).rejects.toMatchObject({ code: 'port-busy', where: server.address });
});

test('a port that another program has locked is busy', async () => {
  const server = await served(testInstrument());
  const holder = spawn('flock', ['--exclusive', server.address, 'sh', '-c', 'echo held; exec sleep 60']);
  await new Promise((resolve) => holder.stdout.once('data', resolve));
  await expect(serial(server.address)).rejects.toMatchObject({ code: 'port-busy' });
  process.kill(
    Number(
      execFileSync('ps', ['-o', 'pid=', '--ppid', String(holder.pid)])
        .toString()
        .trim(),
    ),
  );
  await new Promise((resolve) => holder.once('exit', resolve));
  await serial(server.address);
});

test('a port without permission says which group to join', async () => {
  const server = await served(testInstrument());
  await chmod(server.address, 0o000);
  const url = (path: string): string => JSON.stringify(new URL(path, import.meta.url).href);
  // Root opens anything: the attempt is made by nobody, who has loaded all he needs before.
  const attempt = `
    const { openSerial } = await import(${url('../../../../drivers/transport/index.ts')});
    const { becomeNobody } = await import(${url('../../../support/nobody.ts')});
    const open = (path) => openSerial(path, { baud: 9600, bits: 8, parity: 'none', stop: 1, flow: 'none' }, AbortSignal.timeout(20000)).then(
      () => 'opened', (error) => error.code);
    await open('/dev/tributary-no-such-port');
    becomeNobody();
    console.log(await open(${JSON.stringify(server.address)}));`;
  await chmod(dirname(server.address), 0o755);
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', attempt]);
  expect(output.toString().trim()).toBe('port-permission');
});

test('an unplugged terminal is lost once, with a reason; the same path opens again afterwards', async () => {
  const instrument = testInstrument();
  const server = await served(instrument);
  const line = await serial(server.address);
  const heard = listenTo(line);
  await line.write(bytesOf('one'));
  await until(() => heard.text() === 'one');
  const late = line.write(bytesOf('two')).catch(() => undefined);
  instrument.plug('lost');
  await until(() => heard.losses.length > 0);
  await late;
  await expect(line.write(bytesOf('three'))).rejects.toMatchObject({ code: 'link-lost' });
  await expect(line.flush()).rejects.toMatchObject({ code: 'link-lost' });
  await until(() => !existsSync(server.address));
  await expect(serial(server.address)).rejects.toMatchObject({ code: 'port-absent' });
  instrument.plug('back');
  await until(() => existsSync(server.address));
  const again = await serial(server.address);
  const heardAgain = listenTo(again);
  await again.write(bytesOf('four'));
  await until(() => heardAgain.text() === 'four');
  await line.close();
  expect(heard.losses).toHaveLength(1);
  expect(heard.losses[0]).toMatchObject({ code: 'link-lost', where: server.address });
});

test('a listener that comes too late still hears of the loss; closing on purpose is no loss', async () => {
  const instrument = testInstrument();
  const server = await served(instrument);
  const closed = await serial(server.address);
  const heardClosed = listenTo(closed);
  await closed.close();
  await expect(closed.write(bytesOf('x'))).rejects.toMatchObject({ code: 'link-lost' });
  const line = await serial(server.address);
  const first = listenTo(line);
  instrument.plug('lost');
  await until(() => first.losses.length > 0);
  expect(listenTo(line).losses).toEqual(first.losses);
  expect(heardClosed.losses).toEqual([]);
});

test('an aborted opening ends with the reason of the signal and leaves the port free', async () => {
  const server = await served(testInstrument());
  const aborted = AbortSignal.abort(new Error('enough'));
  await expect(openSerial(server.address, PLAIN_FRAME, aborted)).rejects.toThrow('enough');
  await serial(server.address);
});

test('closing the server leaves neither terminal nor folder behind', async () => {
  const instrument = testInstrument();
  const server = await servePty(() => instrument);
  await server.close();
  expect(existsSync(dirname(server.address))).toBe(false);
  expect(instrument.closed).toBe(true);
});

test('without socat the error says how to get it', async () => {
  const path = process.env.PATH;
  process.env.PATH = '/nonexistent';
  try {
    await expect(servePty(testInstrument)).rejects.toMatchObject({ code: 'no-pty' });
  } finally {
    process.env.PATH = path;
  }
});

test('ports are listed, with and without udevadm, with the serial number of the USB adapter', async () => {
  const path = process.env.PATH;
  process.env.PATH = '/nonexistent';
  try {
    expect(Array.isArray(await listPorts())).toBe(true);
  } finally {
    process.env.PATH = path;
  }
  const root = await mkdtemp(join(tmpdir(), 'tributary-sys-'));
  const { mkdir, writeFile } = await import('node:fs/promises');
  await mkdir(join(root, 'usb1/1-1/1-1:1.0/ttyUSB0'), { recursive: true });
  await mkdir(join(root, 'tty/ttyUSB0'), { recursive: true });
  await mkdir(join(root, 'tty/ttyS7'), { recursive: true });
  await writeFile(join(root, 'usb1/1-1/serial'), 'FT123456\n');
  await writeFile(join(root, 'usb1/1-1/manufacturer'), 'FTDI\n');
  await symlink(join(root, 'usb1/1-1/1-1:1.0/ttyUSB0'), join(root, 'tty/ttyUSB0/device'));
  expect(await listFromKernel(join(root, 'tty'))).toEqual([
    { path: '/dev/ttyUSB0', manufacturer: 'FTDI', usbSerial: 'FT123456' },
  ]);
  await rm(root, { recursive: true });
});
