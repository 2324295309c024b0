import type { PlannedView } from '../../contract/book/planned-page.ts';
import type { RunSummary } from '../../contract/run-summary.ts';
import { alike, type Bilingual } from '../../contract/text.ts';
import type { Fact } from './document.ts';
import { paperModel, type MadeAt, type PaperModel } from './paper.ts';
import { both } from './texts.ts';

/** What a notice to customers, or a closing report, is made of. */
export interface PlannedAsked extends MadeAt {
  is: 'notice' | 'report';
  view: PlannedView;
  number: string;
}

type Test = { verdict?: string; number: string };
/** Everything on it. A drill says so wherever it is named. */
export type PlannedModel = PaperModel & {
  is: 'notice' | 'report';
  facts: Fact[];
  says: Bilingual[];
  lines: { circuit: string; customer: string; ends: string; before: Test; after: Test }[];
  tickets: { at: string; ticket: string; circuit: string; says: string }[];
};

const WORDS = [
  'circuit',
  'customer',
  'ends',
  'before',
  'after',
  'tickets',
  'ticket',
  'reported',
  'says',
  'sign',
] as const;
const wall = (text: string): string => text.slice(0, 16).replace('T', ' ');
const testOf = (run: RunSummary | undefined): Test => ({
  ...(run?.verdict && { verdict: run.verdict }),
  number: run?.number ?? '',
});

/** The name of it; of a drill the word stands before it. */
const nameOf = ({ kind, name }: PlannedView): string => (kind === 'drill' ? `DRILL 演练 · ${name}` : name);

/** What customers are told, or what came of it. */
function saysOf({ is, view }: PlannedAsked): Bilingual[] {
  if (is === 'notice') return [both(`planned.notice.${view.kind}`), both('planned.notice.object')];
  const stopped = view.standing === 'stopped' ? [both('planned.stopped')] : [];
  const untested = view.lines.filter(({ before, after }) => !before || !after).length;
  return [
    ...stopped,
    ...(view.kind === 'guarantee' ? [] : [both('planned.no-faults')]),
    ...(untested > 0 ? [both('planned.untested', { n: untested })] : []),
  ];
}

/** The paper as a model. Pure. */
export function plannedModel(asked: PlannedAsked): PlannedModel {
  const { is, view, number } = asked;
  const report = both(is === 'notice' ? `planned.paper.${view.kind}` : `planned.closing.${view.kind}`);
  return {
    ...paperModel({
      ...asked,
      report,
      title: alike(nameOf(view)),
      label: number,
      words: Object.fromEntries(WORDS.map((name) => [`planned-${name}`, both(`planned.paper-${name}`)])),
    }),
    runId: number,
    is,
    facts: [
      { label: both('planned.name'), value: nameOf(view), wide: 2 },
      { label: both('planned.from'), value: wall(view.from) },
      { label: both('planned.to'), value: wall(view.to) },
    ],
    says: saysOf(asked),
    lines: view.lines.map(({ circuit, customer = '', ends, before, after }) => ({
      ...{ circuit, customer, ends },
      before: testOf(before),
      after: testOf(after),
    })),
    tickets: view.tickets.map(({ ticket, circuit, reportedAt, says = '' }) => ({
      ...{ ticket, circuit, says },
      at: wall(reportedAt),
    })),
  };
}
