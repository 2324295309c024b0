import { searchedIn } from '../../contract/locate-record.ts';
import type { RunRecord, StepRecord } from '../../contract/run.ts';
import { settingRow, valueWords, type SettingOutcome } from '../../contract/settings.ts';
import { alike, type Bilingual } from '../../contract/text.ts';
import type { WordKey } from '../../contract/words/index.ts';
import { decidingAttempt, stepsOf, type Source } from './basis.ts';
import { both, listed } from './texts.ts';
import type { Row, Section } from './document.ts';

/** A setting's value as people write it; unknown ones as they are. */
export function settingValue(name: string, value: string, type?: string): Bilingual {
  const said = valueWords(name, value, 'paper', type);
  if (said.zh !== value || (value !== 'none' && value !== 'auto')) return said;
  return both(`report.setting.${value}`);
}

/** What people call a setting; a procedure may call it by a name of its own. */
export const settingLabel = (record: RunRecord, name: string): Bilingual =>
  record.procedure.settings[name]?.label ?? settingRow(name)?.screen ?? alike(name);

const outcomesOf = (record: RunRecord): { outcome: SettingOutcome; step: StepRecord }[] =>
  stepsOf(decidingAttempt(record), 'configure').flatMap((step) =>
    (step.outcomes ?? []).map((outcome) => ({ outcome, step })),
  );
const isConfirmed = (record: RunRecord, step: StepRecord): boolean => !record.headless && step.state === 'done';

function setBy(record: RunRecord, outcome: SettingOutcome, step: StepRecord): Bilingual {
  if (outcome.how === 'remote') return both('report.set.remote');
  if (outcome.how === 'not-applicable') return both('report.set.none');
  return both(isConfirmed(record, step) ? 'report.set.panel' : 'report.set.panel-headless');
}

const outcomeRows = (record: RunRecord): Row[] =>
  outcomesOf(record).map(({ outcome, step }): Row => {
    const value = settingValue(outcome.setting, outcome.value);
    const shown = outcome.detail ? { beside: [value, { small: outcome.detail }] } : value;
    return [settingLabel(record, outcome.setting), shown, setBy(record, outcome, step)];
  });

/** Values that say by themselves what they are of. */
const SAYS_ITSELF: readonly string[] = ['rate', 'framing'];
function conditionOf(record: RunRecord, { setting, value }: SettingOutcome): Bilingual {
  const shown = settingValue(setting, value);
  if (SAYS_ITSELF.includes(setting)) return shown;
  const { zh, en } = settingLabel(record, setting);
  return { zh: `${zh} ${shown.zh}`, en: `${en.toLowerCase()} ${shown.en}` };
}

/** Under which settings the test ran, for page 1: what the tester was told or a person confirmed; what nobody vouches for stands apart. */
export function conditionsOf({ record }: Source): Bilingual[] {
  // Of what interface it is stands with the circuit.
  const asked = outcomesOf(record).filter(
    ({ outcome: { how, setting } }) => how !== 'not-applicable' && setting !== 'interface',
  );
  const sure = asked.filter(({ outcome, step }) => outcome.how === 'remote' || isConfirmed(record, step));
  const sentence = (code: WordKey, some: typeof asked): Bilingual[] =>
    some.length === 0 ? [] : [both(code, listed(some.map(({ outcome }) => conditionOf(record, outcome))))];
  return [
    ...sentence('report.done.settings', sure),
    ...sentence(
      'report.done.unconfirmed',
      asked.filter((one) => !sure.includes(one)),
    ),
  ];
}

/** What was said when a search began stands for the settings it asks again; the complaint has its place on page 1. */
function saidOf({ record }: Source): Readonly<Record<string, string | undefined>> {
  const search = decidingAttempt(record) && searchedIn(decidingAttempt(record)!);
  return search ? { line: search.site.line.variant, complaint: undefined } : {};
}

/** Settings of the deciding attempt and who set them: the tester's own first, then the procedure's. */
export function settingsSection(source: Source): Section {
  const { record } = source;
  const told = new Set<string>(outcomesOf(record).map(({ outcome }) => outcome.setting));
  const said = saidOf(source);
  const chosen = Object.entries({ ...record.settings, ...said })
    .filter(([name, value]) => !told.has(name) && value !== undefined)
    .map(([name, value = '']): Row => {
      const by = record.given.includes(name) || name in said ? 'report.set.given' : 'report.set.assumed';
      const shown = settingValue(name, value, record.procedure.settings[name]?.type);
      return [settingLabel(record, name), shown, both(by)];
    });
  const sets = record.limitSets.map((set): Row => [both('report.setting.limits'), set.title, { small: set.edition }]);
  return {
    id: 'settings',
    title: both('report.section.settings'),
    tables: [
      {
        columns: [
          { head: both('report.head.item'), width: '46mm', align: 'left' },
          { head: both('report.head.value'), width: '1fr', align: 'left' },
          { head: both('report.head.set-by'), width: '58mm', align: 'left' },
        ],
        rows: [...outcomeRows(record), ...chosen, ...sets],
      },
    ],
  };
}
