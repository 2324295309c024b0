import { useId } from 'react';
import './Choice.css';

export interface Option {
  value: string;
  label: string;
  /** Why it cannot be taken: it stays in place, dashed, can be reached, and says so. */
  why?: string | undefined;
}

/** Joined buttons of which one is chosen; arrow keys move within, as in any group of radio buttons. */
export function Choice(props: {
  label: string;
  options: readonly Option[];
  value: string | undefined;
  onChange: (value: string) => void;
  disabled?: boolean;
}) {
  const name = useId();
  return (
    <div className="choice" role="radiogroup" aria-label={props.label}>
      {props.options.map((option, at) => (
        <label key={option.value} className={`btn ${option.why ? 'is-cannot' : ''}`}>
          <input
            type="radio"
            name={name}
            checked={option.value === props.value}
            disabled={props.disabled}
            aria-disabled={option.why ? true : undefined}
            aria-describedby={option.why ? `${name}${at}` : undefined}
            onChange={() => !option.why && props.onChange(option.value)}
          />
          {option.label}
          {option.why && (
            // A description, and no part of the name.
            <span className="btn-why" aria-hidden="true" id={`${name}${at}`}>
              {option.why}
            </span>
          )}
        </label>
      ))}
    </div>
  );
}

/** A native list: for choices too many or too long to stand side by side. */
export function Pick(props: {
  label: string;
  options: readonly Option[];
  value: string | undefined;
  onChange: (value: string) => void;
  /** Text of the empty choice, where none is allowed. */
  none?: string;
}) {
  return (
    <select
      className="field"
      aria-label={props.label}
      value={props.value ?? ''}
      onChange={(event) => props.onChange(event.target.value)}
    >
      {props.none !== undefined && <option value="">{props.none}</option>}
      {props.options.map((option) => (
        <option key={option.value} value={option.value} disabled={option.why !== undefined}>
          {option.why ? `${option.label} – ${option.why}` : option.label}
        </option>
      ))}
    </select>
  );
}
