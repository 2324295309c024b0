import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { z } from 'zod';
import { circuitSchema, type Circuit } from '../../../electron/contract/circuit.ts';
import { scenarioSchema } from '../../../electron/contract/scenario.ts';
import { parseYaml } from '../../../electron/contract/yaml.ts';

const circuit = (text: string): Circuit => parseYaml(text, circuitSchema, 'c.yaml');

describe('a text field is the own text of its scalar', () => {
  it.each([
    ['0012', '0012'],
    ['1e5', '1e5'],
    ['0x1F', '0x1F'],
    ['0o17', '0o17'],
    ['12.10', '12.10'],
    ['+12', '+12'],
    ['-0', '-0'],
    ['.inf', '.inf'],
    ['.nan', '.nan'],
    ['20260512000123456789', '20260512000123456789'],
    ['yes', 'yes'],
    ['true', 'true'],
    ['2026-01-01', '2026-01-01'],
    ['1:30', '1:30'],
    ['1_000', '1_000'],
    ["'0012'", '0012'],
    ['"0012"', '0012'],
    ['"~"', '~'],
    ["'null'", 'null'],
    ['!!str 0012', '0012'],
    ['!!int "0012"', '0012'],
    ['0012 # as on the label', '0012'],
    ['\t0012', '0012'],
    ['0012\r', '0012'],
    ['"a\\ab\\x1b"', 'a\x07b\x1b'],
    ['"\x7f\x9b"', '\x7f\x9b'],
    ['a\u0085b\u2028c', 'a\u0085b\u2028c'],
    ['|-\n  0012', '0012'],
    ['>-\n  甲\n  乙', '甲 乙'],
    ['&n 0012', '0012'],
  ])('%j', (written, meant) => {
    expect(circuit(`number: ${written}\n`).number).toBe(meant);
    const end = circuit(`number: x\nends:\n  A:\n    room: ${written.replaceAll('\n', '\n    ')}\n`).ends?.A;
    expect(end?.room).toBe(meant);
  });

  it('also under a YAML 1.1 directive, through an alias and in every text of a circuit', () => {
    expect(circuit('%YAML 1.1\n---\nnumber: 2026-01-01\ntowards: 0012').number).toBe('2026-01-01');
    const one = circuit(
      [
        'number: &n 0012',
        'customer: { name: 1, contact: 1.0, phone: 013800000000, city: 0512, manager: { name: no, phone: 1e9 } }',
        'rate: 2048000',
        'routes: { main: 1e1, spare: *n }',
        'towards: 007',
        'ends:',
        '  甲: &e { site: 01, address: 02, room: 301, position: 12.10, contact: on, phone: 0x1, owner: 1, unit: 0.10,',
        '    converter: { maker: 1, model: 2.0, dip: 00000011, photo: 1 }, equipment: [{ kind: onu, id: 010, port: 1.10 }] }',
        '  乙: *e',
      ].join('\n'),
    );
    const end = {
      ...{ site: '01', address: '02', room: '301', position: '12.10', contact: 'on', phone: '0x1', owner: '1' },
      unit: '0.10',
      converter: { maker: '1', model: '2.0', dip: '00000011', photo: '1' },
      equipment: [{ kind: 'onu', id: '010', port: '1.10' }],
    };
    const manager = { name: 'no', phone: '1e9' };
    expect(one).toEqual({
      number: '0012',
      customer: { name: '1', contact: '1.0', phone: '013800000000', city: '0512', manager },
      rate: '2048000',
      inService: false,
      routes: { main: '1e1', spare: '0012' },
      towards: '007',
      ends: { A: end, Z: end },
    });
  });

  it('whatever text is quoted, and whatever figure is not', () => {
    const quoted = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 60 })
      .filter((s) => s.isWellFormed() && s.trim() !== '' && !s.includes('\0'));
    fc.assert(
      fc.property(quoted, (number) => {
        expect(circuit(stringify({ number }, { defaultStringType: 'QUOTE_DOUBLE', lineWidth: 0 })).number).toBe(number);
      }),
    );
    const plain = fc.stringMatching(/^[+-]?(0[xob])?[0-9][0-9A-Fa-f._]{0,30}([eE][+-]?[0-9]{1,4})?$/);
    fc.assert(
      fc.property(plain, (number) => {
        expect(circuit(`number: ${number}\nends: { A: { room: ${number} } }`)).toMatchObject({
          number,
          ends: { A: { room: number } },
        });
      }),
    );
  });

  it('and a number or a truth value stays one where the schema has one', () => {
    const schema = z.strictObject({
      n: z.number(),
      on: z.boolean(),
      text: z.string(),
      s: z.union([z.string(), z.number()]),
    });
    expect(parseYaml('n: 1e3\non: true\ntext: 1e3\ns: 1e3', schema, 'x')).toEqual({
      n: 1000,
      on: true,
      text: '1e3',
      s: 1000,
    });
    const line = parseYaml('version: 1\nevents:\n- { from: 0s, for: 5s, ber: 1e-4 }', scenarioSchema, 'x');
    expect(line.events).toEqual([{ from: 0, for: 5, ber: 1e-4 }]);
  });
});

describe('a field that is left empty', () => {
  it('is absent, wherever it stands', () => {
    const empty = [
      'number: x',
      'customer: { name: , contact: ~, phone: null, class: , city: "", manager: }',
      'service:',
      'rate: ~',
      'grade: null',
      'span:',
      'inService:',
      'kind:',
      'until:',
      'routes: { main: , spare: }',
      'towards:',
      'line: ~',
      'ends:',
      '  A: { site: , address: , room: , position: , contact: , phone: , owner: , unit: , converter: , equipment: }',
      '  Z:',
    ].join('\n');
    expect(circuit(empty)).toEqual({ number: 'x', customer: {}, inService: false, routes: {}, ends: { A: {} } });
  });
});

const nested = (n: number): string => `number: x\ntowards: ${'['.repeat(n)}${']'.repeat(n)}\n`;
const keys = (n: number): string => Array.from({ length: n }, (_, i) => `k${i}: 1\n`).join('');

/** What is refused, where, and a word of the sentence. */
const REFUSED: [what: string, text: string, place: string, said: RegExp][] = [
  ['nothing at all', '', '1:1', /map/],
  ['a comment alone', '# number: 1\n', '1:1', /map/],
  ['an empty number', 'service: e1\nnumber:\n', '2:1', /number.*empty/],
  ['a number ~', 'number: ~\n', '1:1', /number.*empty/],
  ['a number null', 'number: null\n', '1:1', /number.*empty/],
  ['a number of nothing', 'number: ""\n', '1:1', /number.*empty/],
  ['a number of blanks', "number: '  '\n", '1:1', /number.*empty/],
  ['no number', 'service: e1\n', '1:1', /number/],
  ['a map for the number', 'number: { a: 1 }\n', '1:1', /number.*text/],
  ['a list for the number', '\nnumber: [1]\n', '2:1', /number.*text/],
  ['a map for a room', 'number: x\nends:\n  A:\n    room: { a: 1 }\n', '4:5', /room.*text/],
  ['a list for a phone', 'number: x\ncustomer:\n  phone: [1]\n', '3:3', /phone.*text/],
  ['a map for the rate', 'number: x\nrate: {}\n', '2:1', /rate.*text/],
  ['a list for the service', 'number: x\nservice: [e1]\n', '2:1', /service.*e1, v35/],
  ['a text alone', 'number:0012\n', '1:1', /YAML.*map/],
  ['a list at the top', '- number: x\n', '1:1', /YAML.*map/],
  ['ends that are no map', 'number: x\nends: [a]\n', '2:1', /ends.*map/],
  ['equipment that is no list', 'number: x\nends: { A: { equipment: x } }\n', '2:14', /equipment.*list/],
  ['equipment nobody knows', 'number: x\nends: { A: { equipment: [{ kind: fax }] } }\n', '2:28', /kind.*onu, ptn/],
  ['a merge of an older YAML', '%YAML 1.1\n---\nnumber: x\n<<: { service: e1 }\n', '4:1', /<</],
  ['a day and a time', 'number: x\nuntil: 2026-12-31T10:00\n', '2:1', /until.*calendar/],
  ['an unknown service', 'number: x\nservice: 1e1\n', '2:1', /service.*e1, v35/],
  ['a rate of nonsense', 'number: x\nrate: fast\n', '2:1', /rate.*2048k/],
  ['a rate of zero', 'number: x\nrate: 0k\n', '2:1', /rate.*2048k/],
  ['a rate below nothing', 'number: x\nrate: -2M\n', '2:1', /rate.*2048k/],
  ['a word for a truth value', 'number: x\ninService: yes\n', '2:1', /inService.*true or false/],
  ['a day that does not exist', 'number: x\nuntil: 2027-02-30\n', '2:1', /until.*calendar/],
  ['a misspelt key', 'number: x\nservise: e1\n', '2:1', /servise/],
  ['a misspelt key within', 'number: x\nends: { A: { sight: 1 } }\n', '2:14', /sight/],
  ['an end under two names', 'number: x\nends: { Z: { site: a }, 乙: { site: b } }\n', '2:25', /one end.*乙/],
  ['a key twice', 'number: x\nnumber: y\n', '2:1', /twice/],
  ['two documents', 'number: x\n---\nnumber: y\n', '2:1', /one document/],
  ['a tab for indentation', 'ends:\n\tA: { site: a }\nnumber: x\n', '2:1', /tab/],
  ['an alias of nothing', 'number: *12\n', '1:9', /&12/],
  ['an alias before its anchor', 'number: *a\ntowards: &a x\n', '1:9', /&a/],
  ['an alias of itself', 'number: x\ntowards: &a [*a]\n', '2:14', /itself/],
  ['a tag nobody knows', 'number: !secret x\n', '1:9', /tag/],
  ['a bell', 'number: a\x07b\n', '1:10', /U\+0007/],
  ['a sequence for terminals', 'number: x\ntowards: a\x1b[31mb\n', '2:11', /U\+001B/],
  ['a control in a comment', 'number: x\n# a\bb\n', '2:4', /U\+0008/],
  ['a form feed', 'number: a\fb\n', '1:10', /U\+000C/],
  ['a control within quotes', 'number: "a\vb"\n', '1:11', /U\+000B/],
  ['a zero byte', 'number: x\ntowards: a\0b\n', '2:11', /U\+0000/],
  ['a delete', 'number: a\x7fb\n', '1:10', /U\+007F/],
  ['a control of eight bits', 'number: x\n甲\x9b: 1\n', '2:2', /U\+009B/],
  ['no character at all', 'number: 甲\ufffe\n', '1:10', /U\+FFFE/],
  ['a zero by its escape', 'number: "a\\0b"\n', '1:9', /U\+0000/],
  ['a zero by its number', 'number: x\nends: { A: { room: "\\x00" } }\n', '2:20', /U\+0000/],
  ['a zero in a key', 'number: x\n"tow\\u0000ards": y\n', '2:1', /U\+0000/],
  ['an open quote', 'number: "x\n', '2:1', /a quote, a bracket or a comma is missing/],
  ['half a character', 'number: "\\ud800"\n', '1:1', /half/],
  ['300 characters and one', `number: ${'x'.repeat(301)}\n`, '1:1', /300/],
  ['64 levels and one', nested(64), '2:73', /64/],
];

describe('what cannot be is refused with line and column', () => {
  it.each(REFUSED)('%s', (_what, text, place, said) => {
    expect(() => circuit(text)).toThrow(
      expect.objectContaining({ code: 'bad-yaml', where: `c.yaml:${place}`, message: expect.stringMatching(said) }),
    );
  });

  it('and a zero is refused from a page too', () => {
    expect(circuitSchema.safeParse({ number: 'a\0b' }).success).toBe(false);
    expect(circuitSchema.safeParse({ number: 'x', ends: { A: { room: '\0' } } }).success).toBe(false);
  });

  it('in both languages', () => {
    expect(() => circuit('number: x\nrate: fast')).toThrow(
      expect.objectContaining({
        params: { zh: '速率（rate）应为速率（2048k、64k、2M）', en: 'rate: must be a rate (2048k, 64k, 2M)' },
      }),
    );
  });
});

/** Anything that a YAML may hold, to see what the limits count. */
const anything = (text: string): unknown => parseYaml(text, z.unknown(), 'x');
const bomb = (levels: number): string =>
  Array.from({ length: levels }, (_, i) =>
    i === 0 ? `x0: &x0 [${'a,'.repeat(9)}]` : `x${i}: &x${i} [${`*x${i - 1},`.repeat(9)}]`,
  ).join('\n');

describe('a document is bounded before it is built', () => {
  it.each([
    ['64 levels of flow', `${'['.repeat(64)}${']'.repeat(64)}`],
    ['64 levels of block', Array.from({ length: 63 }, (_, i) => `${' '.repeat(i)}a:`).join('\n') + ' [ ]'],
    ['10 000 nodes', `[${'a,'.repeat(9999)}]`],
    ['10 000 nodes by aliases', `[&a [${'a,'.repeat(98)}],${'*a,'.repeat(100)}]`],
    ['a megabyte of text', `a: ${'x'.repeat(999_997)}`],
    ['thousands of comments', `a: 1\n${'#\n'.repeat(50_000)}`],
  ])('%s are taken', (_what, text) => {
    expect(anything(text)).toBeTruthy();
  });

  it.each([
    ['65 levels of flow', `${'['.repeat(65)}${']'.repeat(65)}`, /64/],
    ['65 levels of block', Array.from({ length: 64 }, (_, i) => `${' '.repeat(i)}a:`).join('\n') + ' []', /64/],
    ['levels through aliases', `[&a ${'['.repeat(40)}${']'.repeat(40)}, ${'['.repeat(40)}*a${']'.repeat(40)}]`, /64/],
    ['10 001 nodes', `[${'a,'.repeat(10_000)}]`, /10000/],
    ['10 001 nodes by aliases', `[&a [${'a,'.repeat(99)}],${'*a,'.repeat(100)}]`, /10000/],
    ['billions of nodes by aliases', bomb(60), /10000/],
    ['100 000 keys', keys(100_000), /10000/],
    ['a megabyte and more', `a: ${'x'.repeat(1_000_000)}`, /1000000/],
    ['brackets without end', '['.repeat(999_999), /64/],
    ['braces without end', '{'.repeat(999_999), /64/],
    ['brackets line by line', '[\n'.repeat(499_999), /64/],
    ['items within items', '- '.repeat(499_999), /64/],
    ['questions within questions', '? '.repeat(499_999), /64/],
    ['levels by indentation', Array.from({ length: 1300 }, (_, i) => `${' '.repeat(i)}a:\n`).join(''), /64/],
    ['items line by line', '-\n'.repeat(499_999), /10000/],
    ['anchors without end', '&a '.repeat(333_333), /10000/],
    ['directives without end', '%\n'.repeat(499_999), /10000/],
    ['documents without end', '---\n'.repeat(249_999), /10000/],
    ['quotes without end', '"'.repeat(999_999), /10000/],
    ['closing brackets', ']'.repeat(999_999), /10000/],
  ])('%s are refused', (_what, text, said) => {
    expect(() => anything(text)).toThrow(
      expect.objectContaining({
        code: 'bad-yaml',
        where: expect.stringMatching(/^x:\d+:\d+$/),
        message: expect.stringMatching(said),
      }),
    );
  });

  it('and nothing that can be typed brings down the reader', () => {
    const piece = fc.constantFrom(
      '[',
      ']',
      '{',
      '}',
      ': ',
      '- ',
      '? ',
      '&a ',
      '*a ',
      '|\n',
      '"',
      "'",
      '#',
      '\n',
      '  ',
      '\t',
      'x',
      '!t ',
      '%',
      '---\n',
      '\u{feff}',
      '\0',
      '\x02',
      '\x1f',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        try {
          anything(pieces.join(''));
        } catch (thrown) {
          expect(thrown).toMatchObject({ code: 'bad-yaml', where: expect.stringMatching(/^x:[1-9]\d*:[1-9]\d*$/) });
        }
      }),
      { numRuns: 2000 },
    );
  });
});
