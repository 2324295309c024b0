import { z } from 'zod';
import { partsOf } from '../../contract/site-action.ts';
import type { CareTaken } from '../../contract/locate-record.ts';
import { OBSERVATIONS, type Observation, type SiteAction } from '../../contract/site.ts';
import type { Message } from '../../contract/words/index.ts';
import { checkRelease, needsRelease, releaseNowMs } from '../request/release.ts';
import { askLadderFrom } from './by-ladder.ts';
import { askTester } from './by-tester.ts';
import { careFor } from './care.ts';
import { consentQuestion, searchQuestion } from './questions.ts';
import type { Search } from './session.ts';

/** What comes of a question to a person: told, taken back, or another question that he wants. */
export type Then = { go: 'next' } | { go: 'ask'; action: SiteAction };
const NEXT: Then = { go: 'next' };

const reasonSchema = z.strictObject({ reason: z.string().trim().min(1).max(2000) });
const otherSchema = z.strictObject({ action: z.string().max(100) });
const careSchema: z.ZodType<CareTaken | undefined> = z
  .strictObject({
    configuration: z.enum(['saved', 'cannot']),
    log: z.enum(['saved', 'cannot']),
    consentBy: z.string().trim().min(1).max(200),
  })
  .optional();

/** What goes with an answer: what was seen, a reason, or another question. */
function givenSchema(action: SiteAction) {
  const { kind } = partsOf(action.id)!;
  const saw = OBSERVATIONS[kind] as z.ZodType<Observation>;
  // What has one name alone goes first: an observation takes what it does not know for nothing.
  return z.union([reasonSchema, otherSchema, saw]).optional();
}

/** The care that was taken for a box before: its configuration is saved once. */
const careBefore = ({ record }: Search, section: string): CareTaken | undefined =>
  record().told.findLast((told) => told.care && careFor(record().site.line, told.action)?.section === section)?.care;

type Cared = { may: true; care?: CareTaken } | { may: false };
/** Before a box is touched: configuration and log, and its owner's consent by name. */
async function cared(search: Search, action: SiteAction): Promise<Cared> {
  const { context, step, record } = search;
  const { line } = record().site;
  const owner = careFor(line, action.id);
  if (!owner) return { may: true };
  const before = careBefore(search, owner.section);
  const question = consentQuestion(step.id, line, action.id, owner.owner, before);
  const { option, given } = await context.ask(question, { schema: careSchema });
  return option === 'agreed' && given ? { may: true, care: given } : { may: false };
}

/** Asks who released the circuit for so many seconds; false where nobody does. The step kind of that name asks it. */
export type AskRelease = (context: Search['context'], step: string, forS: number) => Promise<boolean>;

function isEnough(release: Parameters<typeof checkRelease>[0], forS: number, nowMs: number): boolean {
  try {
    checkRelease(release, forS, nowMs);
    return true;
  } catch {
    return false;
  }
}

/** A circuit in service has to be released before its traffic is cut, for as long as that takes. */
async function released({ context, step }: Search, action: SiteAction, askRelease: AskRelease): Promise<boolean> {
  const { record } = context.recording;
  if (!action.stops || !needsRelease(record.circuit)) return true;
  const forS = Math.round(60 * action.minutes);
  if (record.release && isEnough(record.release, forS, releaseNowMs(context))) return true;
  return await askRelease(context, step.id, forS);
}

/** Asks a person one thing: with care before a box is touched, and a release before traffic is cut. `why`: absent where he chose it himself. */
export async function askPerson(
  search: Search,
  action: SiteAction,
  why: Message | undefined,
  askRelease: AskRelease,
): Promise<Then> {
  const { context, step, record } = search;
  const care = await cared(search, action);
  if (!care.may) {
    await search.tell({ action: action.id, refused: 'owner-refuses' });
    return NEXT;
  }
  if (!(await released(search, action, askRelease))) {
    await search.tell({ action: action.id, refused: 'not-released' });
    return NEXT;
  }
  const more = { ...(care.care ? { care: care.care } : {}), ...(why ? {} : { unasked: true }) };
  if ((await askTester(search, action, more)) || (await askLadderFrom(search, action, more))) return NEXT;
  const question = searchQuestion(step.id, record(), context.recording.record, search.decision(), action, why);
  const { option, given, by } = await context.ask(question, { schema: givenSchema(action) });
  const who = { ...(by ? { by } : {}), ...(why ? {} : { unasked: true as const }) };
  if (option === 'other') return otherThan(search, given);
  if (option === 'back') await search.takeBack();
  else
    await search.tell({
      action: action.id,
      ...answerOf(option, given),
      ...who,
      ...(care.care ? { care: care.care } : {}),
    });
  return NEXT;
}
const answerOf = (option: string, given: unknown): { refused: string } | { saw: Observation } => {
  if (option === 'told') return { saw: given as Observation };
  return { refused: option === 'cannot' ? reasonOf(given) : 'skipped' };
};
const reasonOf = (given: unknown): string => reasonSchema.safeParse(given).data?.reason ?? 'skipped';

/** The question that somebody chose; the one that was proposed, where there is no such. */
export function otherThan({ record }: Search, given: unknown): Then {
  const wanted = otherSchema.safeParse(given).data?.action;
  const action = record().site.actions.find(({ id }) => id === wanted);
  return action ? { go: 'ask', action } : NEXT;
}
