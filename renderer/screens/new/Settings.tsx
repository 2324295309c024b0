import { useEffect, useId, useRef } from 'react';
import { valuesOn } from '../../../electron/contract/fit.ts';
import { howSet, isTesterSetting, settingRow } from '../../../electron/contract/settings.ts';
import { asksForm, OF_OPENING } from '../../../electron/contract/opening-settings.ts';
import type { SettingSpec } from '../../../electron/contract/procedure.ts';
import type { Capabilities } from '../../../electron/contract/tester.ts';
import { durationLabel } from '../../text/format.ts';
import { useSay, type Say } from '../../text/say.ts';
import { Choice, Pick } from '../../widgets/Choice.tsx';
import { rowWidth } from '../../widgets/SettingChoice.tsx';
import { shortestRun } from '../../../electron/contract/duration.ts';
import { fault } from '../../../electron/contract/set-up.ts';
import { Duration } from './Duration.tsx';
import type { Draft } from './useDraft.ts';

/** Widest row of buttons that still leaves room for a second setting beside it. */
const HALF_MAX = 31;
/** Written in words, with blanks between them. */
const LONG: readonly SettingSpec['type'][] = ['text', 'sites', 'addresses', 'rate'];
/** What stands after a number. */
const SIGNS: Partial<Record<SettingSpec['type'], string>> = { percent: '%' };

const labelOf = (spec: SettingSpec, name: string, value: string, say: Say): string =>
  spec.type === 'duration' ? durationLabel(value) : say.value(name, value, spec.type);

/** A setting with a single possible value asks nothing; nor does one that the run will ask itself. */
export const isAsked = ({ type, choices = [], asked }: SettingSpec): boolean =>
  !asked && (type !== 'choice' || choices.length > 1);

/** True if this setting needs the whole width. */
export const isWide = (spec: SettingSpec, name: string, say: Say): boolean =>
  spec.type === 'sites' ||
  spec.type === 'addresses' ||
  rowWidth([
    ...(spec.choices ?? []).map((value) => labelOf(spec, name, value, say)),
    spec.type === 'duration' ? say('ui.other') : '',
  ]) > HALF_MAX;

interface SettingProps {
  spec: SettingSpec;
  name: string;
  label: string;
  value: string;
  can: Capabilities | undefined;
  onChange: (value: string) => void;
}

/** What is wrong with a value, in a sentence that stands beside it. */
function problemOf(say: Say, { spec, name, value, can }: SettingProps): string | undefined {
  const found = fault(spec, name, value, can);
  if (!found) return undefined;
  if (spec.type === 'duration') return say('new.duration-bad', { ...shortestRun(spec.shortest) });
  if (found.code === 'unfit.value') return say('new.not-here', { value: say.value(name, value) });
  return say('new.wanted', { text: say.message(found) });
}

/** A value by which nothing is meant: its field is blank. */
const NOTHING = 'none';

/** Where the page was opened and START waits for this field, it has the focus; whoever is elsewhere by now stays there. */
function useFirst(lacks: boolean): React.RefObject<HTMLInputElement | null> {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const now = document.activeElement;
    const idle = now === document.body || now?.matches('.btn.is-main');
    if (lacks && idle && field.current?.matches('.new-test-settings *')) field.current.focus();
    // Only as it comes: what is emptied later has the focus anyway.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);
  return field;
}

function Typed({ spec, label, value, onChange, problem }: SettingProps & { problem: string | undefined }) {
  const say = useSay();
  const id = useId();
  const isLong = LONG.includes(spec.type);
  const isBlank = spec.default === NOTHING;
  // What nobody has filled in yet is not wrong.
  const lacks = problem !== undefined && value === '' && spec.default === undefined;
  const field = useFirst(lacks);
  const typed = (text: string): string => (isBlank && text.trim() === '' ? NOTHING : text);
  return (
    <>
      <input
        ref={field}
        className={isLong ? 'field' : 'field is-short'}
        aria-label={label}
        autoComplete="off"
        placeholder={isBlank ? say('new.unsaid-none') : undefined}
        value={isBlank && value === NOTHING ? '' : value}
        aria-required={lacks || undefined}
        aria-invalid={problem !== undefined && !lacks}
        aria-describedby={problem ? id : undefined}
        data-lacks={problem !== undefined || undefined}
        onChange={(event) => onChange(typed(isLong ? event.target.value : event.target.value.trim()))}
      />
      {SIGNS[spec.type]}
      {problem && (
        <span id={id} className={lacks ? 'label' : 'bad-field'}>
          {lacks ? say('new.required') : problem}
        </span>
      )}
    </>
  );
}

/** Listed values; what the tester does not have stays in its place and says so. */
function Listed(props: SettingProps & { problem: string | undefined }) {
  const say = useSay();
  const had = valuesOn(props.name, props.can);
  const why = (value: string): string | undefined => (had?.includes(value) === false ? say('unfit.value') : undefined);
  const { choices = [], type } = props.spec;
  // The rate of a circuit may be any.
  const values = type === 'rate' && !choices.includes(props.value) ? [...choices, props.value] : choices;
  const blank = props.spec.optional ? [''] : [];
  const options = [...values, ...blank].map((value) => ({
    value,
    label: value === '' ? say('new.blank') : say.value(props.name, value),
    why: why(value),
  }));
  return (
    <>
      {options.length > 6 || props.spec.optional ? (
        <Pick {...props} options={options} />
      ) : (
        <Choice {...props} options={options} />
      )}
      {props.problem && <span className="bad-field">{props.problem}</span>}
    </>
  );
}

function Control(props: SettingProps) {
  const say = useSay();
  const { spec } = props;
  const problem = problemOf(say, props);
  if (spec.type === 'duration') return <Duration {...props} choices={spec.choices ?? []} problem={problem} />;
  return spec.choices ? <Listed {...props} problem={problem} /> : <Typed {...props} problem={problem} />;
}

/** One setting; a bar left of the label tells that it is to be set on the front panel. */
export function Setting(props: SettingProps & { panel?: boolean; wide?: boolean }) {
  const say = useSay();
  const { help: told = settingRow(props.name)?.help } = props.spec;
  const help = told && say.text(told);
  return (
    <>
      <span className="label" data-by-hand={props.panel || undefined} title={help}>
        {props.label}
      </span>
      <div className="row" data-wide={props.wide || undefined} title={help}>
        <Control {...props} />
      </div>
    </>
  );
}

/** True where a setting says something to this tester. */
const concerns = (name: string, can: Capabilities | undefined): boolean =>
  !can || !isTesterSetting(name) || howSet(can, name) !== 'not-applicable';

/** True of what has no value before somebody gives one, and of what leans on such a one (a peak on what is committed). */
const isFirst = (spec: SettingSpec, specs: Readonly<Record<string, SettingSpec>>): boolean =>
  (spec.default === undefined && !spec.optional) ||
  (spec.atLeast !== undefined && specs[spec.atLeast]?.default === undefined);

/** The settings of the procedure: what must be given first, then wide ones, then two a row. What means nothing to the tester is not asked. */
export function Settings({ draft, panel }: { draft: Draft; panel: readonly string[] }) {
  const say = useSay();
  const can = draft.tester?.capabilities;
  const specs = draft.procedure?.settings ?? {};
  const form = asksForm(specs);
  const asked = Object.entries(specs).filter(
    ([name, spec]) => isAsked(spec) && !(form && Object.hasOwn(OF_OPENING, name)) && concerns(name, can),
  );
  // As the procedure has them: what a circuit says of them moves nothing.
  const own = draft.procedures.find(({ id }) => id === draft.procedure?.id)?.settings ?? specs;
  const first = asked.filter(([name, spec]) => isFirst(own[name] ?? spec, own));
  const rest = asked.filter((one) => !first.includes(one));
  const wide = rest.filter(([name, spec]) => isWide(spec, name, say));
  const narrow = rest.filter(([name, spec]) => !isWide(spec, name, say));
  return [...first, ...wide, ...narrow].map(([name, spec]) => (
    <Setting
      key={`${draft.procedure?.id}.${name}`}
      spec={spec}
      name={name}
      can={can}
      label={spec.label ? say.text(spec.label) : say.setting(name)}
      value={draft.given[name] ?? spec.default ?? ''}
      onChange={(value) => draft.set(name, value)}
      panel={panel.includes(name)}
      wide={isWide(spec, name, say)}
    />
  ));
}
