import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PANELS } from '../../../../../drivers/converters/panel/model.ts';
import { isLookedAt, panelOf, readPanel, type LampLook, type LampsSeen } from '../../../../../electron/contract/box.ts';
import { OBSERVATIONS } from '../../../../../electron/contract/site.ts';
import { bothOf } from '../../../../../electron/contract/words/index.ts';
import { boxFor } from '../../../../../electron/instruments/index.ts';

const panel = (id: string) => PANELS.find((one) => one.id === id)!;

describe('what eyes read of a box', () => {
  it.each<[string, string, LampsSeen, Record<string, unknown>, string[]]>([
    ['steady is this end', 'rc80x', { AIS: 'on' }, { AIS: 'on' }, []],
    ['flashing is the far end', 'rc80x', { AIS: 'flashing' }, { AIS: 'off', REMOTE: 'flashing' }, []],
    [
      'of two lamps the alarm weighs',
      'rc80x',
      { AIS: 'off', LOF: 'flashing' },
      { AIS: 'off', LOF: 'off', REMOTE: 'flashing' },
      [],
    ],
    [
      'no light hides all below it',
      'lt-155b',
      { PWR: 'on', NOP: 'on', LOF: 'on', '1E-3': 'on' },
      { PWR: 'on', NOP: 'on' },
      ['LOF', '1E-3', '1E-6'],
    ],
    [
      'loss of frame hides the errors',
      'lt-155b',
      { NOP: 'off', LOF: 'on', '1E-6': 'off' },
      { NOP: 'off', LOF: 'on' },
      ['1E-3', '1E-6'],
    ],
    ['one of two error lamps is errors', 'lt-155b', { '1E-3': 'off', '1E-6': 'on' }, { ERR: 'on' }, []],
    ['without power only that', 'lt-155b', { PWR: 'off', NOP: 'on', LINK1: 'on' }, { PWR: 'off' }, []],
    ['a dark fibre lamp is no light', 'transceiver', { PWR: 'on', 'FX LINK/ACT': 'off' }, { PWR: 'on', NOP: 'on' }, []],
    ['what has no common name stays as said', 'cfm-34', { C: 'red' }, {}, []],
    ['all ports together', 'switch', { PORTS: 'flashing' }, { allPortsFlashTogether: true }, []],
    ['nobody looked', 'rc80x', {}, {}, []],
  ])('%s', (_what, id, seen, lamps, hidden) => {
    const read = readPanel(panel(id), seen);
    expect([read.lamps, read.hidden]).toEqual([lamps, hidden]);
  });

  it('is said lamp by lamp, in the words of its manual', () => {
    const { says } = readPanel(panel('rc80x'), { LOF: 'flashing', LOOP: 'on', CRC: 'off' });
    expect(says.map((one) => bothOf(one).en)).toEqual([
      'LOF flashing: far end: out of frame, LOF',
      'LOOP on: looped here, both ways',
    ]);
    expect(readPanel(panel('lt-155b'), { PWR: 'off' }).says.map((one) => bothOf(one).zh)).toEqual([
      '没有电源：其他灯都不作数。',
    ]);
  });

  it('is complete once every lamp that says anything was looked at', () => {
    expect(isLookedAt(panel('lt-155b'), { PWR: 'on', NOP: 'on', LINK1: 'on' })).toBe(false);
    expect(isLookedAt(panel('lt-155b'), { PWR: 'on', NOP: 'on', LINK1: 'on', LINK2: 'off' })).toBe(true);
    expect(isLookedAt(panel('lt-155b'), { PWR: 'off' })).toBe(true);
  });

  it('is an observation whatever is tapped, and no lamp is told that nobody saw', () => {
    const looks = PANELS.map(({ id, lamps }) =>
      fc.tuple(
        fc.constant(id),
        fc.record(
          Object.fromEntries(
            lamps.map((lamp) => [lamp.name, fc.constantFrom(...(Object.keys(lamp.looks) as LampLook[]))]),
          ),
          {
            requiredKeys: [],
          },
        ),
      ),
    );
    fc.assert(
      fc.property(fc.oneof(...looks), ([id, seen]) => {
        const read = readPanel(panel(id), seen);
        expect(OBSERVATIONS.lamps.safeParse({ lamps: read.lamps }).success).toBe(true);
        const told = new Set(
          panel(id).lamps.flatMap(({ name, looks: own }) => Object.keys(own[seen[name] ?? 'red']?.site ?? {})),
        );
        for (const name of Object.keys(read.lamps)) expect(told).toContain(name);
      }),
      { numRuns: 200 },
    );
  });
});

describe('which table a box has', () => {
  it.each([
    ['conv', { maker: '瑞斯康达', model: 'rc803-fv35' }, 'rc80x'],
    ['conv', { model: 'RC 903' }, 'rc903'],
    ['modem', { model: 'LT-155B' }, 'lt-155b'],
    ['conv', { model: 'no such box' }, 'converter'],
    ['conv', {}, 'converter'],
    ['router', undefined, 'router'],
    ['node', { model: 'LT-155B' }, 'node'],
  ] as const)('%s %o is %s', (kind, printed, id) => {
    expect(boxFor(kind, printed)?.id).toBe(id);
  });

  it('that of a maker names its public source, and every kind has a common one', () => {
    for (const one of PANELS)
      expect([one.id, one.models.length > 0, one.source !== undefined]).toEqual([
        one.id,
        one.models.length > 0,
        one.models.length > 0,
      ]);
    for (const kind of ['conv', 'modem', 'node', 'router', 'switch'] as const)
      expect(panelOf(PANELS, kind)).toBeDefined();
  });
});
