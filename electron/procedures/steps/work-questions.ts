import { boxFor } from '../../instruments/index.ts';
import { formFieldOf } from '../../contract/asked-field.ts';
import type { CircuitEnd } from '../../contract/circuit.ts';
import type { FormField } from '../../contract/form.ts';
import type { AnswerOption, Block } from '../../contract/prompt.ts';
import type { RunRecord } from '../../contract/run.ts';
import { alike } from '../../contract/text.ts';
import type { Work, WorkDone } from '../../contract/works.ts';
import { saidOf, wordOf, type Message } from '../../contract/words/index.ts';
import type { Question } from '../recording/run-context.ts';
import { mainAnswer } from './asking.ts';

/** What is known where works are done: the record, what came of them so far, and now. */
export interface AtWork {
  record: Pick<RunRecord, 'circuit' | 'settings'>;
  works: readonly Work[];
  done: readonly WorkDone[];
  nowMs: number;
}

/** What a work is called. */
export const workTitle = ({ title, kind }: Pick<Work, 'title' | 'kind'>): Message =>
  title ? saidOf(title) : { code: kind === 'proof' ? 'works.proof' : 'works.start' };

const endOf = ({ record: { circuit, settings } }: AtWork): CircuitEnd | undefined =>
  circuit?.ends?.[settings['end'] === 'Z' ? 'Z' : 'A'];

/** How long it has been out by now, minutes: as told when it began, and since. */
export function outMinutes({ done, nowMs }: Pick<AtWork, 'done' | 'nowMs'>): number | undefined {
  const start = done.find(({ given }) => given?.['out-for'] !== undefined);
  if (!start) return undefined;
  return Number(start.given!['out-for']) + Math.round((nowMs - start.atMs) / 60_000);
}

const HOW_PROVEN = ['ping', 'tester', 'in-use'] as const;
/** What is asked where somebody starts emergency work, and where he proves that it is over. */
function ownFields(kind: Work['kind'], at: AtWork): FormField[] {
  if (kind === 'start')
    return [
      { id: 'started-by', words: { code: 'works.started-by' }, kind: 'text' },
      { id: 'on-call', words: { code: 'works.on-call' }, kind: 'text', optional: true },
      { id: 'out-for', words: { code: 'works.out-for' }, kind: 'minutes' },
    ];
  if (kind !== 'proof') return [];
  const minutes = outMinutes(at);
  const options = HOW_PROVEN.map((value) => ({ value, words: { code: `works.by.${value}` } as const }));
  return [
    { id: 'proven-by', words: { code: 'works.proven-by' }, kind: 'choice', options },
    { id: 'seen-by', words: { code: 'works.seen-by' }, kind: 'text' },
    {
      id: 'outage',
      words: { code: 'works.outage' },
      kind: 'minutes',
      ...(minutes === undefined ? {} : { value: String(minutes) }),
    },
  ];
}

/** The fields of a work, those that its kind has included. */
export const fieldsOf = (work: Work, at: AtWork): FormField[] => [
  ...ownFields(work.kind, at),
  ...work.fields.map(formFieldOf),
];

function blocksOf(work: Work, at: AtWork): Block[] {
  const items = work.text.map((text) => ({ words: saidOf(text) }));
  const fields = fieldsOf(work, at);
  const panel = work.box && boxFor(work.box, endOf(at)?.converter);
  return [
    ...(work.fibre ? [{ block: 'text', text: { code: 'works.fibre' }, loud: true } as const] : []),
    ...(items.length > 0 ? [{ block: 'list', form: 'numbers', items } as const] : []),
    ...(work.kind === 'test' ? [{ block: 'text', text: { code: 'works.test' } } as const] : []),
    ...(panel ? [{ block: 'panel', panel } as const] : []),
    ...(fields.length > 0 ? [{ block: 'form', fields } as const] : []),
  ];
}

const other = (
  id: string,
  code: 'works.cannot' | 'works.same' | 'works.bad' | 'works.still-out',
  key: string,
): AnswerOption => ({
  id,
  words: { code },
  key,
});
const CANNOT = other('cannot', 'works.cannot', 'x');

function answersOf({ kind }: Work): AnswerOption[] {
  switch (kind) {
    case 'start':
      return [mainAnswer('told', 'works.told', { gives: true })];
    case 'look':
    case 'ask':
      return [CANNOT, mainAnswer('told', 'works.told', { gives: true })];
    case 'do':
      return [CANNOT, mainAnswer('done', 'prompt.done')];
    case 'test':
      return [CANNOT, other('bad', 'works.bad', 'b'), mainAnswer('good', 'works.good')];
    case 'restart':
    case 'replace':
      return [CANNOT, other('same', 'works.same', 's'), mainAnswer('gone', 'works.gone')];
    case 'proof':
      return [
        CANNOT,
        { ...other('still-out', 'works.still-out', 'o'), gives: true },
        mainAnswer('works', 'works.works', { gives: true }),
      ];
  }
}

/** One work as it is asked, with what belongs to it. */
export const workAsked = (step: string, work: Work, at: AtWork): Question => ({
  kind: `work-${work.kind}`,
  step,
  title: workTitle(work),
  blocks: blocksOf(work, at),
  tools: [{ tool: 'photo' }],
  answers: answersOf(work),
});

/** Before a box is restarted or replaced: configuration, log, and its owner's consent by name. */
export function careAsked(step: string, work: Work, at: AtWork): Question {
  const owner = endOf(at)?.owner;
  const before = at.done.findLast(({ care }) => care)?.care;
  return {
    kind: 'consent',
    step,
    title: workTitle(work),
    blocks: [
      { block: 'text', text: { code: 'works.care' } },
      {
        block: 'consent',
        owner: saidOf(owner ? alike(owner) : wordOf('owner', 'carrier')),
        ...(before ? { before } : {}),
      },
    ],
    answers: [other('cannot', 'works.cannot', 'x'), mainAnswer('agreed', 'consent.agreed', { gives: true })],
  };
}
