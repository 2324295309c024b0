import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { limitSetSchema } from '../../../electron/contract/limits.ts';
import { judgingWords } from '../../../electron/contract/words/judging.ts';
import { limitSet } from './support.ts';

const files = readdirSync(new URL('../../../resources/limits/', import.meta.url));

describe('limit sets', () => {
  it.each(files)('%s is a valid set under its own name', (file) => {
    expect(file).toMatch(/\.yaml$/);
    const set = limitSet(file.replace('.yaml', ''));
    expect(`${set.id}.yaml`).toBe(file);
    for (const { status, source } of Object.values(set.objectives))
      if (status === 'confirmed') expect(source).toBeTruthy();
  });

  it('carry the objectives of the Recommendations and say which are unconfirmed', () => {
    const values = (id: string) =>
      Object.entries(limitSet(id).objectives).map(([parameter, { value, status }]) => [parameter, value, status]);
    expect(values('m2100-e1')).toEqual([
      ['ES', 0.02, 'unconfirmed'],
      ['SES', 0.001, 'unconfirmed'],
    ]);
    expect(values('g826-e1')).toEqual([
      ['ESR', 0.04, 'confirmed'],
      ['SESR', 0.002, 'confirmed'],
      ['BBER', 0.0002, 'unconfirmed'],
    ]);
    expect(values('g821-64k')).toEqual([
      ['ESR', 0.08, 'confirmed'],
      ['SESR', 0.002, 'confirmed'],
    ]);
  });

  it('without an objective that its kind needs is refused', () => {
    const { SES, ...objectives } = limitSet('m2100-e1').objectives;
    expect(SES).toBeDefined();
    const parsed = limitSetSchema.safeParse({ ...limitSet('m2100-e1'), objectives });
    expect(parsed.error?.issues[0]?.path).toEqual(['objectives', 'SES']);
  });
});

describe('reasons', () => {
  it('fill the same places in both languages', () => {
    // A word given in both languages fills one place.
    const placeOf = (name: string): string => name.replace(/^(zh|en)$/, 'word').replace(/(Zh|En)$/, '');
    const places = (text: string): string[] =>
      [...text.matchAll(/{{(\w+)(?:, [^}]+)?}}/g)].map(([, name = '']) => placeOf(name)).toSorted();
    for (const { zh, en } of Object.values(judgingWords)) expect(places(zh)).toEqual(places(en));
  });
});
