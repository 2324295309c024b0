import type { SettingSpec } from '../../../electron/contract/procedure.ts';
import type { BenchItem, ProcedureView } from '../../../electron/contract/views.ts';
import { parseRunSeconds, parseSeconds } from '../../../electron/contract/duration.ts';

/** Settings that differ from the procedure's defaults: all that is given, all that is remembered. */
export type Given = Readonly<Record<string, string>>;

/** Under which name the settings of a procedure are remembered. */
export const rememberedName = (procedureId: string): string => `new.settings.${procedureId}`;

const isText = (entry: [string, unknown]): entry is [string, string] => typeof entry[1] === 'string';

/** What was remembered, less whatever the procedure no longer has or no longer allows. Anything unreadable is nothing. */
export function remembered(text: string | undefined, specs: Readonly<Record<string, SettingSpec>>): Given {
  let stored: unknown;
  try {
    stored = JSON.parse(text ?? '{}');
  } catch {
    return {};
  }
  if (typeof stored !== 'object' || stored === null) return {};
  const entries = Object.entries(stored).filter(isText);
  return Object.fromEntries(
    entries.filter(([name, value]) => {
      const spec = specs[name];
      return spec !== undefined && isPossible(spec, value);
    }),
  );
}

/** True if a value can stand for this setting; the core has the last word. */
export function isPossible(spec: SettingSpec, value: string): boolean {
  switch (spec.type) {
    case 'choice':
    case 'pattern':
      return value !== '' && (spec.choices === undefined || spec.choices.includes(value));
    case 'duration':
      return (parseRunSeconds(value) ?? parseSeconds(value)) !== undefined;
    case 'percent':
      return /^\d+(\.\d+)?$/.test(value) && Number(value) <= 100;
    case 'ratio':
      return /^(0|\d+(\.\d+)?([eE]-?\d+)?)$/.test(value);
    case 'text':
      return true;
  }
}

/** One change: a value equal to the default is no longer given. */
export function withSetting(given: Given, name: string, value: string, spec: SettingSpec | undefined): Given {
  const { [name]: _old, ...rest } = given;
  return value === spec?.default ? rest : { ...rest, [name]: value };
}

/** Testers of the bench that a procedure may use. */
export const fits = (procedure: ProcedureView | undefined, item: BenchItem): boolean =>
  item.family !== undefined && (!procedure?.families?.length || procedure.families.includes(item.family));

/** The tester to begin with: the one asked for, the one of last time, the first that is ready (real ones first), the first. */
export function chooseTester(items: readonly BenchItem[], wanted: readonly (string | undefined)[]): string | undefined {
  const asked = wanted.find((address) => items.some((item) => item.address === address));
  const ready = items.filter((item) => item.state === 'ready');
  const real = ready.find((item) => !item.simulated && item.family !== 'manual');
  return asked ?? (real ?? ready[0] ?? items[0])?.address;
}
