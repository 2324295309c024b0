import type { Archive } from '../archive/index.ts';
import type { RunRecord } from '../contract/run.ts';
import type { Message } from '../contract/words/index.ts';

/** Writes PDF, JSON and CSV of a run into a folder (made if missing); same record, same bytes. Returns absolute paths. Errors: `file-unwritable`. */
export declare function writeReport(
  archive: Archive,
  runId: string,
  folder: string,
): Promise<{ pdf: string; json: string; csv: string }>;
/** What the result screen says beside the verdict: what the run proves, what was not observed. */
export declare function summarise(record: RunRecord): { proves: Message[]; notObserved: Message[] };
