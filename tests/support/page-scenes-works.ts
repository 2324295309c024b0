import { PANELS } from '../../drivers/converters/panel/model.ts';
import type { BenchItem } from '../../electron/contract/bench-item.ts';
import { dataInterface } from '../../electron/contract/leads.ts';
import type { Work } from '../../electron/contract/works.ts';
import { createLibrary } from '../../electron/procedures/index.ts';
import type { Question } from '../../electron/procedures/recording/run-context.ts';
import { fieldsOf, leadsQuestion } from '../../electron/procedures/steps/leads.ts';
import { workAsked, type AtWork } from '../../electron/procedures/steps/work-questions.ts';
import { circuit, START_S } from './page-fixtures.ts';
import { SEARCH_QUESTIONS } from './page-scenes-locate.ts';

const { steps } = await createLibrary().procedure('emergency');
const entries = steps.find(({ do: kind }) => kind === 'works')!['entries'] as Record<string, Work[]>;
const at: AtWork = {
  record: { circuit, settings: {} },
  works: [],
  done: [{ id: 'start', outcome: 'told', atMs: START_S * 1000, given: { 'out-for': '7' } }],
  nowMs: (START_S + 581) * 1000,
};
const asked = (name: string, id: string): Question =>
  workAsked(
    'works',
    entries[name]!.find((work) => work.id === id)!,
    at,
  );

/** Works as they are asked, and the leads of a data interface. */
export const WORK_QUESTIONS: readonly (readonly [string, Question])[] = [
  ['works-lamps', asked('lamps', 'before')],
  ['works-fibre', asked('no-light', 'otdr')],
  ['works-proof', asked('ring', 'proof')],
  ['leads', leadsQuestion('leads', 'v35', fieldsOf(dataInterface('v35')!, { DSR: true, DCD: false }), 'witness.a')],
];

/** Lamps of a box whose make the circuit names, asked while a fault is sought. */
const front = PANELS.find(({ id }) => id === 'lt-155b')!;
const [, search] = SEARCH_QUESTIONS[1]!;
export const FRONT_QUESTION: Question = {
  ...search,
  blocks: search.blocks.map((block) => (block.block === 'observation' ? { ...block, panel: front } : block)),
};

/** A box that eyes read, with as many DIP switches as there are. */
export const panelItem = (item: BenchItem): BenchItem => ({
  ...item,
  view: {
    role: 'converter',
    registers: [],
    seeing: true,
    loops: [],
    panel: PANELS.find(({ id }) => id === 'it-7304')!,
  },
});
