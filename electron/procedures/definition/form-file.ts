import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { asTributaryError, type TributaryError } from '../../contract/errors.ts';
import { openingFormSchema } from '../../contract/opening-form.ts';
import { OF_OPENING } from '../../contract/opening-settings.ts';
import type { Procedure, SettingSpec } from '../../contract/procedure.ts';
import type { SettingRow } from '../../contract/setting-rows.ts';
import { readOne } from '../../files/index.ts';

/** The home of a user who has forms of his own. A home that is none is said where something is to be written into it. */
const withForms = (home: string | undefined): string | undefined =>
  home !== undefined && existsSync(join(home, 'forms')) ? home : undefined;

/** What is wrong with the user's own form; undefined if nothing is, or he has none. */
export async function formFault(home: string | undefined): Promise<TributaryError | undefined> {
  try {
    if (withForms(home)) await readOne('forms', 'opening', openingFormSchema, home);
    return undefined;
  } catch (thrown) {
    return asTributaryError(thrown);
  }
}

/** A setting that may stay blank, as its row says how its values are written. */
const optional = ({ type, values }: SettingRow): SettingSpec => ({
  type: type ?? 'choice',
  ...(values ? { choices: Object.keys(values) } : {}),
  optional: true,
});

/**
 * A procedure for which the carrier's form can be made, with what the form demands, so that the record of a run holds it as it was then, and with the
 * settings that it asks for. `listing`: one of the user's own that cannot be read hides no procedure, and its fault is told beside (`formFault`).
 * Errors: `bad-yaml` with line and column.
 */
export async function withForm(procedure: Procedure, home: string | undefined, listing = false): Promise<Procedure> {
  if (procedure.form === undefined) return procedure;
  const isUsable = !listing || (await formFault(home)) === undefined;
  const from = isUsable ? withForms(home) : undefined;
  const opening = procedure.opening ?? (await readOne('forms', procedure.form, openingFormSchema, from));
  const own = Object.entries(OF_OPENING).map(([name, row]) => [name, optional(row)] as const);
  return { ...procedure, opening, settings: { ...procedure.settings, ...Object.fromEntries(own) } };
}
