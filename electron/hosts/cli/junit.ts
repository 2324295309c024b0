import { EXIT_CODES, type Verdict } from '../../contract/verdict.ts';

/** One run as a test case. */
export interface JunitCase {
  name: string;
  procedure: string;
  seconds: number;
  verdict: Verdict;
  /** True if something of it could not be done, its report for example. */
  undone: boolean;
  why: readonly string[];
  /** Shown as its output: record, files. */
  output: readonly string[];
}

/** What XML 1.0 has no way to write, escaped or not: controls but tab and line ends, halves of characters, U+FFFE and U+FFFF. */
const UNWRITABLE = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};
/** Any text, as it may stand in an attribute or an element. */
const escaped = (text: string): string =>
  text.replaceAll(UNWRITABLE, '\u{FFFD}').replaceAll(/[&<>"'\t\n\r]/g, (found) => ESCAPES[found]!);

const element = (name: string, attributes: Readonly<Record<string, string | number>>, inner = ''): string => {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value))}"`);
  return inner === '' ? `<${name}${written.join('')}/>` : `<${name}${written.join('')}>${inner}</${name}>`;
};

type Outcome = 'passed' | 'failure' | 'error' | 'skipped';

/** JUnit knows no more: what proves nothing, however it ended, is neither passed nor failed. */
function outcomeOf({ verdict, undone }: JunitCase): Outcome {
  if (verdict === 'fail') return 'failure';
  if (EXIT_CODES[verdict] === 2 || (undone && EXIT_CODES[verdict] === 0)) return 'error';
  return EXIT_CODES[verdict] === 0 ? 'passed' : 'skipped';
}

function caseElement(one: JunitCase): string {
  const outcome = outcomeOf(one);
  const message = [one.verdict, ...one.why].join(': ');
  const about: Record<string, string> = outcome === 'skipped' ? { message } : { message, type: one.verdict };
  const said = outcome === 'passed' ? '' : element(outcome, about, escaped(one.why.join('\n')));
  const output = one.output.length > 0 ? element('system-out', {}, escaped(one.output.join('\n'))) : '';
  const { name, procedure, seconds } = one;
  return element('testcase', { name, classname: procedure, time: seconds.toFixed(3) }, `${said}${output}`);
}

/** A suite in the XML that build servers read (JUnit). */
export function junitXml(suite: string, startedAtMs: number, seconds: number, cases: readonly JunitCase[]): string {
  const outcomes = cases.map(outcomeOf);
  const count = (outcome: Outcome): number => outcomes.filter((one) => one === outcome).length;
  const totals = { tests: cases.length, failures: count('failure'), errors: count('error'), time: seconds.toFixed(3) };
  const about = { name: suite, ...totals, skipped: count('skipped') };
  const timestamp = new Date(startedAtMs).toISOString().slice(0, 19);
  const inner = element('testsuite', { ...about, timestamp }, cases.map(caseElement).join('\n'));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', totals, inner)}\n`;
}
