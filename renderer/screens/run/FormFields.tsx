import { useEffect, useRef, useState } from 'react';
import { isFilled, type FormField, type FormGiven } from '../../../electron/contract/form.ts';
import { useSay } from '../../text/say.ts';
import { Choice } from '../../widgets/Choice.tsx';
import { Field } from '../../widgets/Dialog.tsx';
import type { BlockProps } from './block-props.ts';
import './FormFields.css';

/** One of a few answers: each a button of its own, as long as there is room. */
function Chosen(props: { field: FormField; value: string; onChange: (value: string) => void }) {
  const say = useSay();
  const label = say.message(props.field.words);
  const options = (props.field.options ?? []).map(({ value, words }) => ({ value, label: say.message(words) }));
  return (
    <div className="form-fields-choice">
      <span>{label}</span>
      <Choice label={label} options={options} value={props.value} onChange={props.onChange} />
    </div>
  );
}

function Typed(props: { field: FormField; value: string; onChange: (value: string) => void }) {
  const say = useSay();
  const { field, value, onChange } = props;
  const { unit = '', min, max } = field;
  const shown = field.example && say.message(field.example);
  const label = say.message(field.words);
  const isBad = value.trim() !== '' && !isFilled(field, value);
  const bounds = min !== undefined && max !== undefined ? say('form.bounds', { min, max }) : undefined;
  return (
    <Field
      label={unit === '' ? label : `${label} (${unit})`}
      value={value}
      placeholder={shown}
      width={field.kind === 'text' ? undefined : 'w1'}
      help={isBad ? bounds : field.optional ? say('form.optional') : bounds}
      onChange={onChange}
    />
  );
}

const FREE = ['cannot'];

/** A few things that a step asks for. */
export function FormFields({ shown: { fields }, form: { hold } }: BlockProps<'form'>) {
  const say = useSay();
  const [given, setGiven] = useState<FormGiven>(() =>
    Object.fromEntries(fields.flatMap(({ id, value }) => (value === undefined ? [] : [[id, value]]))),
  );
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector<HTMLElement>('input, button')?.focus(), []);
  const ready = fields.every((field) => isFilled(field, given[field.id]));
  useEffect(() => hold({ why: ready ? undefined : say('form.fill'), free: FREE, take: () => given }));
  return (
    <div className="form-fields" ref={box}>
      {fields.map((field) => {
        const Drawn = field.kind === 'choice' ? Chosen : Typed;
        const set = (value: string): void => setGiven({ ...given, [field.id]: value });
        return <Drawn key={field.id} field={field} value={given[field.id] ?? ''} onChange={set} />;
      })}
    </div>
  );
}
