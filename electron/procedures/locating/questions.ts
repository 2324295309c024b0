import type { BoxPanel } from '../../contract/box.ts';
import type { Circuit } from '../../contract/circuit.ts';
import { LINE_FACTS, type ComplaintGiven } from '../../contract/complaints.ts';
import type { CareTaken, LocateRecord } from '../../contract/locate-record.ts';
import type { ActionShown, Standing } from '../../contract/locate-blocks.ts';
import type { Decision, LocateVerdict } from '../../contract/locate.ts';
import type { Ladder } from '../../contract/ladder.ts';
import { toldShown } from '../../contract/observe/says.ts';
import type { AnswerOption } from '../../contract/prompt.ts';
import { kindOfSection, sideOf } from '../../contract/site-chain.ts';
import { actionWords, actionsOf, partsOf } from '../../contract/site-action.ts';
import type { Owner, SiteAction, SiteLine } from '../../contract/site.ts';
import { saidOf, wordOf, type Message } from '../../contract/words/index.ts';
import { boxFor } from '../../instruments/index.ts';
import { adviceOf } from '../../locator/index.ts';
import type { Question } from '../recording/run-context.ts';
import { notesOf } from './care.ts';

/** Kinds of sections that are boxes with lamps. */
const BOX_KINDS = ['conv', 'modem', 'node', 'router', 'switch'] as const;

const shownAction = (line: SiteLine, action: SiteAction): ActionShown => ({
  ...action,
  words: actionWords(line, action.id),
});

/** Everything that may be told besides: what tells most first, then all else in the order of the line. */
function othersOf({ site }: LocateRecord, decision: Decision, without: string | undefined): ActionShown[] {
  const best = decision.others.map(({ id }) => id);
  const rest = site.actions.filter(({ id }) => !best.includes(id));
  return [...decision.others, ...rest]
    .filter(({ id }) => id !== without)
    .map((action) => shownAction(site.line, action));
}

/** What is on record of the line besides what was told. */
export interface OnRecord {
  circuit?: Circuit | undefined;
  ladder?: Ladder | undefined;
}

/** Fronts of the boxes where the fault may still be, as far as they are known. */
function panelsOf({ circuit }: OnRecord, { chain }: Decision): BoxPanel[] {
  const found = chain.flatMap(({ section: { id }, share }) => {
    const kind = BOX_KINDS.find((one) => one === kindOfSection(id));
    const end = circuit?.ends?.[sideOf(id) === 'z' ? 'Z' : 'A'];
    const panel = kind && share > 0 ? boxFor(kind, kind === 'conv' ? end?.converter : undefined) : undefined;
    return panel ? [panel] : [];
  });
  return [...new Map(found.map((panel) => [panel.id, panel])).values()];
}

/** The front of the box whose lamps are asked for, where the record says what is printed on it. */
function panelFor({ circuit }: OnRecord, action: string): { panel?: BoxPanel } {
  const { kind, at = '' } = partsOf(action) ?? {};
  const end = circuit?.ends?.[sideOf(at) === 'z' ? 'Z' : 'A'];
  if (kind !== 'lamps' || kindOfSection(at) !== 'conv' || !end?.converter) return {};
  const panel = boxFor('conv', end.converter);
  return panel && panel.models.length > 0 ? { panel } : {};
}

/** What is to be seen to before anybody leaves; nothing where no trip is ahead. */
function leaving(
  site: LocateRecord['site'],
  onRecord: OnRecord,
  decision: Decision,
  trip: boolean,
): Pick<Standing, 'advice' | 'panels'> {
  const panels = panelsOf(onRecord, decision);
  if (!trip) return { panels };
  const { circuit, ladder } = onRecord;
  return {
    panels,
    advice: adviceOf({ line: site.line, chain: decision.chain, circuit, rungs: ladder?.rungs, panels }),
  };
}

function standingOf(
  record: LocateRecord,
  onRecord: OnRecord,
  decision: Decision,
  asked: SiteAction | undefined,
): Standing {
  return {
    left: decision.left,
    contradictions: decision.contradictions,
    told: toldShown(record),
    others: othersOf(record, decision, asked?.id),
    ...leaving(record.site, onRecord, decision, asked?.trip ?? true),
  };
}

const OTHER: AnswerOption = { id: 'other', words: { code: 'search.other' }, key: 'o', gives: true };
/** Takes back what was told last. */
const back = ({ told }: LocateRecord): AnswerOption[] =>
  told.some(({ withdrawnAtMs, role }) => withdrawnAtMs === undefined && role === undefined)
    ? [{ id: 'back', words: { code: 'search.back' }, key: 'z' }]
    : [];

/** What is complained of, and which line it is; `known` from circuit and roles. */
export const complaintQuestion = (step: string, known: Omit<ComplaintGiven, 'complaint'>): Question => ({
  kind: 'complaint',
  step,
  title: { code: 'complaint.title' },
  blocks: [{ block: 'complaint', known }],
  answers: [{ id: 'begin', words: { code: 'complaint.begin' }, key: 'Ctrl+Enter', main: true, gives: true }],
});

/** One thing to be looked at, measured or tried. `why`: absent where a person chose it himself. */
export function searchQuestion(
  step: string,
  record: LocateRecord,
  onRecord: OnRecord,
  decision: Decision,
  ask: SiteAction,
  why: Message | undefined,
): Question {
  const { line } = record.site;
  return {
    kind: 'locate',
    step,
    title: actionWords(line, ask.id),
    blocks: [
      { block: 'chain', chain: decision.chain },
      {
        block: 'observation',
        line,
        ask: shownAction(line, ask),
        ...(why ? { why } : {}),
        notes: notesOf(line, ask.id),
        ...panelFor(onRecord, ask.id),
        ...standingOf(record, onRecord, decision, ask),
      },
    ],
    tools: [{ tool: 'photo' }],
    answers: [
      ...back(record),
      { id: 'skip', words: { code: 'search.skip' }, key: 'k' },
      { id: 'cannot', words: { code: 'search.cannot' }, key: 'x', gives: true },
      OTHER,
      { id: 'told', words: { code: 'search.told-so' }, key: 'Ctrl+Enter', main: true, gives: true },
    ],
  };
}

/** Where the search has come to; it may go on from there all the same. */
export const locatedQuestion = (
  step: string,
  record: LocateRecord,
  onRecord: OnRecord,
  decision: Decision,
  verdict: LocateVerdict,
): Question => ({
  kind: 'located',
  step,
  title: { code: 'found.title' },
  blocks: [
    { block: 'chain', chain: decision.chain },
    { block: 'located', verdict, chain: decision.chain, ...standingOf(record, onRecord, decision, undefined) },
  ],
  tools: [{ tool: 'photo' }],
  answers: [...back(record), OTHER, { id: 'accept', words: { code: 'found.accept' }, key: 'Ctrl+Enter', main: true }],
});

/** What is seen to before a box is touched, and whose consent that takes. */
export const consentQuestion = (
  step: string,
  line: SiteLine,
  action: string,
  owner: Owner,
  before: CareTaken | undefined,
): Question => ({
  kind: 'consent',
  step,
  title: { code: 'consent.title' },
  blocks: [
    { block: 'text', text: actionWords(line, action) },
    ...notesOf(line, action).map((text) => ({ block: 'note', text }) as const),
    { block: 'consent', owner: saidOf(wordOf('owner', owner)), ...(before ? { before } : {}) },
  ],
  tools: [{ tool: 'photo' }],
  answers: [
    { id: 'refused', words: { code: 'consent.refused' }, key: 'x' },
    { id: 'agreed', words: { code: 'consent.agreed' }, key: 'Ctrl+Enter', main: true, gives: true },
  ],
});

/** What can be done to somebody's box by telephone, where somebody is there. */
const BY_PHONE = /^(lamps|power|selfloop|restart|routerloop|unplug):/;
/** All that may be asked of a line. `somebodyAtZ`: what he can do there costs no trip. */
export const askable = (line: SiteLine, somebodyAtZ: boolean): SiteAction[] =>
  actionsOf(line).map((action) => (somebodyAtZ && BY_PHONE.test(action.id) ? { ...action, trip: false } : action));

/** Nothing is known of what can be asked. */
export const NO_FACTS = Object.fromEntries(LINE_FACTS.map((fact) => [fact, false])) as ComplaintGiven['facts'];
