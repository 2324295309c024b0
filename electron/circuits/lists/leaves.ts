import { parseRate } from '../../contract/rate.ts';
import { gradeOf, type Figures } from '../figures/index.ts';
import type { Circuit } from '../../contract/circuit.ts';
import { isGroup } from '../../contract/merged.ts';

/** What is needed to tell whether two grades are one: gold is AAA by a file of figures. */
export type Grades = Pick<Figures, 'grades'>;

/** Every value of an item by its place; what is absent is not there. */
export function leavesOf(item: unknown, place: readonly string[] = []): Map<string, string> {
  if (isGroup(item))
    return new Map(
      Object.entries(item).flatMap(([key, value]) =>
        value === undefined ? [] : [...leavesOf(value, [...place, key])],
      ),
    );
  return new Map([[place.join('.'), typeof item === 'string' ? item : JSON.stringify(item)]]);
}

/** Whether two values of one place say the same: rates by value, grades by what they stand for. */
export function sameValue(place: string, one: string, other: string, grades: Grades): boolean {
  if (one === other) return true;
  if (place === 'rate') return parseRate(one) === parseRate(other);
  const grade = (value: string): string | undefined => gradeOf(grades, value as Circuit['grade']);
  return place === 'grade' && grade(one) !== undefined && grade(one) === grade(other);
}

/** What of an item is another than before. */
export interface Change {
  field: string;
  before?: string;
  after?: string;
}

/** What is another in an item after than before; what says the same in other words is no change. */
export function changesOf(before: unknown, after: unknown, grades: Grades): Change[] {
  const [was, is] = [leavesOf(before), leavesOf(after)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((field) => {
    const [one, other] = [was.get(field), is.get(field)];
    if (one !== undefined && other !== undefined && sameValue(field, one, other, grades)) return [];
    return [{ field, ...(one === undefined ? {} : { before: one }), ...(other === undefined ? {} : { after: other }) }];
  });
}
