import { z } from 'zod';
import type { Service } from '../../contract/circuit.ts';
import { COMPLAINTS, complaintSchema, complaintText, lineOf, type ComplaintGiven } from '../../contract/complaints.ts';
import { TributaryError } from '../../contract/errors.ts';
import { kindOfRole, type Role } from '../../contract/instrument.ts';
import { toldOf, type LocateRecord } from '../../contract/locate-record.ts';
import type { LocateVerdict } from '../../contract/locate.ts';
import { stepShape } from '../../contract/procedure.ts';
import type { StepRecord } from '../../contract/run.ts';
import { LINE_VARIANTS, type LineVariant, type LocateCertainty, type SiteAction } from '../../contract/site.ts';
import type { Verdict } from '../../contract/verdict.ts';
import { bothOf, wordOf, type Message } from '../../contract/words/index.ts';
import { decide } from '../../locator/index.ts';
import { askLadder } from '../locating/by-ladder.ts';
import { askPerson, otherThan, type Then } from '../locating/by-person.ts';
import { askRole } from '../locating/by-role.ts';
import { askable, complaintQuestion, locatedQuestion } from '../locating/questions.ts';
import { searchOf, type Search } from '../locating/session.ts';
import type { RunContext } from '../recording/run-context.ts';
import { settle } from './judge.ts';
import type { Note, StepKind } from './kind.ts';
import { askRelease } from './release.ts';

const schema = z.strictObject({ ...stepShape, do: z.literal('locate') });
type Spec = z.infer<typeof schema>;

/** The kind of line as the circuit or a setting has it. */
function variantOf({ recording: { record } }: RunContext): LineVariant | undefined {
  const named = [record.settings['line'], record.circuit?.line];
  return named.map((name) => LINE_VARIANTS.find((one) => one === name)).find((one) => one !== undefined);
}

/** The line that a person is offered first where nobody wrote down which it is: the one that such a service comes by. */
const USUAL: Partial<Record<Service, LineVariant>> = { v35: 'converter-v35', ethernet: 'ethernet-private-line' };
const usualOf = ({ recording: { record } }: RunContext): LineVariant =>
  USUAL[record.circuit?.service ?? 'e1'] ?? LINE_VARIANTS[0];

/** What of the line can be asked, by who is there to be asked: an instrument in a role reads what it stands for. */
function factsOf({ sessions }: RunContext): ComplaintGiven['facts'] {
  const roles = [...sessions.keys()];
  const has = (which: (role: Role) => boolean): boolean => roles.some(which);
  return {
    converters: has((role) => kindOfRole(role) === 'converter'),
    nodes: has((role) => role.startsWith('witness.node')),
    network: has((role) => role === 'witness.net'),
    routersOpen: has((role) => /^witness\.(router-[az]|[az])$/.test(role)),
    convertersHaveAddresses: false,
    somebodyAtZ: false,
  };
}

/** Headless there is nobody to say which line it is. Errors: `line-unknown`. */
function givenOf(context: RunContext): ComplaintGiven {
  const variant = variantOf(context);
  if (!variant) throw new TributaryError('line-unknown', 'line', { text: LINE_VARIANTS.join(', ') });
  const wanted = context.recording.record.settings['complaint'];
  const usual = COMPLAINTS.find((one) => one === wanted);
  return {
    complaint: usual ?? 'other',
    says: usual ? '' : (wanted ?? ''),
    variant,
    owners: {},
    facts: factsOf(context),
  };
}

async function asked(context: RunContext, spec: Spec): Promise<ComplaintGiven> {
  const known = { says: '', variant: variantOf(context) ?? usualOf(context), owners: {}, facts: factsOf(context) };
  const { given } = await context.ask(complaintQuestion(spec.id, known), { schema: complaintSchema });
  return given;
}

const measuresDelay = ({ sessions }: RunContext): boolean =>
  [...sessions.values()].some(({ device }) => device.role === 'tester' && device.capabilities.counts.includes('rtd'));

/** The search as it begins. */
function begun(context: RunContext, given: ComplaintGiven): LocateRecord {
  const line = lineOf(given, measuresDelay(context));
  const site = { line, complaint: complaintText(given), actions: askable(line, given.facts.somebodyAtZ) };
  const { complaint, sinceMs } = given;
  return { site, complaint, ...(sinceMs === undefined ? {} : { sinceMs }), told: [] };
}

/** What the line is worth, by what the search came to: a fault that is certain is proven; one that is not leaves it undecided. */
const VERDICTS: Readonly<Record<LocateCertainty, Verdict>> = {
  certain: 'fail',
  likely: 'uncertain',
  open: 'uncertain',
  none: 'pass',
};

function why({ site }: LocateRecord, verdict: LocateVerdict): Message {
  const sure = wordOf('certainty', verdict.certainty);
  const section = site.line.sections.find(({ id }) => id === verdict.section);
  if (!section) return { code: 'why.located-none', params: { ...sure } };
  return { code: 'why.located', params: { ...bothNames(section), sureZh: sure.zh, sureEn: sure.en } };
}
const bothNames = ({ zh, en }: { zh: string; en: string }): { zh: string; en: string } => ({ zh, en });

/** Nothing that was seen: then nothing is known of the line, whatever remains possible. */
const nothingSeen = (record: LocateRecord): boolean => !toldOf(record).some((told) => 'saw' in told);

/** Keeps where the search has come to, and what it means for the run. */
async function end(search: Search, step: StepRecord, verdict: LocateVerdict): Promise<Note> {
  const { context } = search;
  await search.keep({ verdict });
  const record = search.record();
  const part = nothingSeen(record)
    ? ({ verdict: 'not-assessed', why: { code: 'why.nothing-told' } } as const)
    : { verdict: VERDICTS[verdict.certainty], why: why(record, verdict) };
  await context.recording.write({ what: 'step', step, change: { end: part } });
  context.state.pass.parts.push(part);
  await settle(context);
  return { code: 'step.located', params: { ...bothOf(part.why) } };
}

/** Where the search has come to: taken, or gone on from. */
async function verdictTaken(search: Search, verdict: LocateVerdict): Promise<Then | 'taken'> {
  const { context, step, record } = search;
  if (context.headless) return 'taken';
  const question = locatedQuestion(step.id, record(), context.recording.record, search.decision(), verdict);
  const { option, given } = await context.ask(question, { schema: z.unknown() });
  if (option === 'accept') return 'taken';
  if (option === 'other') return otherThan(search, given);
  await search.takeBack();
  return { go: 'next' };
}

/** One question: an instrument answers by itself, else a person; headless nobody does. */
async function answered(search: Search, action: SiteAction, because: Message | undefined): Promise<Then> {
  if ((await askRole(search, action)) || (await askLadder(search, action))) return { go: 'next' };
  if (search.context.headless) {
    await search.tell({ action: action.id, refused: 'headless' });
    return { go: 'next' };
  }
  return await askPerson(search, action, because, (context, step, forS) => askRelease(context, step, forS, true));
}

async function run(context: RunContext, spec: Spec, step: StepRecord): Promise<Note> {
  if (!step.locate) {
    const given = context.headless ? givenOf(context) : await asked(context, spec);
    await context.recording.write({ what: 'step', step, change: { locate: begun(context, given) } });
  }
  const search = searchOf(context, step, decide);
  let wanted: SiteAction | undefined;
  for (;;) {
    const { next, chain, left } = search.decision();
    // Whoever stops here must find in the record how far it had come.
    await search.keep({ chain, left });
    let then: Then;
    if (wanted) then = await answered(search, wanted, undefined);
    else if ('ask' in next) then = await answered(search, next.ask, next.why);
    else {
      const taken = await verdictTaken(search, next.verdict);
      if (taken === 'taken') return await end(search, step, next.verdict);
      then = taken;
    }
    wanted = then.go === 'ask' ? then.action : undefined;
  }
}

/** Searches the section of a line that is at fault: instruments of the run answer by themselves, a person all else. What was told is kept at once. */
export const locate: StepKind<Spec> = {
  kind: 'locate',
  schema,
  title: { zh: '查区段', en: 'Search' },
  onTester: false,
  touches: false,
  asksRelease: true,
  rewindable: false,
  byPerson: true,
  plan: () => ({ actions: 6, durationS: 1800 }),
  run,
};
