import { useState } from 'react';
import type { SettingSpec } from '../../../electron/contract/procedure.ts';
import { durationLabel } from '../../format.ts';
import { useSay, type Say } from '../../say.ts';
import { Choice, Pick } from '../../widgets/Choice.tsx';
import { rowWidth } from '../../widgets/SettingChoice.tsx';
import { isPossible } from './draft.ts';
import type { Draft } from './useDraft.ts';

/** Widest row of buttons that still leaves room for a second setting beside it. */
const HALF_MAX = 31;
const OTHER = '\u0000other';
const UNITS: Partial<Record<SettingSpec['type'], string>> = { percent: '%' };

const labelOf = (spec: SettingSpec, value: string, say: Say): string =>
  spec.type === 'duration' ? durationLabel(value) : say.value(value);

/** A setting with a single possible value asks nothing. */
export const isAsked = (spec: SettingSpec): boolean => spec.type !== 'choice' || (spec.choices?.length ?? 0) > 1;

/** True if this setting needs the whole width. */
export const isWide = (spec: SettingSpec, say: Say): boolean =>
  rowWidth([
    ...(spec.choices ?? []).map((value) => labelOf(spec, value, say)),
    spec.type === 'duration' ? say('ui.other') : '',
  ]) > HALF_MAX;

interface SettingProps {
  spec: SettingSpec;
  label: string;
  value: string;
  onChange: (value: string) => void;
}

function Typed({ spec, label, value, onChange, hint }: SettingProps & { hint?: string }) {
  return (
    <>
      <input
        className="field short"
        aria-label={hint ?? label}
        title={hint}
        value={value}
        aria-invalid={!isPossible(spec, value)}
        onChange={(event) => onChange(event.target.value.trim())}
      />
      {UNITS[spec.type]}
    </>
  );
}

/** Suggested durations, and any other that is typed. */
function Duration(props: SettingProps) {
  const say = useSay();
  const choices = props.spec.choices ?? [];
  const [typing, setTyping] = useState(!choices.includes(props.value));
  const options = choices.map((value) => ({ value, label: durationLabel(value) }));
  const choose = (value: string): void => {
    setTyping(value === OTHER);
    if (value !== OTHER) props.onChange(value);
  };
  const other = typing || !choices.includes(props.value);
  return (
    <>
      <Choice
        label={props.label}
        options={[...options, { value: OTHER, label: say('ui.other') }]}
        value={other ? OTHER : props.value}
        onChange={choose}
      />
      {other && <Typed {...props} hint={say('new.other-duration')} />}
    </>
  );
}

function Control(props: SettingProps) {
  const say = useSay();
  const { spec } = props;
  if (spec.type === 'duration') return <Duration {...props} />;
  if (!spec.choices) return <Typed {...props} />;
  const options = spec.choices.map((value) => ({ value, label: say.value(value) }));
  return options.length > 6 ? <Pick {...props} options={options} /> : <Choice {...props} options={options} />;
}

/** One setting; a bar left of the label tells that it is to be set on the front panel. */
function Setting(props: SettingProps & { panel: boolean; wide: boolean }) {
  const say = useSay();
  const help = props.spec.help && say.text(props.spec.help);
  return (
    <>
      <span className={`label${props.panel ? ' fp' : ''}`} title={help}>
        {props.label}
      </span>
      <div className={`row${props.wide ? ' wide' : ''}`} title={help}>
        <Control {...props} />
      </div>
    </>
  );
}

/** The settings of the procedure: wide ones first, then two a row. */
export function Settings({ draft, panel }: { draft: Draft; panel: readonly string[] }) {
  const say = useSay();
  const asked = Object.entries(draft.procedure?.settings ?? {}).filter(([, spec]) => isAsked(spec));
  const wide = asked.filter(([, spec]) => isWide(spec, say));
  const narrow = asked.filter(([, spec]) => !isWide(spec, say));
  const known = (name: string): string => {
    const spec = draft.procedure?.settings[name];
    return spec?.label ? say.text(spec.label) : name;
  };
  return [...wide, ...narrow].map(([name, spec]) => (
    <Setting
      key={`${draft.procedure?.id}.${name}`}
      spec={spec}
      label={known(name)}
      value={draft.given[name] ?? spec.default ?? ''}
      onChange={(value) => draft.set(name, value)}
      panel={panel.includes(name)}
      wide={isWide(spec, say)}
    />
  ));
}
