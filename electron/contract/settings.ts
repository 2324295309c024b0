import { lengthIn, parseSeconds } from './duration.ts';
import { patternNamed } from './patterns.ts';
import { rateText } from './rate.ts';
import { OF_OPENING } from './opening-settings.ts';
import { OF_TESTER, OTHERS, type SettingRow } from './setting-rows.ts';
import { OF_VISITS } from './visit-settings.ts';
import { alike, type Bilingual } from './text.ts';

/** Every setting by its name: the one place of its words, its values and their words. */
export const SETTINGS = { ...OF_TESTER, ...OTHERS, ...OF_OPENING, ...OF_VISITS } as const;
export type TesterSetting = keyof typeof OF_TESTER;
export const TESTER_SETTINGS = Object.keys(OF_TESTER) as readonly TesterSetting[];
/** Values are the choice words of procedures (`2^15-1`, `hdb3`, `75`, `unframed` ...). */
export type TesterSettings = Partial<Record<TesterSetting, string>>;

export const isTesterSetting = (name: string): name is TesterSetting => Object.hasOwn(OF_TESTER, name);

/** The row of a setting; undefined for one that a procedure has of its own. */
export const settingRow = (name: string): SettingRow | undefined =>
  Object.hasOwn(SETTINGS, name) ? SETTINGS[name as keyof typeof SETTINGS] : undefined;

/** A value under the name that procedures and drivers know it by, whatever it was called; one that is unknown as it is. `type`: see `valueWords`. */
export function canonicalValue(name: string, value: string, type?: string): string {
  const row = settingRow(name);
  if ((row?.type ?? type) === 'pattern') return patternNamed(value)?.name ?? value;
  const known = Object.entries(row?.values ?? {}).find(([, { aliases }]) => aliases?.includes(value));
  return known?.[0] ?? value;
}

/** The same of all settings of a tester. */
export const canonicalSettings = (given: Readonly<TesterSettings>): TesterSettings =>
  Object.fromEntries(Object.entries(given).map(([name, value]) => [name, canonicalValue(name, value)]));

/** A value as people write it, on screen or on paper; `type`: how a setting of the procedure's own is written. What is unknown stands as it was typed. */
export function valueWords(name: string, value: string, where: 'screen' | 'paper', type?: string): Bilingual {
  const row = settingRow(name);
  const kind = row?.type ?? type;
  const own = canonicalValue(name, value, type);
  const seconds = kind === 'duration' ? parseSeconds(value) : undefined;
  if (seconds !== undefined) return { zh: lengthIn('zh', seconds), en: lengthIn('en', seconds) };
  if (kind === 'rate') return alike(rateText(value));
  if (kind === 'percent') return alike(`${value} %`);
  if (kind === 'pattern') return patternNamed(value)?.words ?? alike(value);
  const said = row?.values && Object.hasOwn(row.values, own) ? row.values[own] : undefined;
  return said?.[where] ?? said?.screen ?? alike(value);
}

/** What became of one setting: set by remote control, to be set at the front panel, or meaningless for this tester. */
export interface SettingOutcome {
  setting: TesterSetting;
  value: string;
  how: 'remote' | 'front-panel' | 'not-applicable';
  /** For the wire-minded: the command that set it. */
  detail?: string;
}

/** What of a tester's capabilities says how a setting is set. */
export interface Settable {
  /** Values of each setting that can be set remotely. A setting that is absent here is set at the front panel. */
  settable: Partial<Record<TesterSetting, readonly string[]>>;
  /** Settings that have no meaning for this tester (a serial port has no line code): neither set nor asked. */
  notApplicable: readonly TesterSetting[];
}

/** How a tester comes to a setting. One that it does not list is made at its front panel: nothing is taken for set because nobody spoke of it. */
export function howSet({ settable, notApplicable }: Settable, setting: TesterSetting): SettingOutcome['how'] {
  if ((settable[setting]?.length ?? 0) > 0) return 'remote';
  return notApplicable.includes(setting) ? 'not-applicable' : 'front-panel';
}

/**
 * What became of the settings asked for. `told`: those of which the tester was told and that it took, each with the command, if there was one; only these
 * are set by remote control.
 */
export function outcomesOf(
  can: Settable,
  settings: TesterSettings,
  told: ReadonlyMap<TesterSetting, string | undefined>,
): SettingOutcome[] {
  const how = (setting: TesterSetting): SettingOutcome['how'] => {
    if (told.has(setting)) return 'remote';
    return howSet(can, setting) === 'not-applicable' ? 'not-applicable' : 'front-panel';
  };
  return TESTER_SETTINGS.flatMap((setting): SettingOutcome[] => {
    const value = settings[setting];
    if (value === undefined) return [];
    const detail = told.get(setting);
    return [{ setting, value, how: how(setting), ...(detail === undefined ? {} : { detail }) }];
  });
}
