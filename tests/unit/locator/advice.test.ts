import { describe, expect, it } from 'vitest';
import type { Circuit } from '../../../electron/contract/circuit.ts';
import { sectionsOf } from '../../../electron/contract/site-chain.ts';
import type { LineVariant, SiteLine } from '../../../electron/contract/site.ts';
import { bothOf } from '../../../electron/contract/words/index.ts';
import { adviceOf, type Known } from '../../../electron/locator/advice/index.ts';

const line = (variant: LineVariant): SiteLine => ({
  variant,
  sections: sectionsOf(variant),
  managed: { converters: false, nodes: false, network: false },
  routersOpen: false,
  convertersHaveAddresses: false,
  testerMeasuresDelay: false,
});
/** A search that stands at these shares. */
const known = (variant: LineVariant, shares: Record<string, number>, circuit?: Circuit): Known => ({
  line: line(variant),
  chain: line(variant).sections.map((section) => ({ section, state: 'suspect', share: shares[section.id] ?? 0 })),
  circuit,
});
const circuit: Circuit = {
  number: '苏州移动甲乙数字电路0001',
  inService: false,
  ends: {
    Z: {
      site: '城南局',
      address: '人民路 1 号',
      contact: '王工',
      phone: '0512-1234',
      position: '03-R2-15',
      converter: { maker: '华环', model: 'LT-155B', photo: 'dip.jpg' },
      equipment: [{ kind: 'sdh', id: 'SDH-7', port: '3' }],
    },
  },
};
const said = (messages: readonly Parameters<typeof bothOf>[0][]): string =>
  messages.map((one) => bothOf(one).en).join('\n');

describe('before anybody leaves', () => {
  it('says the spare by make with its photo, where to drive, whom to call, likeliest first', () => {
    const { sections, call, known: record } = adviceOf(known('converter-v35', { conv_z: 0.3, node_z: 0.6 }, circuit));
    expect(sections.map(({ section, share }) => [section.id, share])).toEqual([
      ['node_z', 0.6],
      ['conv_z', 0.3],
    ]);
    expect(said(sections[1]!.take)).toContain('must be a 华环 LT-155B, its DIP as in the photo');
    expect(sections[1]!.photo).toBe('dip.jpg');
    expect(bothOf(sections[1]!.go).en).toBe('Drive to the Z end: 城南局 · 人民路 1 号');
    expect(call).toEqual({ end: 'Z', site: '城南局', name: '王工', phone: '0512-1234' });
    expect(said(record)).toContain('SDH at Z: SDH-7, port 3');
    expect(said(record)).toContain('DDF position at Z: 03-R2-15');
  });

  it('asks first where make and switches are not on record, and says so of an address', () => {
    const { sections, call } = adviceOf(known('converter-v35', { conv_z: 1 }));
    expect(said(sections[0]!.take)).toContain('ask first, converters of two makers do not synchronise');
    expect(bothOf(sections[0]!.go).en).toContain('not on record');
    expect(call).toBeUndefined();
  });

  it('sends nobody to what another owns or where the engineer stands already', () => {
    const { sections } = adviceOf(known('router-e1-card', { router_z: 0.5, cable_a: 0.3, net: 0.2 }, circuit));
    expect(sections.map(({ go }) => go.code)).toEqual(['advice.go.owner', 'advice.go.here', 'advice.go.network']);
  });

  it('reads out a script of plain questions, box by box, and none where no box at the far end is open', () => {
    const { script } = adviceOf(known('converter-v35', { conv_z: 0.5, conv_a: 0.5 }, circuit));
    expect(bothOf(script[0]!).zh).toContain('苏州移动甲乙数字电路0001');
    expect(said(script)).toContain('Look at the box marked “华环 LT-155B”');
    expect(said(script)).toContain('Is the lamp “REMOTE” on, steady or flashing, or off?');
    expect(adviceOf(known('converter-v35', { fibre_z: 1 }, circuit)).script).toEqual([]);
  });

  it('leaves out what is hardly possible', () => {
    expect(
      adviceOf(known('fibre-modem', { modem_z: 0.97, pc_a: 0.03 })).sections.map(({ section }) => section.id),
    ).toEqual(['modem_z']);
  });
});
