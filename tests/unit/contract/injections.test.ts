import { describe, expect, it } from 'vitest';
import { canInject, type Injectable, type Injection } from '../../../electron/contract/injections.ts';
import { injectButtons } from '../../../renderer/widgets/injections.ts';

const many: Injectable = {
  bit: { counts: [100, 1, 10], ratios: [1e-5, 1e-3] },
  crc: { counts: [1] },
  alarm: { alarms: ['AIS', 'RAI'] },
};

describe('what a tester injects', () => {
  it.each<[Injection, boolean]>([
    [{ kind: 'off' }, true],
    [{ kind: 'count', count: 10 }, true],
    [{ kind: 'count', what: 'bit', count: 10 }, true],
    [{ kind: 'count', count: 2 }, false],
    [{ kind: 'ratio', ratio: 1e-3 }, true],
    [{ kind: 'ratio', what: 'crc', ratio: 1e-3 }, false],
    [{ kind: 'count', what: 'crc', count: 1 }, true],
    [{ kind: 'count', what: 'fas', count: 1 }, false],
    [{ kind: 'alarm', alarm: 'AIS' }, true],
    [{ kind: 'alarm', alarm: 'LOS' }, false],
  ])('%j: %s', (injection, able) => {
    expect(canInject(many, injection)).toBe(able);
    expect(canInject({}, injection)).toBe(injection.kind === 'off');
  });

  it('stands on the buttons in the order of the field, keys on bit errors alone', () => {
    expect(injectButtons(many)).toEqual([
      { label: { zh: '1', en: '1' }, hotkey: 'i', injection: { kind: 'count', count: 1 } },
      { label: { zh: '10', en: '10' }, hotkey: 'o', injection: { kind: 'count', count: 10 } },
      { label: { zh: '1E-3', en: '1E-3' }, hotkey: 'e', injection: { kind: 'ratio', ratio: 1e-3 } },
      { label: { zh: 'CRC-4 误码 1', en: 'CRC-4 errors 1' }, injection: { kind: 'count', what: 'crc', count: 1 } },
      { label: { zh: 'AIS', en: 'AIS' }, injection: { kind: 'alarm', alarm: 'AIS' } },
      { label: { zh: 'RAI', en: 'RAI' }, injection: { kind: 'alarm', alarm: 'RAI' } },
    ]);
    expect(injectButtons({})).toEqual([]);
  });
});
