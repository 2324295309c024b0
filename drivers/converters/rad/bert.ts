import { TributaryError } from '../../../electron/contract/errors.ts';
import type { Bilingual } from '../../../electron/contract/text.ts';
import { decodeForm, lastForm } from './codec.ts';
import type { Console } from './console.ts';
import { FORM, type RadModel } from './model.ts';
import { WORDS } from './model.ts';

const refused = (command: string, words: Bilingual): TributaryError =>
  new TributaryError('command-refused', '', { command, ...words });

/**
 * Sets fields of the form of a test: Space leads on, `F` steps a value, Enter ends the row; nothing is typed, and what stands there is read after each key.
 * Errors: `command-refused` for a field or a value that the form does not have: then the form is left as it was opened.
 */
export async function fillForm(
  console: Console,
  { bert }: RadModel,
  wanted: ReadonlyMap<string, string>,
  signal: AbortSignal,
): Promise<void> {
  const command = bert.form!;
  const shown = await console.form(command, (heard) => lastForm(heard) !== undefined, signal);
  const form = lastForm(shown);
  if (!form) throw refused(command, WORDS['no-field']([...wanted.keys()].join(', ')));
  try {
    for (const field of wanted.keys()) if (!form.has(field)) throw refused(command, WORDS['no-field'](field));
    for (const [field, value] of form) {
      const target = wanted.get(field);
      if (target !== undefined) await stepTo(console, [...form.keys()], field, value, target, signal);
      await console.key(' ', () => true, signal);
    }
  } catch (thrown) {
    await console.abort(signal);
    throw thrown;
  }
  // Further rows keep what they have.
  for (let row = 0; row < 4; row++) if ((await console.key('\r', () => false, signal)).endsWith('>')) return;
}

/** Steps a value until it is the one wanted, or has come round. */
async function stepTo(
  console: Console,
  names: readonly string[],
  field: string,
  from: string,
  target: string,
  signal: AbortSignal,
): Promise<void> {
  const same = (value: string): boolean => value.replaceAll('_', ' ') === target.replaceAll('_', ' ');
  let value = from;
  for (let step = 0; !same(value); step++) {
    const read = (heard: string): string | undefined =>
      heard
        .split(/[\r\n]+/)
        .reduceRight<string | undefined>(
          (found, line) => found ?? decodeForm(names.join(' '), line)?.get(field),
          undefined,
        );
    const next = read(await console.key('F', (heard) => read(heard) !== undefined, signal));
    if (next === undefined || next === from || step >= FORM.stepsAtMost)
      throw refused(field, WORDS['no-value'](target));
    value = next;
  }
}
