import { describe, expect, it } from 'vitest';
import { fitted } from '../../../../renderer/widgets/wiring/fit.ts';

const room = { width: 136, lines: 2, size: 14 };
const bare = (text: string): string => text.replaceAll(/\s/g, '');

describe('a name in its room', () => {
  it.each([
    'DDF 03-12-05',
    'DDF 机架 03 列 12 排 05 口（东侧第二列临时编号 A-17-2026）',
    'DDF-01-02-08-Upper-Left-Quadrant-Temporary',
    'Suzhou Industrial Park International Exchange & Technology Tower, Building North 17',
    '江'.repeat(1000),
    'W'.repeat(300),
    '',
  ])('%s is whole, and no wider or higher than it', (text) => {
    const { size, lines } = fitted(text, room);
    expect(bare(lines.join(''))).toBe(bare(text));
    expect(lines.length * size * 1.2).toBeLessThanOrEqual(room.lines * room.size * 1.2 + 1e-6);
    expect(size).toBeLessThanOrEqual(room.size);
  });
  it('keeps its size while it fits, and never breaks a number or a model', () => {
    expect(fitted('DDF 03-12-05', room)).toEqual({ size: 14, lines: ['DDF 03-12-05'] });
    const { lines } = fitted('Comtech EF Data CDM-625/625A', { width: 220, lines: 2, size: 20 });
    expect(lines).toHaveLength(2);
    expect(lines[1]).toBe('CDM-625/625A');
  });
});
