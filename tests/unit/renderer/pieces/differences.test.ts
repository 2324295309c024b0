import { describe, expect, it } from 'vitest';
import type { Version } from '../../../../electron/contract/book/entry.ts';
import { circuitSchema } from '../../../../electron/contract/circuit.ts';
import {
  chosenBody,
  differencesOf,
  fieldTitle,
  placeOf,
  valueText,
} from '../../../../renderer/pieces/book/differences.ts';
import { makeSay } from '../../../../renderer/text/speech.ts';

const equipment = (...ids: string[]) => ids.map((id) => ({ kind: 'onu', id }));
const a = circuitSchema.parse({
  number: 'C1',
  grade: 'A',
  customer: { name: '甲' },
  ends: { A: { site: '东', equipment: equipment('1', '2') } },
});
const b = circuitSchema.parse({
  number: 'C1',
  inService: true,
  customer: { name: '甲' },
  ends: { A: { site: '西', equipment: equipment('3') } },
});
const version = (entry: string, body: object): Version =>
  ({ entry, after: [], enteredAtMs: 0, origin: 'a', body }) as Version;
const rows = differencesOf([a, b]);

describe('two versions side by side', () => {
  it('show each field once, those that differ first; a list is one field', () => {
    expect(rows.map(({ path, differs }) => `${path.join('.')} ${differs}`)).toEqual([
      'grade true',
      'inService true',
      'ends.A.site true',
      'ends.A.equipment true',
      'number false',
      'customer.name false',
    ]);
  });

  it('give either of them whole, or a third with the word of each where it was picked; what one does not say can be picked too', () => {
    const heads = [version('1', a), version('2', b)];
    const pick = (of: (at: number) => number) => Object.fromEntries(rows.map((row, at) => [placeOf(row), of(at)]));
    expect(
      chosenBody(
        heads,
        rows,
        pick(() => 0),
      ),
    ).toEqual(JSON.parse(JSON.stringify(a)));
    expect(
      circuitSchema.parse(
        chosenBody(
          heads,
          rows,
          pick(() => 1),
        ),
      ),
    ).toEqual(b);
    expect(
      chosenBody(
        heads,
        rows,
        pick((at) => (at < 2 ? 1 : 0)),
      ),
    ).toEqual({
      ...{ number: 'C1', inService: true, customer: { name: '甲' } },
      ends: { A: { site: '东', equipment: equipment('1', '2') } },
    });
  });

  it.each([
    ['en', 'A end Site', 'Customer', 'onu 1; onu 2', 'N', '–'],
    ['zh', 'A 端 局站', '客户', 'onu 1; onu 2', '否', '–'],
  ] as const)('are said in %s', (lang, site, customer, list, no, nothing) => {
    const say = makeSay(lang);
    expect([fieldTitle(say, ['ends', 'A', 'site']), fieldTitle(say, ['customer', 'name'])]).toEqual([site, customer]);
    expect(fieldTitle(say, ['due'])).toBe(say('order.due'));
    expect(fieldTitle(say, ['circuit'])).toBe(say('archive.circuit'));
    expect([valueText(say, equipment('1', '2')), valueText(say, false), valueText(say, undefined)]).toEqual([
      list,
      no,
      nothing,
    ]);
  });
});
