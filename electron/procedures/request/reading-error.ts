import type { ReadingProblem } from '../../analysis/index.ts';
import { TributaryError } from '../../contract/errors.ts';
import { ALARM_FIELDS, type ReadingField } from '../../contract/reading.ts';
import { bothOf } from '../../contract/words/index.ts';

/** A field as it is named in a file. */
const keyOf = (field: ReadingField): string =>
  ALARM_FIELDS.some((alarm) => alarm === field) ? `alarms.${field}` : field;

/** Says which fields of a reading do not go together, and why. `path`: the file it came from. Codes `reading-contradicts`, `reading-too-long`. */
export function readingError(problems: readonly ReadingProblem[], path?: string): TributaryError {
  const fields = [...new Set(problems.flatMap((problem) => problem.fields))].map(keyOf).join(', ');
  const said = problems.map(({ message }) => bothOf(message));
  const text = { zh: said.map(({ zh }) => zh).join('；'), en: said.map(({ en }) => en).join('; ') };
  const [only] = problems;
  if (only?.message.code === 'reading.bad.test-time')
    return new TributaryError('setting-bad', 'testTime', {
      value: '',
      ...only.message.params,
      text: '15m, 900, 00:15:00',
    });
  const code = problems.every(({ confirmable }) => confirmable) ? 'reading-contradicts' : 'reading-too-long';
  return new TributaryError(code, path === undefined ? fields : `${path}: ${fields}`, text);
}
