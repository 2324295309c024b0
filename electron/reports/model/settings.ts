import type { RunRecord, StepRecord } from '../../contract/run.ts';
import { settingRow, valueWords, type SettingOutcome } from '../../contract/settings.ts';
import { alike, type Bilingual } from '../../contract/text.ts';
import { decidingAttempt, stepsOf, type Source } from './basis.ts';
import { both } from './texts.ts';
import type { Row, Section } from './document.ts';

/** A setting's value as people write it; unknown ones as they are. */
export const settingValue = (name: string, value: string, type?: string): Bilingual =>
  valueWords(name, value, 'paper', type);

/** What people call a setting; a procedure may call it by a name of its own. */
export const settingLabel = (record: RunRecord, name: string): Bilingual =>
  record.procedure.settings[name]?.label ?? settingRow(name)?.screen ?? alike(name);

function setBy(record: RunRecord, outcome: SettingOutcome, step: StepRecord): Bilingual {
  if (outcome.how === 'remote') return both('report.set.remote');
  if (outcome.how === 'not-applicable') return both('report.set.none');
  const confirmed = !record.headless && step.state === 'done';
  return both(confirmed ? 'report.set.panel' : 'report.set.panel-headless');
}

function outcomeRows(record: RunRecord): Row[] {
  return stepsOf(decidingAttempt(record), 'configure').flatMap((step) =>
    (step.outcomes ?? []).map((outcome): Row => {
      const value = settingValue(outcome.setting, outcome.value);
      const shown = outcome.detail ? { beside: [value, { small: outcome.detail }] } : value;
      return [settingLabel(record, outcome.setting), shown, setBy(record, outcome, step)];
    }),
  );
}

/** Settings of the deciding attempt and who set them: the tester's own first, then the procedure's. */
export function settingsSection(source: Source): Section {
  const { record } = source;
  const outcomes = stepsOf(decidingAttempt(record), 'configure').flatMap((step) => step.outcomes ?? []);
  const told = new Set<string>(outcomes.map((outcome) => outcome.setting));
  const chosen = Object.entries(record.settings)
    .filter(([name]) => !told.has(name))
    .map(([name, value]): Row => {
      const by = record.given.includes(name) ? 'report.set.given' : 'report.set.assumed';
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
