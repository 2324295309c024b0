import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openingFormSchema } from '../../contract/opening-form.ts';
import { OF_OPENING } from '../../contract/opening-settings.ts';
import type { Procedure, SettingSpec } from '../../contract/procedure.ts';
import type { SettingRow } from '../../contract/setting-rows.ts';
import { parseYaml } from '../../contract/yaml.ts';
import { inProject, readText } from '../../files/index.ts';

/** The user's own form where he has one, else the program's. */
function formFile(id: string, home: string | undefined): string {
  const own = home === undefined ? undefined : join(home, 'forms', `${id}.yaml`);
  return own !== undefined && existsSync(own) ? own : inProject(`resources/forms/${id}.yaml`);
}

/** A setting that may stay blank, as its row says how its values are written. */
const optional = ({ type, values }: SettingRow): SettingSpec => ({
  type: type ?? 'choice',
  ...(values ? { choices: Object.keys(values) } : {}),
  optional: true,
});

/**
 * A procedure for which the carrier's form can be made, with what the form demands, so that the record of a run holds it as it was then, and with the
 * settings that it asks for. Errors: `bad-yaml` with line and column.
 */
export async function withForm(procedure: Procedure, home: string | undefined): Promise<Procedure> {
  if (procedure.form === undefined) return procedure;
  const file = formFile(procedure.form, home);
  const opening = procedure.opening ?? parseYaml(await readText(file), openingFormSchema, file);
  const own = Object.entries(OF_OPENING).map(([name, row]) => [name, optional(row)] as const);
  return { ...procedure, opening, settings: { ...procedure.settings, ...Object.fromEntries(own) } };
}
