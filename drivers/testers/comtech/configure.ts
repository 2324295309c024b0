import {
  outcomesOf,
  type Settable,
  type SettingOutcome,
  type TesterSetting,
  type TesterSettings,
} from '../../../electron/contract/settings.ts';
import { parseRate } from '../../../electron/contract/rate.ts';
import type { Transport } from '../../transport/index.ts';
import { decodeRate, encodeRate } from './codec.ts';
import type { Command, ComtechModel } from './model.ts';
import { query, refused, set, takeControl, type Modem } from './modem.ts';

/** What goes over the wire for some settings. */
interface Step {
  settings: readonly TesterSetting[];
  commands: readonly Command[];
}
/** What configuring led to. `commands`: those accepted, to be repeated if the modem restarts. */
export interface Configured {
  outcomes: SettingOutcome[];
  commands: Command[];
  /** Data rate of the modem, kbit/s; absent where neither the modem nor the settings say. */
  rateKbps?: number;
}

/** G.703 at 2 048 kbit/s (G.703 clause 11) is what `e1` means. */
const E1_KBPS = 2048;
/** Settings with their neighbours that one code holds together, the longest first. */
const TOGETHER: readonly (readonly TesterSetting[])[] = [
  ['interface', 'impedance', 'line-code'],
  ['interface', 'impedance'],
  ['interface'],
];

/** Data rates of these modems, kbit/s. */
const LEAST_KBPS = 18;
const MOST_KBPS = 25_000;

/** A rate that such a modem can have, kbit/s: `2048k`, `64k`, `2M`. */
export function rateOf(text: string | undefined): number | undefined {
  const kbps = (parseRate(text ?? '') ?? 0) / 1000;
  return kbps >= LEAST_KBPS && kbps <= MOST_KBPS ? kbps : undefined;
}

/** The rate that the settings ask for, kbit/s. */
export function wantedRate(settings: TesterSettings): number | undefined {
  return rateOf(settings.rate) ?? (settings.interface === 'e1' ? E1_KBPS : undefined);
}

/** Commands for the settings in order of priority: what a higher parameter overwrites is sent after it. */
export function planSettings(model: ComtechModel, settings: TesterSettings): Step[] {
  const steps: Step[] = [];
  const done = new Set<TesterSetting>();
  const add = (
    names: readonly TesterSetting[],
    row: ComtechModel['settings'][keyof ComtechModel['settings']],
  ): void => {
    const argument = row?.values[names.map((name) => settings[name]).join('/')];
    if (!row || argument === undefined || names.some((name) => done.has(name))) return;
    steps.push({ settings: names, commands: row.codes.map((code): Command => [code, argument]) });
    for (const name of names) done.add(name);
  };
  for (const names of TOGETHER) add(names, model.settings.interface);
  for (const name of ['framing', 'line-code', 'clock'] as const) add([name], model.settings[name]);
  const rate = wantedRate(settings);
  if (rate !== undefined && model.rate.set.length > 0)
    steps.push({
      settings: ['rate'],
      commands: model.rate.set.map((code): Command => [code, encodeRate(rate, model.rate.width)]),
    });
  add(['pattern'], model.settings.pattern);
  return steps;
}

/** Sets what can be set and reads it back. Errors: `local-mode`, `command-refused`, link errors. */
export async function configure(
  modem: Modem,
  model: ComtechModel,
  can: Settable,
  settings: TesterSettings,
  transport: Transport,
  signal: AbortSignal,
): Promise<Configured> {
  await takeControl(modem, model, transport, signal);
  const told = new Map<TesterSetting, string>();
  const commands: Command[] = [];
  for (const step of planSettings(model, settings)) {
    if (!(await setAll(modem, step.commands, transport, signal))) continue;
    commands.push(...step.commands);
    const detail = step.commands.map(([code, argument]) => `${code}=${argument}`).join(' ');
    for (const setting of step.settings) told.set(setting, detail);
  }
  await readBack(modem, model, commands, transport, signal);
  const rateKbps = (await query(modem, transport, model.rate.query, decodeRate, signal)) ?? wantedRate(settings);
  return { outcomes: outcomesOf(can, settings, told), commands, ...(rateKbps === undefined ? {} : { rateKbps }) };
}

/** False if the modem lacks one of the codes: then a person sets it. */
async function setAll(
  modem: Modem,
  commands: readonly Command[],
  transport: Transport,
  signal: AbortSignal,
): Promise<boolean> {
  for (const command of commands) if (!(await set(modem, transport, command, signal))) return false;
  return true;
}

/** A higher parameter may have overwritten a lower one, so everything is read again at the end. */
async function readBack(
  modem: Modem,
  model: ComtechModel,
  commands: readonly Command[],
  transport: Transport,
  signal: AbortSignal,
): Promise<void> {
  for (const [code, argument] of commands) {
    const isRate = model.rate.set.includes(code);
    const read = (text: string): string => (isRate ? String(decodeRate(text) ?? text) : text.trim().toUpperCase());
    const found = await query(modem, transport, code, read, signal);
    if (found !== undefined && found !== read(argument))
      throw refused(transport, `${code}=${argument}`, `${code}=${found}`);
  }
}
