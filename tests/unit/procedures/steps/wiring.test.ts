import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { comtechInfo } from '../../../../drivers/testers/comtech/info.ts';
import { loopInfo } from '../../../../drivers/testers/loop/model.ts';
import { manualInfo } from '../../../../drivers/testers/manual/model.ts';
import { circuitSchema, type Circuit } from '../../../../electron/contract/circuit.ts';
import type { WiringView } from '../../../../electron/contract/prompt.ts';
import { words } from '../../../../electron/contract/words/index.ts';
import { wiringOf, type Wired } from '../../../../electron/procedures/steps/wiring.ts';

const circuit = (change: object = {}): Circuit =>
  circuitSchema.parse({
    number: '苏州移动甲乙数字电路0001',
    service: 'e1',
    rate: '2048k',
    ends: {
      A: { site: '苏州工业园局', room: '3F', position: 'DDF 3 架 2 排 14 口' },
      Z: { site: '昆山花桥站', position: 'DDF 1 架 4 排 07 口' },
    },
    ...change,
  });
const COMTECH = {
  address: 'comtech@COM5?baud=9600',
  identity: { maker: 'Comtech EF Data', model: 'CDM-625/625A' },
  capabilities: comtechInfo.capabilities,
};
const HAND = {
  address: 'manual',
  identity: { maker: 'Bluenet', model: 'BNT-2200' },
  capabilities: manualInfo.capabilities,
};
const LAPTOP = {
  address: 'loop@COM7?baud=115200',
  identity: { maker: 'Tributary', model: 'loop' },
  capabilities: loopInfo.capabilities,
};
const E1 = { interface: 'e1', impedance: '75', termination: 'term' };
const wired = (change: Partial<Wired> = {}): WiringView =>
  wiringOf({ circuit: circuit(), settings: E1, release: undefined, offsetS: 28_800, ...HAND, ...change });
/** All that a person reads of it, in one language. */
const read = (view: WiringView, lang: 'zh' | 'en'): string =>
  [view.title, ...Object.values(view.names), ...view.works.flatMap((work) => [work.title, work.text]), view.farEnd]
    .map((text) => text[lang])
    .join('\n');

describe('the wiring picture', () => {
  it('bears stations, ports and the tester of this circuit, character for character, in both languages', () => {
    const view = wired();
    for (const lang of ['zh', 'en'] as const)
      for (const name of [
        '苏州工业园局 3F',
        '昆山花桥站',
        'DDF 3 架 2 排 14 口',
        'DDF 1 架 4 排 07 口',
        'Bluenet BNT-2200',
      ])
        expect(read(view, lang)).toContain(name);
    expect(view.works.map((work) => work.title.zh)).toEqual(['Z 端：出接入', 'A 端：拔开协转', 'A 端：接仪表']);
    expect(view.works[0]?.text.zh).toBe('DDF 1 架 4 排 07 口，朝 A 端环回，75\u00a0Ω BNC 同轴。请对方报端口号。');
    expect(view.works[1]?.text.en).toBe('DDF rack 3, row 2, port 14. The circuit is not in service and may be cut.');
  });
  it.each([
    ['75', '75\u00a0Ω BNC', '120\u00a0Ω'],
    ['120', '120\u00a0Ω RJ48', '75\u00a0Ω'],
  ])('of %s Ω never speaks of the other connector', (impedance, has, hasNot) => {
    for (const termination of ['term', 'bridge', 'mon'])
      for (const lang of ['zh', 'en'] as const) {
        const text = read(wired({ settings: { ...E1, impedance, termination } }), lang);
        expect(text).toContain(has);
        expect(text).not.toContain(hasNot);
      }
  });
  it.each([
    ['term', '拔开协转', '收接 DDF 出'],
    ['bridge', '只拔协转的发', '跨接'],
    ['mon', '只拔协转的发', '监测口 MON'],
  ])('with %s says what stays plugged in', (termination, unplug, join) => {
    const view = wired({ settings: { ...E1, termination } });
    expect(view.shows).toContain(termination);
    expect(view.works[1]?.title.zh).toContain(unplug);
    expect(view.works[2]?.text.zh).toContain(join);
  });
  it('ends the line where the tester has no choice of input', () => {
    expect(wired({ ...COMTECH, settings: { ...E1, termination: 'mon' } }).shows).toContain('term');
  });

  it.each<[string, Partial<Wired>, string]>([
    ['E1 by hand', {}, 'line-loop'],
    ['E1 with a modem, no circuit known', { ...COMTECH, circuit: undefined }, 'line-loop'],
    ['loop check of an E1 with a modem', { ...COMTECH, settings: {} }, 'line-loop'],
    ['loop check with a modem, nothing known', { ...COMTECH, settings: {}, circuit: undefined }, 'line-loop'],
    ['V.35 with a modem', { ...COMTECH, settings: {}, circuit: circuit({ service: 'v35', rate: '256k' }) }, 'v35-loop'],
    ['V.35 with the laptop', { ...LAPTOP, settings: {}, circuit: circuit({ service: 'v35' }) }, 'v35-loop'],
    [
      'V.24 with the laptop',
      { ...LAPTOP, settings: {}, circuit: circuit({ service: 'v24', rate: '9600' }) },
      'serial-loop',
    ],
    ['the laptop, nothing known', { ...LAPTOP, settings: {}, circuit: undefined }, 'serial-loop'],
    [
      'the laptop over TCP',
      {
        address: 'loop@tcp://192.168.1.20:7000?rate=64k',
        identity: LAPTOP.identity,
        capabilities: { ...LAPTOP.capabilities, attachment: 'network' },
        settings: {},
      },
      'network-loop',
    ],
  ])('%s', (_what, change, picture) => {
    const view = wired(change);
    expect(view.picture).toBe(picture);
    // A laptop and a plug for its serial port are drawn where the laptop tests, and nowhere else.
    const laptop = change.capabilities !== undefined && change.capabilities.attachment !== 'line-port';
    expect(read(view, 'zh').includes('电脑')).toBe(laptop);
    expect(read(view, 'zh').includes('DB9')).toBe(picture === 'serial-loop');
  });
  it('says who released a circuit in service, and otherwise that this is not known', () => {
    const release = { by: '李调度', untilMs: Date.UTC(2026, 10, 28, 7, 0) };
    expect(wired({ circuit: circuit({ inService: true }), release }).works[1]?.text.zh).toContain(
      '李调度已同意中断，到 2026-11-28 15:00。',
    );
    expect(wired({ circuit: circuit({ inService: true }) }).works[1]?.text.zh).toContain('先确认可以断');
    expect(wired({ circuit: undefined }).works[1]?.text.zh).toContain('先确认可以断');
  });
  it('has no empty place and no key where the circuit is silent', () => {
    for (const change of [
      { circuit: undefined },
      { circuit: circuit({ ends: {} }) },
      { identity: { maker: '', model: 'manual' } },
    ])
      for (const lang of ['zh', 'en'] as const)
        expect(read(wired(change), lang)).not.toMatch(/\{\{|undefined|null|picture\.|manual/);
  });
});

describe('the text for the far end', () => {
  it('names the circuit, both ends, the port and what to do, in one message', () => {
    const { farEnd } = wired();
    expect(farEnd.zh).toBe(
      '电路 苏州移动甲乙数字电路0001。请在 Z 端昆山花桥站：DDF 1 架 4 排 07 口，朝 A 端环回，75\u00a0Ω BNC 同轴。请对方报端口号。' +
        '测 A 端（苏州工业园局 3F）到 Z 端的来回。做好请回话；测完我会请您恢复。',
    );
    expect(farEnd.en).toContain('Circuit 苏州移动甲乙数字电路0001. At Z, 昆山花桥站:');
  });
});

describe('the templates', () => {
  const folder = new URL('../../../../resources/pictures/', import.meta.url);
  const drawn = ['line-loop', 'v35-loop', 'serial-loop', 'network-loop'];
  it('are all used, and no picture lies about that nobody uses', () => {
    expect(readdirSync(folder).toSorted()).toEqual(drawn.map((name) => `${name}.svg`).toSorted());
  });
  it.each(drawn)('%s has a name or a word for every text, and shows its parts to somebody', (name) => {
    const svg = readFileSync(new URL(`${name}.svg`, folder), 'utf8');
    const names = [...svg.matchAll(/data-text="([^"]+)"/g)].map((match) => match[1] ?? '');
    const given = Object.keys(wired().names);
    expect(names.filter((one) => !given.includes(one) && !Object.hasOwn(words, one))).toEqual([]);
    // Words stand in the catalogue: what is fixed in a picture are contacts and circuits of a plug.
    const fixed = [...svg.matchAll(/<text[^>]*>([^<]+)</g)].map((match) => match[1] ?? '');
    expect(fixed.filter((text) => /[\u4e00-\u9fff]/.test(text))).toEqual([]);
    const shows = ['e1', 'line', 'term', 'bridge', 'mon', 'm34'];
    const when = [...svg.matchAll(/data-when="([^"]+)"/g)].flatMap((match) => (match[1] ?? '').split(' '));
    expect(when.filter((one) => !shows.includes(one))).toEqual([]);
  });
});
