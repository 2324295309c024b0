import { useId, useState } from 'react';
import {
  shownFields,
  type Draft,
  type FormField,
  type ObservationForm,
} from '../../../electron/contract/observe/fields.ts';
import { lampName, YES_NO_LAMPS } from '../../../electron/contract/observe/lamps.ts';
import type { PingDraft } from '../../../electron/contract/observe/pings.ts';
import { useSay, type Say } from '../../text/say.ts';
import { Choice } from '../../widgets/Choice.tsx';
import { figureOf, nextLamp, secondsOf } from './observe.ts';
import { PingTable } from './PingTable.tsx';
import './ObserveFields.css';

interface FieldProps<F extends FormField = FormField> {
  field: F;
  value: unknown;
  onChange: (value: unknown) => void;
}
type Of<I extends FormField['is']> = Extract<FormField, { is: I }>;

const YES_NO = ['yes', 'no'] as const;

function YesNo({ field, value, onChange }: FieldProps) {
  const say = useSay();
  return (
    <Choice
      label={say(field.words)}
      options={YES_NO.map((one) => ({ value: one, label: say(`search.${one}`) }))}
      value={value === undefined ? undefined : value ? 'yes' : 'no'}
      onChange={(one) => onChange(one === 'yes')}
    />
  );
}

function OneOf({ field, value, onChange }: FieldProps<Of<'choice'>>) {
  const say = useSay();
  return (
    <Choice
      label={say(field.words)}
      options={field.values.map((one) => ({ value: one, label: say.term('seen', one) }))}
      value={value as string | undefined}
      onChange={onChange}
    />
  );
}

/** A text that is read as figures: what is none is marked, and is no answer. */
function Typed(props: {
  label: string;
  text: string;
  optional: boolean;
  read: (text: string) => unknown;
  onRead: (value: unknown) => void;
}) {
  const [text, setText] = useState(props.text);
  const bad = text.trim() !== '' && props.read(text) === undefined;
  return (
    <input
      className="field"
      aria-label={props.label}
      aria-invalid={bad}
      inputMode="decimal"
      autoComplete="off"
      placeholder={props.optional ? '–' : undefined}
      value={text}
      onChange={({ target }) => {
        setText(target.value);
        props.onRead(target.value.trim() === '' ? undefined : props.read(target.value));
      }}
    />
  );
}
function Figure({ field, value, onChange }: FieldProps<Of<'number'>>) {
  const say = useSay();
  const text = value === undefined ? '' : String(value);
  return (
    <Typed
      label={say(field.words)}
      text={text}
      optional={field.optional ?? false}
      read={(typed) => figureOf(typed, field)}
      onRead={onChange}
    />
  );
}
function Seconds({ field, value, onChange }: FieldProps<Of<'seconds'>>) {
  const say = useSay();
  const text = ((value as readonly number[] | undefined) ?? []).join(' ');
  return <Typed label={say(field.words)} text={text} optional read={secondsOf} onRead={onChange} />;
}

/** Any number of them, each a button that stays pressed. */
function Several({ field, value, onChange }: FieldProps<Of<'several'>>) {
  const say = useSay();
  const chosen = (value as readonly string[] | undefined) ?? [];
  const toggle = (one: string): void =>
    onChange(chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one]);
  return (
    <fieldset className="observe-fields-several" aria-label={say(field.words)}>
      {field.values.map((one) => (
        <button key={one} type="button" className="btn" aria-pressed={chosen.includes(one)} onClick={() => toggle(one)}>
          {say.term('seen', one)}
        </button>
      ))}
    </fieldset>
  );
}

/** What a lamp is said to show; before it was looked at, nothing. */
function lampWord(say: Say, name: string, state: string | undefined): string {
  if (state === undefined) return '?';
  if (!YES_NO_LAMPS.includes(name)) return say.term('seen', state);
  return say(state === 'off' ? 'search.no' : 'search.yes');
}

/** Lamps as they stand on the box, each tapped until it shows what the box shows. */
function LampButtons({ field, value, onChange }: FieldProps<Of<'lamps'>>) {
  const say = useSay();
  const seen = (value as Readonly<Record<string, string>> | undefined) ?? {};
  const dark = seen['PWR'] === 'off';
  return (
    <fieldset className="observe-fields-lamps" aria-label={say(field.words)}>
      {field.lamps.map((name) => {
        const state = dark && name !== 'PWR' ? 'off' : seen[name];
        const word = lampWord(say, name, state);
        const label = say.text(lampName(name));
        return (
          <button
            key={name}
            type="button"
            className="observe-fields-lamp"
            data-lamp={state ?? 'unseen'}
            aria-label={`${label}: ${word}`}
            disabled={dark && name !== 'PWR'}
            onClick={() => onChange({ ...seen, [name]: nextLamp(state, YES_NO_LAMPS.includes(name)) })}
          >
            <i aria-hidden="true" />
            <b>{label}</b>
            <small>{word}</small>
          </button>
        );
      })}
    </fieldset>
  );
}

const Pings = ({ field, value, onChange }: FieldProps<Of<'pings'>>) => (
  <PingTable words={field.words} rows={field.rows} draft={value as PingDraft | undefined} onChange={onChange} />
);

/** How each kind of field is drawn. */
const DRAWN: { readonly [I in FormField['is']]: React.ComponentType<FieldProps<Of<I>>> } = {
  choice: OneOf,
  'yes-no': YesNo,
  number: Figure,
  seconds: Seconds,
  several: Several,
  lamps: LampButtons,
  pings: Pings,
};
/** Those that want a row of their own. */
const WIDE: readonly FormField['is'][] = ['lamps', 'pings', 'several'];

function Row(props: FieldProps) {
  const say = useSay();
  const { field } = props;
  const Drawn = DRAWN[field.is] as React.ComponentType<FieldProps>;
  return (
    <div className="observe-fields-row" data-wide={WIDE.includes(field.is) || undefined} data-name={field.name}>
      <span className="label" aria-hidden="true">
        {say(field.words)}
      </span>
      <Drawn {...props} />
    </div>
  );
}

/** All that is asked of what was seen, as far as it is asked by what was answered. `renewed`: counts how often everything was filled in at once. */
export function ObserveFields(props: {
  form: ObservationForm;
  draft: Draft;
  renewed: number;
  onChange: (draft: Draft) => void;
}) {
  const id = useId();
  const { form, draft, renewed, onChange } = props;
  return (
    <div className="observe-fields">
      {shownFields(form, draft).map((field) => (
        <Row
          key={`${id}${field.name}${renewed}`}
          field={field}
          value={draft[field.name]}
          onChange={(value) => onChange({ ...draft, [field.name]: value })}
        />
      ))}
    </div>
  );
}
