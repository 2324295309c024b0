import type { RunRecord, StepRecord } from '../../contract/run.ts';
import { parseSeconds } from '../../contract/duration.ts';
import { rateText } from '../../contract/rate.ts';
import type { Bilingual } from '../../contract/text.ts';
import type { SettingOutcome } from '../../contract/tester.ts';
import { decidingAttempt, stepsOf, type Source } from './basis.ts';
import { both, lengthText, wordOf } from './texts.ts';
import type { Row, Section } from './document.ts';

/** A setting's value as people write it; unknown ones as they are. */
export function settingValue(name: string, value: string, type?: string): Bilingual {
  const same = (text: string): Bilingual => ({ zh: text, en: text });
  const seconds = type === 'duration' || name === 'duration' ? parseSeconds(value) : undefined;
  if (seconds !== undefined) return lengthText(seconds);
  if (name === 'rate') return same(rateText(value));
  if (type === 'percent' || name.endsWith('-allocation') || name === 'unseen-max') return same(`${value} %`);
  const printed = wordOf('report.value', value);
  return printed.zh === value ? wordOf('value', value) : printed;
}

export function settingLabel(record: RunRecord, name: string): Bilingual {
  return record.procedure.settings[name]?.label ?? wordOf('setting', name);
}

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
