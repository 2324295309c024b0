import type { StepRecord } from '../../contract/run.ts';
import { decidingAttempt, type Source } from './basis.ts';
import type { Row, Section } from './document.ts';
import { both, bothOf } from './texts.ts';

/** What was told in one step, under its name; what is not as it has to be stands out. */
function rowsOf({ title, told = [] }: StepRecord): Row[] {
  if (told.length === 0) return [];
  const rows = told.map(({ words, value, bad }): Row => {
    const text = bothOf(value);
    return [bothOf(words), bad ? { beside: [text, { tag: both('report.told.bad') }] } : text];
  });
  return [{ title }, ...rows];
}

/** What people looked at and told in the steps of the deciding attempt. Nothing where nobody was asked. */
export function toldSection({ record }: Source): Section[] {
  const rows = (decidingAttempt(record)?.steps ?? []).flatMap(rowsOf);
  if (rows.length === 0) return [];
  const columns = [
    { head: both('report.head.item'), width: '1fr', align: 'left' } as const,
    { head: both('report.head.told'), width: '1fr', align: 'left' } as const,
  ];
  return [{ id: 'told', title: both('report.section.told'), tables: [{ columns, rows }], loose: true }];
}
