/** How the values of a setting may be written. */
export const SETTING_TYPES = [
  'duration',
  'choice',
  'pattern',
  'rate',
  'percent',
  'ratio',
  'milliseconds',
  'kilometres',
  'dbm',
  'sites',
  'addresses',
  'text',
] as const;
export type SettingType = (typeof SETTING_TYPES)[number];
