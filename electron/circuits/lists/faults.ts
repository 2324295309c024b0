import type { LineFault } from '../../contract/book/lists-api.ts';
import type { Bilingual } from '../../contract/text.ts';
import { bothOf, wordOf, type Message } from '../../contract/words/index.ts';
import { everyOne, issueSaid, placeInInput, type Issue } from '../../contract/yaml-issues.ts';
import { fieldOf, type ListKind } from './columns.ts';
import { sameValue, type Grades } from './leaves.ts';
import { wordFor } from './values.ts';

export const fault = (field: string, message: Message): LineFault => ({ field, message: bothOf(message) });

/** What people call values of a field, in each language. */
const called = (field: string, values: readonly string[]): { zh: string; en: string } => ({
  zh: values.map((value) => wordFor(field, value, 'zh')).join('、'),
  en: values.map((value) => wordFor(field, value, 'en')).join(', '),
});

/** What a schema finds wrong; values of which one must stand there are said as a list writes them. */
function saidOf(issue: Issue): Bilingual {
  if (issue.code !== 'invalid_value' || issue.values.length < 2) return issueSaid(issue);
  const field = String(placeInInput(issue).at(-1));
  return bothOf({ code: 'lists.one-of', params: called(field, issue.values.map(String)) });
}

/** All that a schema finds wrong with a line, by the columns of its list. */
export const issueFaults = (list: ListKind, issues: readonly Issue[]): LineFault[] =>
  everyOne(issues).map((issue) => ({ field: fieldOf(list, placeInInput(issue)), message: saidOf(issue) }));

/** One fault of a field is enough: what else is said of it follows from the first. */
export const oneEach = (faults: readonly LineFault[]): LineFault[] =>
  faults.filter(({ field }, at) => faults.findIndex((one) => one.field === field) === at);

/** Values of an item by their places. */
type Leaves = ReadonlyMap<string, string>;

/** Fields by which people see that two ends are the wrong way round. */
const TOLD_APART = ['site', 'address'] as const;

/** Where the A end of a line is the known Z end. */
export function swappedFaults(list: ListKind, given: Leaves, known: Leaves): LineFault[] {
  return TOLD_APART.flatMap((field) => {
    const [a, z] = [given.get(`ends.A.${field}`), given.get(`ends.Z.${field}`)];
    const [knownA, knownZ] = [known.get(`ends.A.${field}`), known.get(`ends.Z.${field}`)];
    const crossed = (one: string | undefined, other: string | undefined): boolean => one === undefined || one === other;
    const value = a ?? z;
    if (knownA === knownZ || value === undefined || !crossed(a, knownZ) || !crossed(z, knownA)) return [];
    const end = a === undefined ? 'Z' : 'A';
    const { zh: fieldZh, en: fieldEn } = wordOf('circuit', field);
    const params = { fieldZh, fieldEn, value, end, other: end === 'A' ? 'Z' : 'A' };
    return [fault(fieldOf(list, ['ends', end, field]), { code: 'lists.swapped', params })];
  });
}

/** Where an order says something else than what is known of its circuit, `number`; of ends that are the wrong way round nothing else is said. */
export function unlikeFaults(list: ListKind, says: Leaves, known: Leaves, number: string, grades: Grades): LineFault[] {
  const swapped = swappedFaults(list, says, known);
  const unlike = [...says].flatMap(([place, value]) => {
    const before = known.get(place);
    if (before === undefined || sameValue(place, value, before, grades)) return [];
    if (swapped.length > 0 && place.startsWith('ends.')) return [];
    const path = place.split('.');
    const [given, had] = [value, before].map((one) => called(path.at(-1) ?? '', [one]));
    const params = { number, givenZh: given!.zh, givenEn: given!.en, knownZh: had!.zh, knownEn: had!.en };
    return [fault(fieldOf(list, path), { code: 'lists.unlike', params })];
  });
  return [...swapped, ...unlike];
}
