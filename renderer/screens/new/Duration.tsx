import { useEffect, useRef, useState } from 'react';
import { durationLabel } from '../../text/format.ts';
import { useSay } from '../../text/say.ts';
import { Choice } from '../../widgets/Choice.tsx';
import { durationParts, durationTyped, UNITS, type Unit } from './duration.ts';
import './Duration.css';

const OTHER = '\u0000other';

interface DurationProps {
  label: string;
  choices: readonly string[];
  value: string;
  /** What is wrong with the value, said beside it. */
  problem: string | undefined;
  onChange: (value: string) => void;
}

/** A length that is typed: a number, and its unit as buttons; `90s` or `2h` typed whole is taken too. */
function Typed({ label, value, problem, onChange, focused }: DurationProps & { focused: boolean }) {
  const say = useSay();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!focused) return;
    field.current?.focus();
    field.current?.select();
  }, [focused]);
  const { number, unit } = durationParts(value);
  const units = UNITS.filter((one) => one !== 's' || unit === 's');
  return (
    <div className="row">
      <input
        ref={field}
        className="field is-short"
        inputMode="numeric"
        autoComplete="off"
        aria-label={`${label}: ${say('new.other-duration')}`}
        aria-invalid={problem !== undefined}
        value={number}
        onChange={(event) => onChange(durationTyped(event.target.value, unit))}
      />
      <Choice
        label={`${label}: ${say('new.unit')}`}
        options={units.map((one) => ({ value: one, label: say(`new.unit.${one}`) }))}
        value={unit}
        onChange={(next) => onChange(`${number}${next as Unit}`)}
      />
      {problem && <span className="bad-field">{problem}</span>}
    </div>
  );
}

/** Suggested durations, and any other that is typed, on a line of its own. */
export function Duration(props: DurationProps) {
  const say = useSay();
  const { choices, value } = props;
  const [typing, setTyping] = useState(false);
  const options = choices.map((one) => ({ value: one, label: durationLabel(one) }));
  const choose = (next: string): void => {
    setTyping(next === OTHER);
    if (next !== OTHER) props.onChange(next);
  };
  const other = typing || !choices.includes(value);
  return (
    <div className="duration">
      <Choice
        label={props.label}
        options={[...options, { value: OTHER, label: say('ui.other') }]}
        value={other ? OTHER : value}
        onChange={choose}
      />
      {other && <Typed {...props} focused={typing} />}
    </div>
  );
}
