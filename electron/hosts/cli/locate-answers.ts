import type { Decision, LocateVerdict } from '../../contract/locate.ts';
import { TributaryError } from '../../contract/errors.ts';
import { partsOf } from '../../contract/site-action.ts';
import { chainOf } from '../../contract/site-chain.ts';
import {
  OBSERVATIONS,
  siteCaseSchema,
  type SiteAction,
  type SiteCase,
  type SiteLine,
  type Told,
} from '../../contract/site.ts';
import { CASE_BYTES } from '../../contract/sizes.ts';
import { bothOf, type Message } from '../../contract/words/index.ts';
import { clearest, issueSaid, type Issue } from '../../contract/yaml-issues.ts';
import { readText } from '../../files/index.ts';

const issueOf = (where: string, issues: readonly Issue[]): TributaryError =>
  new TributaryError('case-bad', where, { ...issueSaid(clearest(issues)) });

function parsed(text: string, where: string, code: 'case-bad' | 'answer-bad'): unknown {
  try {
    return JSON.parse(text);
  } catch (thrown) {
    throw new TributaryError(code, where, { ...bothOf({ code: 'locate.no-json' }) }, { cause: thrown });
  }
}

/** The sections must be those of the variant, each once, from A to Z: nothing that is said of another chain would be true. Error: `case-bad`. */
function mustBeWhole({ variant, sections }: SiteLine, where: string): void {
  const expected = chainOf(variant).join(' ');
  if (sections.map(({ id }) => id).join(' ') === expected) return;
  throw new TributaryError('case-bad', where, {
    ...bothOf({ code: 'locate.other-chain', params: { variant, expected } }),
  });
}

/** A case from its file. Errors: those of the file, `case-bad`, `case-no-actions`. */
export async function readCase(path: string): Promise<SiteCase> {
  const given = siteCaseSchema.safeParse(parsed(await readText(path, CASE_BYTES), path, 'case-bad'));
  if (!given.success) throw issueOf(path, given.error.issues);
  mustBeWhole(given.data.line, path);
  const actions = given.data.actions.filter(({ id }) => partsOf(id) !== undefined);
  if (actions.length === 0) throw new TributaryError('case-no-actions', path);
  return { ...given.data, actions };
}

/** An answer as it was written in a line. Error: `answer-bad`. */
export function answerIn(line: string, { id }: SiteAction, where: string): Told {
  const given = parsed(line, where, 'answer-bad');
  if (typeof given === 'object' && given !== null && 'refused' in given && typeof given.refused === 'string')
    return { action: id, refused: given.refused };
  const saw = OBSERVATIONS[partsOf(id)!.kind].safeParse(given);
  if (!saw.success)
    throw new TributaryError('answer-bad', where, { ...issueSaid(clearest(saw.error.issues)), action: id });
  return { action: id, saw: saw.data };
}

/** Who is asked. */
export interface Asks {
  ask(action: SiteAction, why: Message): Promise<Told>;
  end(decision: Decision, verdict: LocateVerdict): void;
}
