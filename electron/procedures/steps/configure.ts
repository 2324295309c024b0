import { z } from 'zod';
import type { Block, ListItem } from '../../contract/prompt.ts';
import { settingRow, valueWords, type SettingOutcome } from '../../contract/settings.ts';
import { testerStepShape } from '../../contract/steps.ts';
import type { StepRecord } from '../../contract/run.ts';
import type { Capabilities } from '../../contract/tester.ts';
import { alike } from '../../contract/text.ts';
import { saidOf, type Message } from '../../contract/words/index.ts';
import { checkRate } from '../request/rate-fit.ts';
import { atWork } from '../measure/switched-on.ts';
import { confirmedBefore, type Question, type RunContext } from '../recording/run-context.ts';
import { closeLive } from '../measure/observing.ts';
import type { Confirmed, PanelSetting } from '../request/run-request.ts';
import { settingsOn } from '../request/settings.ts';
import { within } from '../../contract/waiting.ts';
import { mainAnswer, noteUntouched, untouchedAnswer } from './asking.ts';
import type { Note, StepKind } from './kind.ts';

const schema = z.strictObject({ ...testerStepShape, do: z.literal('configure') });

const CONFIGURE_MS = 10_000;

/** Settings are changed with generator and analyser off: some testers refuse them otherwise. */
async function quiet(context: RunContext): Promise<void> {
  await closeLive(context);
  if (atWork(context.recording.attempt).length === 0) return;
  await within(context.clock, CONFIGURE_MS, context.tester.address, context.signal, (limited) =>
    context.tester.stop(limited),
  );
}

function note(remote: number, panel: number, headless: boolean): Message {
  if (panel === 0) return { code: 'step.set-remote', params: { remote } };
  if (headless) return { code: 'step.set-panel-unconfirmed', params: { remote, panel } };
  return remote === 0
    ? { code: 'step.set-panel', params: { panel } }
    : { code: 'step.set-both', params: { remote, panel } };
}

/** One line of what is or was set. */
const itemOf = ({ setting, value }: SettingOutcome): ListItem => ({
  words: saidOf(settingRow(setting)?.screen ?? alike(setting)),
  value: saidOf(valueWords(setting, value, 'screen')),
});

/** What is to be set at the front panel, each with its place in the menu, and what has none in any document. */
function panelBlocks(outcomes: readonly SettingOutcome[], menuPaths: Capabilities['menuPaths'] = {}): Block[] {
  const panel = outcomes.filter(({ how }) => how === 'front-panel');
  const items = panel.map((outcome) => {
    const path = menuPaths[outcome.setting];
    return { ...itemOf(outcome), ...(path ? { text: saidOf(path) } : {}) };
  });
  const known = panel.filter(({ setting }) => menuPaths[setting]).length;
  const unknown = known === 0 ? 'panel.no-menu' : 'panel.some-menu';
  return [
    { block: 'list', form: 'ticks', items },
    ...(known < panel.length ? [{ block: 'note', text: { code: unknown } } as const] : []),
  ];
}

/** What was set without anybody: there is nothing to do about it. */
function remoteBlocks(outcomes: readonly SettingOutcome[]): Block[] {
  const items = outcomes.filter(({ how }) => how === 'remote').map(itemOf);
  return items.length === 0 ? [] : [{ block: 'list', form: 'plain', title: { code: 'panel.remote' }, items }];
}

/** Settings of a front panel as one text. */
const asText = (settings: readonly PanelSetting[]): string =>
  settings
    .map(({ setting, value }) => `${setting}=${value}`)
    .toSorted()
    .join();

/** True if all that is to be set at the front panel stands there, as somebody confirmed before START. */
const standsThere = (wanted: readonly PanelSetting[], confirmed: Confirmed | undefined): boolean =>
  confirmed?.panel !== undefined && asText(wanted) === asText(confirmed.panel.settings);

/** What the tester cannot be told is set at its front panel, one line each, with what it was told below. */
export function panelQuestion(
  step: string,
  outcomes: readonly SettingOutcome[],
  menuPaths: Capabilities['menuPaths'],
  before: number | undefined,
): Question {
  return {
    kind: 'front-panel',
    step,
    title: { code: 'prompt.front-panel' },
    blocks: [...panelBlocks(outcomes, menuPaths), ...remoteBlocks(outcomes)],
    tools: [{ tool: 'photo' }],
    answers: [...untouchedAnswer(before), mainAnswer('done', 'prompt.all-set')],
  };
}

async function run(context: RunContext, spec: z.infer<typeof schema>, step: StepRecord): Promise<Note> {
  const { clock, tester, signal, recording, headless, state } = context;
  const { record } = recording;
  await quiet(context);
  const settings = settingsOn(record, tester.capabilities);
  const outcomes = await within(clock, CONFIGURE_MS, tester.address, signal, (limited) =>
    tester.configure(settings, limited),
  );
  await recording.write({ what: 'step', step, change: { outcomes } });
  checkRate(record, tester.rateKbps);
  const panel = outcomes.filter((outcome) => outcome.how === 'front-panel');
  const remote = outcomes.filter((outcome) => outcome.how === 'remote').length;
  if (panel.length === 0 || headless) return note(remote, panel.length, headless);
  const again = confirmedBefore(recording, spec.id);
  if (state.pass.unchanged && again.before !== undefined)
    return { code: 'step.set-panel-unchanged', params: { remote, panel: panel.length, n: again.before } };
  const { confirmed } = state.pass;
  const before = confirmed?.panel?.circuit;
  if (standsThere(panel, confirmed))
    return before === undefined
      ? note(remote, panel.length, headless)
      : { code: 'step.set-panel-as', params: { remote, panel: panel.length, circuit: before } };
  const answer = await context.ask(panelQuestion(spec.id, outcomes, tester.capabilities.menuPaths, again.before));
  noteUntouched(context, answer);
  return note(remote, panel.length, headless);
}

/** Sets the tester; what it cannot be told becomes a list for its front panel. Errors: `circuit-misfit` if its rate then is another one. */
export const configure: StepKind<z.infer<typeof schema>> = {
  kind: 'configure',
  schema,
  title: { zh: '设置仪表', en: 'Set up' },
  onTester: true,
  touches: true,
  rewindable: true,
  byPerson: true,
  plan: (_spec, { frontPanel }) => ({ actions: frontPanel.length > 0 ? 1 : 0, durationS: 10 }),
  run,
};
