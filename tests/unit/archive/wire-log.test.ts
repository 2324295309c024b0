import { execFileSync } from 'node:child_process';
import { lstatSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { formatWireLine, openWireLog } from '../../../electron/archive/wire-log.ts';
import type { WireLine } from '../../../electron/contract/wire-line.ts';
import { scratchFolder } from './fixtures.ts';

const folder = scratchFolder();
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const line = (n: number, change: Partial<WireLine> = {}): WireLine => ({
  tMs: n,
  address: 'comtech@/dev/ttyUSB0',
  direction: 'host',
  bytes: bytes(`<0001/TFQ?${String(n).padStart(6, '0')}\r`),
  ...change,
});
const sizeOf = (path: string): number =>
  readdirSync(path).reduce((sum, name) => sum + statSync(join(path, name)).size, 0);
const textOf = (path: string): string =>
  readdirSync(path)
    .map((name) => readFileSync(join(path, name), 'utf8'))
    .join('');

it('is text: time, address, direction, bytes in hex and as characters', () => {
  const head = '1970-01-01T00:00:01.500Z comtech@COM5';
  const at = { tMs: 1500, address: 'comtech@COM5' };
  expect(formatWireLine({ ...at, direction: 'host', bytes: bytes('<0\r') })).toBe(`${head} > 3C 30 0D | <0.\n`);
  expect(formatWireLine({ ...at, direction: 'instrument', bytes: new Uint8Array([255, 65]) })).toBe(
    `${head} < FF 41 | .A\n`,
  );
  expect(formatWireLine({ ...at, direction: 'note', text: 'lost:\r\nunplugged' })).toBe(`${head} # lost: unplugged\n`);
});

it('keeps every line in order, and goes on where it ended', async () => {
  const path = join(folder(), 'below', 'wire.log');
  for (const from of [0, 50]) {
    const log = openWireLog(path);
    for (let n = from; n < from + 50; n++) log.write(line(n));
    await log.close();
    expect(log.problem()).toBeUndefined();
  }
  expect(readFileSync(path, 'utf8')).toBe(Array.from({ length: 100 }, (_, n) => formatWireLine(line(n))).join(''));
});

it('stays below its cap: the oldest clean time goes first, what lies around an event stays', async () => {
  const path = folder();
  const log = openWireLog(join(path, 'wire.log'), 20_000, 1000);
  let greatest = 0;
  for (let n = 0; n < 2000; n++) {
    if (n === 300) log.write(line(n, { direction: 'note', bytes: undefined, text: 'link lost' }));
    else log.write(line(n));
    if (n % 5 === 4) await new Promise(setImmediate);
    if (n % 100 === 99) greatest = Math.max(greatest, sizeOf(path));
  }
  await log.close();
  expect(log.problem()).toBeUndefined();
  expect(greatest).toBeLessThanOrEqual(21_000);
  const text = textOf(path);
  expect(text).toContain('link lost');
  expect(text).toContain('TFQ?000299');
  expect(text).toContain('TFQ?001999');
  expect(text).not.toContain('TFQ?000100');
});

it('keeps to the cap even if there are only events', async () => {
  const path = folder();
  const log = openWireLog(join(path, 'wire.log'), 10_000, 1000);
  for (let n = 0; n < 500; n++) {
    log.mark();
    log.write(line(n));
    if (n % 5 === 4) await new Promise(setImmediate);
  }
  await log.close();
  expect(sizeOf(path)).toBeLessThanOrEqual(11_000);
  expect(textOf(path)).toContain('TFQ?000499');
});

it('never fails a run: what went wrong is told, not thrown', async () => {
  const path = folder();
  const log = openWireLog(path);
  log.write(line(1));
  await log.close();
  expect(log.problem()).toContain('EISDIR');
});

it.runIf(process.platform !== 'win32')(
  'is for its user alone, and writes through no link and into no pipe',
  async () => {
    const path = folder();
    const [log, other] = [join(path, 'wire.log'), join(path, 'other')];
    writeFileSync(other, 'precious', { mode: 0o644 });
    for (const name of ['wire.log.00000001', 'wire.log.00000002.keep'])
      writeFileSync(join(path, name), 'x', { mode: 0o644 });
    const put = [(): void => symlinkSync(other, log), (): void => void execFileSync('mkfifo', [log])];
    for (const inTheWay of put) {
      rmSync(log, { force: true });
      inTheWay();
      const opened = openWireLog(log);
      opened.write(line(1));
      await opened.close();
      expect(opened.problem()).toBeUndefined();
      expect(lstatSync(log).isFile()).toBe(true);
      expect(readFileSync(log, 'utf8')).toBe(formatWireLine(line(1)));
    }
    expect(readFileSync(other, 'utf8')).toBe('precious');
    const modes = ['wire.log', 'wire.log.00000001', 'wire.log.00000002.keep', 'other'].map((name) =>
      (statSync(join(path, name)).mode & 0o777).toString(8),
    );
    expect(modes).toEqual(['600', '600', '600', '644']);
  },
);
