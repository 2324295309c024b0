import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../../../electron/contract/verdict.ts';
import { junitXml, type JunitCase } from '../../../../electron/hosts/cli/junit.ts';

const one = (change: Partial<JunitCase> = {}): JunitCase => ({
  name: 'a',
  procedure: 'e1-acceptance',
  seconds: 12.3456,
  verdict: 'pass',
  undone: false,
  why: ['no errored second'],
  output: ['01M8'],
  ...change,
});
const xmlOf = (...cases: JunitCase[]): string => junitXml('night.yaml', 0, 61, cases);

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const plain = (text: string): string =>
  text.replaceAll(/&(?:#(\d+)|(\w+));/g, (_, number, name) =>
    number ? String.fromCodePoint(Number(number)) : ENTITIES[name]!,
  );
const TAG = /<(\/?)([\w-]+)((?: [\w-]+="[^"<&]*(?:&[#\w]+;[^"<&]*)*")*)(\/?)>/g;

/** Every tag is one that XML has, and closed in the order in which they were opened. */
function isWellFormed(xml: string): boolean {
  const body = xml.replace(/^<\?xml version="1.0" encoding="UTF-8"\?>\n/, '');
  const open: string[] = [];
  for (const [, end, name, , empty] of body.matchAll(TAG)) {
    if (end && open.pop() !== name) return false;
    if (!end && !empty) open.push(name!);
  }
  const text = body.replaceAll(TAG, '');
  return open.length === 0 && !/[<>]|&(?!#?\w+;)/.test(text);
}

describe('a suite for a build server', () => {
  it.each<[Verdict, boolean, string | undefined]>([
    ['pass', false, undefined],
    ['pass', true, 'error'],
    ['fail', false, 'failure'],
    ['fail', true, 'failure'],
    ['error', true, 'error'],
    ['uncertain', false, 'skipped'],
    ['not-assessed', false, 'skipped'],
    ['aborted', true, 'skipped'],
    ['not-set', false, 'skipped'],
  ])('tells %s (undone: %s) as %s', (verdict, undone, tag) => {
    const xml = xmlOf(one({ verdict, undone }), one());
    const count = (name: string): number => (name === tag ? 1 : 0);
    expect(xml).toContain(
      `tests="2" failures="${count('failure')}" errors="${count('error')}" time="61.000" skipped="${count('skipped')}"`,
    );
    expect([...xml.matchAll(/<(failure|error|skipped) /g)].map(([, name]) => name)).toEqual(tag ? [tag] : []);
    expect(xml).toContain('<testcase name="a" classname="e1-acceptance" time="12.346">');
    expect(isWellFormed(xml)).toBe(true);
  });

  it.each([
    ['marks of XML', `</testcase><x a="1" b='2'>&amp;&lt;]]><![CDATA[`],
    ['Chinese and letters beyond the first plane', '苏州移动甲乙𠀀😀'],
    ['line ends and tabs', 'a\r\n\tb'],
    ['what is already escaped', '&#0;&amp;amp;'],
  ])('holds %s as they are', (_, text) => {
    const xml = xmlOf(one({ name: text, why: [text], output: [text], verdict: 'fail' }));
    expect(isWellFormed(xml)).toBe(true);
    const [, name = ''] = / name="([^"]*)" classname/.exec(xml) ?? [];
    expect(plain(name)).toBe(text);
    expect(plain(/<system-out>([^<]*)</.exec(xml)?.[1] ?? '')).toBe(text);
  });

  it('marks what XML cannot hold at all', () => {
    const xml = xmlOf(one({ name: 'a\u{0}\u{7}\u{1B}[31m\u{D800}b\u{FFFE}\u{FFFF}' }));
    expect(xml).toContain('name="a\u{FFFD}\u{FFFD}\u{FFFD}[31m\u{FFFD}b\u{FFFD}\u{FFFD}"');
    expect(isWellFormed(xml)).toBe(true);
  });
});
