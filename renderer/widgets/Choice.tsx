import { useId } from 'react';

export interface Option {
  value: string;
  label: string;
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
    <div className="seg" role="radiogroup" aria-label={props.label}>
      {props.options.map((option) => (
        <label key={option.value} className="btn">
          <input
            type="radio"
            name={name}
            checked={option.value === props.value}
            disabled={props.disabled}
            onChange={() => props.onChange(option.value)}
          />
          {option.label}
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
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
