import type { Observation } from './site.ts';
import type { Bilingual } from './text.ts';
import type { Message } from './words/index.ts';

/** How a lamp can look: `red` and `yellow` where one lamp has several colours. */
export const LAMP_LOOKS = ['off', 'on', 'flashing', 'red', 'yellow'] as const;
export type LampLook = (typeof LAMP_LOOKS)[number];

/** As the lamps of a site are told: by their common names. */
type SiteLamps = Observation<'lamps'>['lamps'];

/** What one look of a lamp means. `site`: the same in the common names; absent: it has none and stays as said. */
interface Look {
  words: Bilingual;
  site?: SiteLamps;
}

/** A lamp as it is printed on the box. */
export interface BoxLamp {
  name: string;
  colour: 'green' | 'red' | 'yellow';
  /** The looks that it can have, in the order in which a tap goes through them. */
  looks: Readonly<Partial<Record<LampLook, Look>>>;
  /** Names of the lamps that say nothing while this one is lit: a higher alarm hides a lower. */
  hides?: readonly string[];
}

/** A row of DIP switches, what each of them does where it is known. */
export interface DipBank {
  name: string;
  switches: readonly { name: string; words?: Bilingual }[];
}

/** What part of a line a box is. */
export type BoxKind = 'conv' | 'modem' | 'node' | 'router' | 'switch';

/** The front of a box without a console: what eyes can read of it, from its manual. */
export interface BoxPanel {
  id: string;
  kind: BoxKind;
  title: Bilingual;
  maker?: string;
  /** Models that look so, as they are printed. */
  models: readonly string[];
  lamps: readonly BoxLamp[];
  dips?: readonly DipBank[];
  /** Public: manual and page. Absent for a box of no maker. */
  source?: string;
}

/** Looks by printed name; a lamp that nobody looked at is absent. */
export type LampsSeen = Readonly<Partial<Record<string, LampLook>>>;

/** What was seen of a panel: as the lamps of a site are told, what a higher lamp hides, and what each lit lamp says. */
export interface PanelReading {
  lamps: SiteLamps;
  hidden: readonly string[];
  says: readonly Message[];
}

const isLit = (look: LampLook | undefined): boolean => look !== undefined && look !== 'off';
/** What weighs more where two lamps tell of one thing. */
const WEIGHT = ['off', 'flashing', 'on'];
const weightOf = (value: SiteLamps[string] | undefined): number =>
  typeof value === 'boolean' ? Number(value) : WEIGHT.indexOf(value ?? '');

function merged(told: readonly SiteLamps[]): SiteLamps {
  const all: SiteLamps = {};
  for (const [name, value] of told.flatMap((one) => Object.entries(one)))
    if (!(weightOf(all[name]) > weightOf(value))) all[name] = value;
  return all;
}

/** Reads what was seen of a panel: steady is here and flashing is the far end, as its table says; a higher lamp hides the lower. Without power there is nothing else to read. Pure. */
export function readPanel({ lamps }: Pick<BoxPanel, 'lamps'>, seen: LampsSeen): PanelReading {
  const hidden = [...new Set(lamps.flatMap(({ name, hides = [] }) => (isLit(seen[name]) ? hides : [])))];
  const read = lamps.flatMap(({ name, looks }) => {
    const look = seen[name];
    const means = look && looks[look];
    return means && !hidden.includes(name) ? [{ name, look, means }] : [];
  });
  const all = merged(read.map(({ means }) => means.site ?? {}));
  const dark = all['PWR'] === 'off';
  const says = read
    .filter(({ look }) => isLit(look))
    .map(({ name, look, means }): Message => ({
      code: `box.says.${look}`,
      params: { name, ...means.words },
    }));
  return { lamps: dark ? { PWR: 'off' } : all, hidden: dark ? [] : hidden, says: dark ? [{ code: 'box.dark' }] : says };
}

/** True once every lamp that is not hidden was looked at, or the box is dark. */
export function isLookedAt(panel: Pick<BoxPanel, 'lamps'>, seen: LampsSeen): boolean {
  const { lamps, hidden } = readPanel(panel, seen);
  return lamps['PWR'] === 'off' || panel.lamps.every(({ name }) => hidden.includes(name) || seen[name] !== undefined);
}

const plain = (text: string | undefined): string => (text ?? '').toLowerCase().replaceAll(/[\s_/-]+/g, '');

/** The panel of a box of this kind: by what is printed on it, else the common one of its kind. */
export function panelOf(
  panels: readonly BoxPanel[],
  kind: BoxKind,
  printed: { maker?: string | undefined; model?: string | undefined } = {},
): BoxPanel | undefined {
  const model = plain(printed.model);
  const own = panels.find(
    (one) => one.kind === kind && model !== '' && one.models.some((name) => model.includes(plain(name))),
  );
  return own ?? panels.find((one) => one.kind === kind && one.models.length === 0);
}
