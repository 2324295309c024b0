import { useState, type ReactNode } from 'react';
import { partsOf, type AddressKind, type Place } from '../../../electron/contract/address.ts';
import type { AddressField, FamilyInfo, PortInfo } from '../../../electron/contract/family.ts';
import { useSay } from '../../text/say.ts';
import { Choice, Pick, type Option } from '../../widgets/Choice.tsx';
import { Field } from '../../widgets/Dialog.tsx';
import { rowsOf, withFamily, type AddressDraft } from './address-draft.ts';

interface FieldsProps {
  info: FamilyInfo;
  draft: AddressDraft;
  onChange: (draft: AddressDraft) => void;
}

function Named(props: { label: string; width?: 'w3'; help?: string | undefined; children: ReactNode }) {
  return (
    <div className="named" data-width={props.width}>
      <span>{props.label}</span>
      {props.children}
      {props.help && <small className="label">{props.help}</small>}
    </div>
  );
}

/** Which family it is of, and by which of its ways it is reached. */
export function KindFields(props: FieldsProps & { families: readonly FamilyInfo[] }) {
  const say = useSay();
  const { families, info, draft, onChange } = props;
  const titles = families.map(({ family, title }) => ({ value: family, label: say.text(title) }));
  const ways = info.transports.map((way) => ({ value: way, label: say(`way.${way}`) }));
  const choose = (family: string): void => {
    const chosen = families.find((one) => one.family === family);
    if (chosen) onChange(withFamily(draft, chosen));
  };
  return (
    <>
      <Named label={say('bench.kind')} width="w3">
        <Pick label={say('bench.kind')} options={titles} value={draft.family} onChange={choose} />
      </Named>
      <Named label={say('bench.way')} width="w3">
        <Choice
          label={say('bench.way')}
          options={ways}
          value={draft.way}
          onChange={(way) => onChange({ ...draft, way: way as AddressKind })}
        />
      </Named>
    </>
  );
}

/** A port as people know it: `COM5 · A50285BI`. */
const portName = ({ path, usbSerial, manufacturer }: PortInfo): string =>
  [path, usbSerial ?? manufacturer].filter(Boolean).join(' · ');
const OTHER = '?';

/** A port of the list, or the path of one that the system does not list. */
function PathField(props: { path: string; ports: readonly PortInfo[]; onChange: (path: string) => void }) {
  const say = useSay();
  const { path, ports, onChange } = props;
  const [typing, setTyping] = useState(ports.every((port) => port.path !== path) && path !== '');
  const other = typing || ports.length === 0;
  const options: Option[] = [
    ...ports.map((port) => ({ value: port.path, label: portName(port) })),
    { value: OTHER, label: say('place.path-other') },
  ];
  const choose = (value: string): void => {
    setTyping(value === OTHER);
    onChange(value === OTHER ? '' : value);
  };
  return (
    <>
      {ports.length > 0 && (
        <Named label={say('place.path')} width="w3">
          <Pick label={say('place.path')} options={options} value={other ? OTHER : path} onChange={choose} />
        </Named>
      )}
      {other && (
        <Field
          width="w3"
          label={say('place.path-typed')}
          value={path}
          onChange={onChange}
          placeholder={say('way.shape.serial')}
          required
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
      <PathField key={part} path={draft.parts.path ?? ''} ports={ports} onChange={set(part)} />
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

function OptionField(props: {
  field: AddressField;
  needed: boolean;
  value: string;
  onChange: (value: string) => void;
}) {
  const say = useSay();
  const { field, needed, value, onChange } = props;
  const label = say.text(field.words);
  const help = field.help && say.text(field.help);
  if (field.kind === 'choice')
    return (
      <Named label={label} help={help}>
        <Pick
          label={label}
          options={(field.choices ?? []).map((one) => ({ value: one.value, label: say.text(one.words) }))}
          value={value}
          onChange={onChange}
          none={field.default ?? '–'}
        />
      </Named>
    );
  return (
    <Field
      label={label}
      help={help}
      value={value}
      onChange={onChange}
      placeholder={field.default ?? field.placeholder}
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
