import { TributaryError } from '../../../electron/contract/errors.ts';
import { injectionText, isOfBits } from '../../../electron/contract/injections.ts';
import {
  outcomesOf,
  type SettingOutcome,
  type TesterSetting,
  type TesterSettings,
} from '../../../electron/contract/settings.ts';
import type { Observation, Tester } from '../../../electron/contract/tester.ts';
import { linesOf } from './codec.ts';
import { fillForm } from './bert.ts';
import type { Alone } from './console.ts';
import { capabilitiesOf, FORM, PATTERNS, SINGLE, type RadModel } from './model.ts';

/** Sets what its form has; one error at a time can be asked for where its screen is known. */
async function configured(
  model: RadModel,
  alone: Alone,
  settings: TesterSettings,
  signal: AbortSignal,
): Promise<SettingOutcome[]> {
  const { form, show } = model.bert;
  const told = new Map<TesterSetting, string | undefined>();
  const pattern = PATTERNS[settings.pattern ?? ''];
  if (form && pattern !== undefined) {
    const wanted = new Map<string, string>([[FORM.pattern, pattern]]);
    if (show) wanted.set(FORM.injection, SINGLE);
    await alone(signal, (console, bounded) => fillForm(console, model, wanted, bounded));
    told.set('pattern', `${form}: ${pattern}`);
  }
  return outcomesOf(capabilitiesOf(model), settings, told);
}

/** Its built-in test: set up by its form, begun and ended by command; what it counts a person reads off its screen. */
export function testerOf(
  of: Pick<Tester, 'family' | 'address' | 'simulated' | 'identity'>,
  model: RadModel,
  alone: Alone,
): Tester {
  const { bert } = model;
  const capabilities = capabilitiesOf(model);
  const command = (text: string, signal: AbortSignal): Promise<string> =>
    alone(signal, (console, bounded) => console.command(text, bounded));
  /** What its screen of results says; one that is repeated is left by CTRL-C. `key`: pressed there. */
  const screen = (show: string, signal: AbortSignal, key?: string): Promise<string> =>
    alone(signal, async (console, bounded) => {
      const text = await console.form(show, (heard) => linesOf(heard).length > 1, bounded);
      if (key !== undefined) await console.key(key, () => true, bounded);
      await console.abort(bounded);
      return linesOf(text)
        .filter((line) => !/^(FCD|HCD)>/.test(line))
        .join('\n');
    });
  const { show } = bert;
  return {
    ...of,
    role: 'tester',
    capabilities,
    rateKbps: undefined,
    configure: (settings, signal) => configured(model, alone, settings, signal),
    start: async (signal) => void (await command(bert.run, signal)),
    // No command clears its counts: a test that begins anew has none.
    async restart(signal) {
      await command(bert.off, signal);
      await command(bert.run, signal);
    },
    observe: () => nothing(),
    async inject(injection, signal) {
      if (injection.kind === 'off') return;
      const isOne = isOfBits(injection) && injection.kind === 'count' && injection.count === 1;
      if (!isOne || !show || !bert.form)
        throw new TributaryError('inject-unable', of.address, { text: injectionText(injection) });
      await screen(show, signal, 'I');
    },
    stop: async (signal) => void (await command(bert.off, signal)),
    ...(show ? { screen: (signal: AbortSignal) => screen(show, signal) } : {}),
  };
}

async function* nothing(): AsyncIterable<Observation> {}
