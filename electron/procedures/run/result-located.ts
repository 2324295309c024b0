import { searchedIn, toldOf } from '../../contract/locate-record.ts';
import { toldWords } from '../../contract/observe/says.ts';
import { wireEvents, wireJson } from '../../contract/ladder-finding.ts';
import type { LocateVerdict } from '../../contract/locate.ts';
import type { AttemptRecord, RunRecord } from '../../contract/run.ts';
import type { RunResult } from '../../contract/run-result.ts';
import type { Message } from '../../contract/words/index.ts';

function sectionJson(
  { section: id, evidence, next, ...rest }: LocateVerdict,
  say: (message: Message) => string,
): RunResult['section'] {
  return {
    ...(id === undefined ? {} : { id }),
    ...rest,
    evidence: evidence.map(({ action, says }) => ({ action, says: say(says) })),
    next: say(next),
  };
}

/** What a search for a fault was told and found, as the JSON of a run has it; no section where it was stopped on the way, nothing of an attempt that sought none. */
function locatedJson(
  attempt: AttemptRecord | undefined,
  say: (message: Message) => string,
): Pick<RunResult, 'findings' | 'section'> {
  const search = attempt && searchedIn(attempt);
  if (!search) return {};
  const { verdict, site } = search;
  return {
    findings: toldOf(search).map(({ atMs, by, role, care, ...told }) => ({
      action: told.action,
      at: new Date(atMs).toISOString(),
      by,
      role,
      says: say(toldWords(site.line, told)),
      ...('saw' in told ? { saw: told.saw } : { refused: told.refused }),
      care,
    })),
    ...(verdict ? { section: sectionJson(verdict, say) } : {}),
  };
}

/** The same, and what a ladder found on the wire beside its rungs. */
export function foundJson(
  record: Pick<RunRecord, 'events'>,
  attempt: AttemptRecord | undefined,
  say: (message: Message) => string,
): Pick<RunResult, 'findings' | 'section'> {
  const { findings = [], ...rest } = locatedJson(attempt, say);
  const all = [...findings, ...wireJson(wireEvents(record, attempt?.number), say)];
  return { ...(all.length > 0 ? { findings: all } : {}), ...rest };
}
