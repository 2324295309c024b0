import type { Circuit } from '../../contract/circuit.ts';
import type { Figures } from './figures.ts';
import { RANKED_GRADES, type Rank, type RankedGrade } from './order-files.ts';

/** What tells whether something is important: whose line it is, and how far it goes. */
export type Whose = Pick<Circuit, 'customer' | 'span'>;

/** The grade of a carrier's own word for it; undefined for a word that no file has. */
export function gradeOf(figures: Pick<Figures, 'grades'>, grade: Circuit['grade']): RankedGrade | undefined {
  if (grade === undefined) return undefined;
  return (
    RANKED_GRADES.find((known) => known === grade) ??
    figures.grades.map(({ grades }) => grades[grade]).find((known) => known !== undefined)
  );
}

const among = <T>(list: readonly T[] | undefined, value: T | undefined): boolean =>
  value !== undefined && (list?.includes(value) ?? false);

/** Whether warnings and faults of a line are important: by the class of its customer, or by its span. */
export function isImportant({ importance }: Pick<Figures, 'importance'>, { customer, span }: Whose): boolean {
  const [first] = importance;
  return among(first?.classes, customer?.class) || among(first?.spans, span);
}

/** Who has to know of a warning of an important line: the first rank that fits. */
export function rankOf(figures: Pick<Figures, 'importance'>, whose: Whose): Rank | undefined {
  if (!isImportant(figures, whose)) return undefined;
  return figures.importance[0]?.ranks.find(
    ({ spans, classes }) => (!spans && !classes) || among(spans, whose.span) || among(classes, whose.customer?.class),
  );
}
