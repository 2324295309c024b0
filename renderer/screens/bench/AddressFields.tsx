import { useState, type ReactNode } from 'react';
import { partsOf, type AddressKind, type Place } from '../../../electron/contract/address.ts';
import type { AddressField, FamilyInfo, PortInfo } from '../../../electron/contract/family.ts';
import { useSay } from '../../text/say.ts';
import { Choice, Pick, type Option } from '../../widgets/Choice.tsx';
import { Field } from '../../widgets/Dialog.tsx';
import { reachedBy, rowsOf, waysOf, withWay, type AddressDraft } from './address-draft.ts';

interface FieldsProps {
  info: FamilyInfo;
  draft: AddressDraft;
  onChange: (draft: AddressDraft) => void;
}

function Named(props: { label: string; width?: 'w3' | 'w6'; help?: string | undefined; children: ReactNode }) {
  return (
    <div className="named" data-width={props.width}>
      <span>{props.label}</span>
      {props.children}
      {props.help && <small className="label">{props.help}</small>}
    </div>
  );
}

/** By which way it is reached. */
export function WayField({
  families,
  draft,
  onChange,
}: Omit<FieldsProps, 'info'> & { families: readonly FamilyInfo[] }) {
  const say = useSay();
  return (
    <Named label={say('bench.way')} width="w6">
      <Choice
        label={say('bench.way')}
        options={waysOf(families).map((way) => ({ value: way, label: say(`way.${way}`) }))}
        value={draft.way}
        onChange={(way) => onChange(withWay(draft, families, way as AddressKind))}
      />
    </Named>
  );
}

/** Which family it is of, of those that can be there. */
export function KindField({
  families,
  draft,
  onChange,
}: Omit<FieldsProps, 'info'> & { families: readonly FamilyInfo[] }) {
  const say = useSay();
  const titles = reachedBy(families, draft.way).map(({ family, title }) => ({ value: family, label: say.text(title) }));
  return (
    <Named label={say('bench.kind')} width="w3">
      <Pick
        label={say('bench.kind')}
        options={titles}
        value={draft.family}
        onChange={(family) => onChange({ ...draft, family })}
      />
    </Named>
  );
}

/** A port as people know it: `COM5 · A50285BI`. */
const portName = ({ path, usbSerial, manufacturer }: PortInfo): string =>
  [path, usbSerial ?? manufacturer].filter(Boolean).join(' · ');
const OTHER = '?';

/** One of a list, or something that is not in it and is typed. */
function PickOrType(props: {
  label: string;
  options: readonly Option[];
  /** The last choice of the list, and how the field is called that it opens. */
  other: string;
  typed: string;
  value: string;
  placeholder?: string;
  none?: string;
  required?: boolean;
  numeric?: boolean;
  onChange: (value: string) => void;
}) {
  const { label, options, other, value, onChange, none } = props;
  const [typing, setTyping] = useState(value !== '' && options.every((option) => option.value !== value));
  const free = typing || options.length === 0;
  const choose = (next: string): void => {
    setTyping(next === OTHER);
    onChange(next === OTHER ? '' : next);
  };
  return (
    <>
      {options.length > 0 && (
        <Named label={label} width="w3">
          <Pick
            label={label}
            options={[...options, { value: OTHER, label: other }]}
            value={free ? OTHER : value}
            onChange={choose}
            {...(none === undefined ? {} : { none })}
          />
        </Named>
      )}
      {free && (
        <Field
          width={props.numeric ? 'w3' : 'w6'}
          label={props.typed}
          value={value}
          onChange={onChange}
          placeholder={props.placeholder}
          required={props.required}
          numeric={props.numeric}
        />
      )}
    </>
  );
}

/** Where it is: the port, or the host and its port number. */
export function PlaceFields({ draft, ports, onChange }: Omit<FieldsProps, 'info'> & { ports: readonly PortInfo[] }) {
  const say = useSay();
  const set = (part: keyof Place) => (value: string) =>
    onChange({ ...draft, parts: { ...draft.parts, [part]: value } });
  return partsOf(draft.way).map(([part, need]) =>
    part === 'path' ? (
      <PickOrType
        key={part}
        label={say('place.path')}
        options={ports.map((port) => ({ value: port.path, label: portName(port) }))}
        other={say('place.path-other')}
        typed={say('place.path-typed')}
        value={draft.parts.path ?? ''}
        placeholder={say('way.shape.serial')}
        required
        onChange={set(part)}
      />
    ) : (
      <Field
        key={part}
        width={part === 'port' ? 'w1' : 'w3'}
        label={say(`place.${part}`)}
        value={draft.parts[part]}
        onChange={set(part)}
        numeric={part === 'port'}
        required={need === 'needed'}
      />
    ),
  );
}

interface OptionProps {
  field: AddressField;
  needed: boolean;
  value: string;
  onChange: (value: string) => void;
}

/** A number of which the usual ones are offered. */
function NumberField({ field, value, onChange, label, options }: OptionProps & { label: string; options: Option[] }) {
  const say = useSay();
  return (
    <PickOrType
      label={label}
      options={options}
      other={say('place.speed-other')}
      typed={say('place.speed-typed')}
      value={value}
      none={say('place.usual', { value: field.default ?? '–' })}
      numeric
      required
      onChange={onChange}
    />
  );
}

function OptionField(props: OptionProps) {
  const say = useSay();
  const { field, needed, value, onChange } = props;
  const label = say.text(field.words);
  const help = field.help && say.text(field.help);
  const options = (field.choices ?? []).map((one) => ({ value: one.value, label: say.text(one.words) }));
  if (field.kind === 'number' && options.length > 0) return <NumberField {...props} label={label} options={options} />;
  if (field.kind === 'choice') {
    const none = field.default ?? say('place.left-open');
    return (
      <Named label={label} width="w3" help={help}>
        <Pick label={label} options={options} value={value} onChange={onChange} none={none} />
      </Named>
    );
  }
  return (
    <Field
      width="w3"
      label={label}
      help={help}
      value={value}
      onChange={onChange}
      placeholder={field.default ?? field.placeholder}
      type={field.kind === 'secret' ? 'password' : 'text'}
      numeric={field.kind === 'number'}
      required={needed}
    />
  );
}

/** What else there is to say, as the family asks for it. */
export function OptionFields({ info, draft, onChange }: FieldsProps) {
  const { way, options } = draft;
  return rowsOf(info, way).map((field) => (
    <OptionField
      key={field.option}
      field={field}
      needed={field.required?.includes(way) ?? false}
      value={options[field.option] ?? ''}
      onChange={(value) => onChange({ ...draft, options: { ...options, [field.option]: value } })}
    />
  ));
}
