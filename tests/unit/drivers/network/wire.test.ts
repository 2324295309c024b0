import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { neighboursInArp, neighboursInProc } from '../../../../drivers/network/neighbours.ts';
import { searchMtu, triedIn } from '../../../../drivers/network/path-mtu.ts';

const file = new URL('../../../../drivers/network/transcripts/neighbours.txt', import.meta.url);
const outputOf = (system: string): string => readFileSync(file, 'utf8').split(`=== ${system}\n`)[1]!.split('\n===')[0]!;

describe('the neighbour table', () => {
  it.each([
    ['linux', neighboursInProc, [['10.8.8.2', 'ea:0e:8b:4a:b7:56']]],
    [
      'macos',
      neighboursInArp,
      [
        ['192.168.1.1', '00:18:01:8f:23:ed'],
        ['192.168.1.2', '00:1b:21:a4:32:bd'],
      ],
    ],
    ['windows', neighboursInArp, [['10.0.0.99', '00:e0:98:00:7c:dc']]],
  ] as const)('of %s names the boxes, and neither groups nor addresses that nobody has', (system, read, boxes) => {
    expect(read(outputOf(system)).map(({ address, mac }) => [address, mac])).toEqual(boxes);
  });
  it('of a German Windows is read alike', () => {
    const line = '  10.0.0.99             00-e0-98-00-7c-dc     dynamisch\r\n';
    expect(neighboursInArp(`Schnittstelle: 10.0.0.1 --- 0x4\r\n${line}`)).toHaveLength(1);
  });
  it('holds nothing in nonsense', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect([...neighboursInArp(text), ...neighboursInProc(text)]).toEqual([]);
      }),
    );
  });
});

describe('the greatest packet that passes', () => {
  it.each([
    ['72 bytes from 10.8.8.2: icmp_seq=1 ttl=64 time=0.030 ms', { passed: true }],
    ['Antwort von 10.0.0.99: Bytes=1472 Zeit=1ms TTL=64', { passed: true }],
    ['ping: local error: message too long, mtu=1300', { passed: false, mtu: 1300 }],
    ['From 10.1.1.1 icmp_seq=1 Frag needed and DF set (mtu = 1400)', { passed: false, mtu: 1400 }],
    ['1 packets transmitted, 0 received, 100% packet loss, time 0ms', { passed: false }],
  ])('%s', (text, tried) => {
    expect(triedIn(text)).toEqual(tried);
  });

  it.each([true, false])('is found to the octet, whatever it is; somebody says it: %s', async (says) => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 68, max: 1500 }), async (mtu) => {
        let asked = 0;
        const found = await searchMtu(async (octets) => {
          asked++;
          return octets <= mtu ? { passed: true } : { passed: false, ...(says ? { mtu } : {}) };
        });
        expect([found, asked <= (says ? 3 : 14)]).toEqual([mtu, true]);
      }),
    );
  });
  it('is not known where nothing answers, time is over, or somebody says what is not so', async () => {
    expect(await searchMtu(() => Promise.resolve({ passed: false }))).toBeUndefined();
    expect(await searchMtu(() => Promise.resolve(undefined))).toBeUndefined();
    expect(await searchMtu((octets) => Promise.resolve({ passed: octets <= 900, mtu: 1200 }))).toBe(900);
  });
});
