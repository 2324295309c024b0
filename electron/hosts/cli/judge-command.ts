import { standardFigures, type Judgement } from '../../contract/judgement.ts';
import { ALLOCATIONS } from '../../contract/limits.ts';
import { ASSUMED, createPartJudge, createSecondsReader, LINE_LIMIT, type JudgeOptions } from '../../analysis/index.ts';
import { errorView, TributaryError } from '../../contract/errors.ts';
import { EXIT_CODES } from '../../contract/verdict.ts';
import { words } from '../../contract/words/index.ts';
import { createLibrary } from '../../procedures/index.ts';
import { readLines } from '../../files/index.ts';
import { settingsOf } from './arguments.ts';
import { homeFolder } from '../program/places.ts';
import { printProblem, tell, tellMessage, type Io, type Lang } from './io.ts';
import { judgedLines } from './result-lines.ts';

export interface JudgeCommandOptions {
  limits: string[];
  set: string[];
  json?: boolean;
  lang: Lang;
}

/** Settings of `judge`, percent, with what they are if nobody gives them. */
const { 'ber-limit': _berLimit, ...DEFAULTS } = ASSUMED;
type SettingName = keyof typeof DEFAULTS;
const DEFAULT_LIMITS = ['m2100-e1', 'g826-e1'];

function percentOf(name: string, value: string): number {
  const text = value.trim().replace(/%$/, '').trimEnd();
  const number = Number(text);
  if (!/^\d{1,3}(?:\.\d{1,9})?$/.test(text) || !(number > 0 && number <= 100))
    throw new TributaryError('setting-bad', name, { value, ...words['wanted.some-percent'] });
  return number;
}

function percents(given: Record<string, string>): Record<SettingName, number> {
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(DEFAULTS, name));
  if (unknown !== undefined)
    throw new TributaryError('setting-unknown', unknown, { text: Object.keys(DEFAULTS).join(', ') });
  return {
    ...DEFAULTS,
    ...Object.fromEntries(Object.entries(given).map(([name, value]) => [name, percentOf(name, value)])),
  };
}

/** Judges a record of any length while it is read, and leaves off when the program is told to end. Errors: those of the file, `bad-csv`, `stopped-reading`. */
async function judged(path: string, options: JudgeOptions, stop: AbortSignal): Promise<Judgement> {
  const judge = createPartJudge(options);
  const reader = createSecondsReader(path, judge.add);
  for await (const lines of readLines(path, LINE_LIMIT)) {
    if (stop.aborted) throw new TributaryError('stopped-reading', path);
    for (const line of lines) reader.line(line);
  }
  reader.end();
  return judge.judgement();
}

/** `tributary judge`: the verdict on a record of seconds from anywhere. */
export async function judgeCommand(path: string, options: JudgeCommandOptions, io: Io): Promise<number> {
  const given = settingsOf(options.set);
  const values = percents(given);
  const names = options.limits.length > 0 ? options.limits : DEFAULT_LIMITS;
  const library = createLibrary(homeFolder(io.env));
  const limits = await Promise.all(names.map(async (name) => ({ set: await library.limitSet(name) })));
  for (const fault of await library.passedOver('limits', names)) printProblem(io, errorView(fault), options.lang);
  const rules: JudgeOptions = { rule: 'path', limits, allocations: values, unseenMax: values['unseen-max'] };
  const judgement = await judged(path, rules, io.stop);
  const { seconds, verdict } = judgement;
  const assumed = ALLOCATIONS.filter((name) => !(name in given)).map((name) =>
    tell(options.lang, 'cli.assumed', { name, value: values[name] }),
  );
  const why = [...judgement.why.map((message) => tellMessage(options.lang, message)), ...assumed];
  const result = { seconds, ...standardFigures(judgement), verdict, why };
  if (options.json) io.json(result);
  else io.lines(...judgedLines(result, options.lang));
  return EXIT_CODES[verdict];
}
