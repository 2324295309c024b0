import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { saidIn } from '../../../../drivers/network/helper.ts';
import { gatewayInGet, gatewayInRoutes } from '../../../../drivers/network/lan.ts';
import { IPUTILS, MACOS, parsePing } from '../../../../drivers/network/one-shot.ts';
import { payloadOf } from '../../../../drivers/network/payload.ts';
import { hopIn } from '../../../../drivers/network/trace.ts';

/** Recorded outputs of real systems, a section each: `--- <name>`; where they come from stands in front of them. */
function recorded(file: string): Record<string, string> {
  const url = new URL(`../../../../drivers/network/transcripts/${file}`, import.meta.url);
  const sections = readFileSync(url, 'utf8')
    .split(/^=== (.*)\n/m)
    .slice(1);
  return Object.fromEntries(sections.flatMap((name, i) => (i % 2 === 0 ? [[name, sections[i + 1] ?? '']] : [])));
}
const octets = Uint8Array.from(
  { length: 64 },
  (_, i) => Buffer.from('0123456789abcdeffedcba9876543210', 'hex')[i % 16]!,
);

describe('ping of iputils says', () => {
  const outputs = recorded('iputils.txt');
  it.each([
    ['answered', { ms: 0.03 }],
    ['too small for a time', { ms: 7 }],
    ['never answered', {}],
    ['host unreachable', { said: '10.8.8.1: Destination Host Unreachable' }],
    ['too long', { said: 'local error: message too long, mtu=1500' }],
    ['no route', { said: 'connect: Network is unreachable' }],
    ['wrong octet', { ms: 0.283, wrong: [{ offset: 40, sent: 0xfe, received: 0xee }], wrongOctets: 1 }],
  ])('%s', (name, answer) => {
    const text = outputs[name]!;
    expect(text).not.toBe('');
    expect(parsePing(IPUTILS, { out: text, err: name === 'no route' ? text : '' }, octets, 7)).toEqual(answer);
  });
  it('that the system forbids it', () => {
    const err = outputs['forbidden']!;
    expect(() => parsePing(IPUTILS, { out: '', err }, octets, 7)).toThrow(/ping-forbidden/);
  });
});

describe('ping of macOS says', () => {
  const outputs = recorded('macos.txt');
  it.each([
    ['answered', { ms: 13.267 }],
    ['never answered', {}],
    ['host unreachable', { said: '192.168.1.1: Destination Host Unreachable' }],
  ])('%s', (name, answer) => {
    expect(parsePing(MACOS, { out: outputs[name]!, err: '' }, octets, 7)).toEqual(answer);
  });
});

it('never takes nonsense for an answer', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (out, err) => {
      try {
        expect(parsePing(IPUTILS, { out, err }, octets, 7).ms).toBeUndefined();
      } catch (thrown) {
        expect(String(thrown)).toMatch(/ping-(gone|forbidden)/);
      }
    }),
  );
});

it.each([
  ['ready raw', { is: 'ready', how: 'raw' }],
  ['answer 7 1234', { is: 'answer', id: 7, answer: { ms: 1.234 } }],
  [
    'answer 7 1234 1 40:254:238',
    { is: 'answer', id: 7, answer: { ms: 1.234, wrong: [{ offset: 40, sent: 254, received: 238 }], wrongOctets: 1 } },
  ],
  ['again 7 10.0.0.1', { is: 'again', from: '10.0.0.1' }],
  ['error 7 3 1 10.0.0.254', { is: 'error', id: 7, said: '10.0.0.254: host unreachable' }],
  [
    'error 7 DestinationHostUnreachable - 10.0.0.254',
    { is: 'error', id: 7, said: '10.0.0.254: DestinationHostUnreachable' },
  ],
  ['unsent 7 ENETUNREACH', { is: 'unsent', id: 7, said: 'ENETUNREACH' }],
  ['answer x 1', undefined],
  ['Add-Type : cannot', undefined],
  ['', undefined],
])('a helper that says %s', (line, said) => {
  expect(saidIn(line)).toEqual(said);
});

it('finds the default gateway of least metric where each system tells it', () => {
  const head = 'Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n';
  const row = (to: string, via: string, flags: string, metric: number) =>
    `eth0\t${to}\t${via}\t${flags}\t0\t0\t${metric}\t00000000\t0\t0\t0\n`;
  const table =
    head +
    row('00000000', '0101A8C0', '0003', 600) +
    row('00000000', 'FE01A8C0', '0003', 100) +
    row('0001A8C0', '00000000', '0001', 100);
  expect(gatewayInRoutes(table)).toBe('192.168.1.254');
  expect(gatewayInRoutes(head)).toBeUndefined();
  expect(gatewayInGet('   route to: default\n    gateway: 192.168.1.1\n  interface: en0\n')).toBe('192.168.1.1');
  expect(gatewayInGet('route: writing to routing socket: not in table')).toBeUndefined();
});

it('finds who let a ping die on its way', () => {
  const outputs = recorded('iputils.txt');
  expect(hopIn(outputs['hop']!, '10.77.3.9')).toEqual({ hop: '10.77.1.2', there: false });
  expect(hopIn(outputs['answered']!, '127.0.0.1')).toEqual({ hop: '127.0.0.1', there: true });
  expect(hopIn(outputs['never answered']!, '10.8.8.3')).toEqual({ there: false });
});

it('fills a probe with what it is named after', () => {
  expect([...payloadOf('AA', 3)]).toEqual([0xaa, 0xaa, 0xaa]);
  const repeated = payloadOf('prbs', 64, true);
  expect([...repeated.subarray(0, 16)]).toEqual([...repeated.subarray(16, 32)]);
  expect(new Set(payloadOf('prbs', 1472)).size).toBeGreaterThan(200);
});
