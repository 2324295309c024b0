import { useState } from 'react';
import {
  CIRCUIT_KINDS,
  circuitSchema,
  GRADES,
  SERVICES,
  SPANS,
  type Circuit,
} from '../../../electron/contract/circuit.ts';
import { parsePosition, positionSaid } from '../../../electron/contract/position.ts';
import type { ErrorView } from '../../../electron/contract/errors.ts';
import { viewOf } from '../../link/client.ts';
import { host } from '../../link/host.ts';
import { useSay } from '../../text/say.ts';
import { Pick } from '../../widgets/Choice.tsx';
import { DateField } from '../../widgets/DateField.tsx';
import { Dialog, Field } from '../../widgets/Dialog.tsx';
import { DialogFoot } from '../../widgets/DialogFoot.tsx';
import { Problem } from '../../widgets/Problem.tsx';
import { CircuitBoxes } from './CircuitBoxes.tsx';
import { withCustomer, withEnd } from './circuits.ts';
import './CircuitForm.css';

/** What names an end on its label; what else is known of it is asked for only where somebody wants to. */
const END_FIELDS = ['site', 'position'] as const;
const MORE_END_FIELDS = ['room', 'address', 'contact', 'phone'] as const;
type EndField = (typeof END_FIELDS)[number] | (typeof MORE_END_FIELDS)[number];

/** A position on a frame taken apart under its field: whoever typed it sees whether rack, row and port are read as he meant them. */
const usePositionHelp = (text: string | undefined): string | undefined => {
  const say = useSay();
  const position = parsePosition(text);
  return position && say.message(positionSaid(position));
};

type Change = (part: Partial<Circuit>) => void;

function End(props: { name: 'A' | 'Z'; fields: readonly EndField[]; circuit: Circuit; onChange: Change }) {
  const { name, circuit, onChange } = props;
  const say = useSay();
  const positionHelp = usePositionHelp(circuit.ends?.[name]?.position);
  return (
    <fieldset>
      <legend>{say('circuit.end', { end: name })}</legend>
      <div className="fields">
        {props.fields.map((field) => (
          <Field
            key={field}
            label={say(`circuit.${field}`)}
            value={circuit.ends?.[name]?.[field]}
            help={field === 'position' ? positionHelp : undefined}
            onChange={(value) => onChange(withEnd(circuit, name, field, value))}
          />
        ))}
      </div>
    </fieldset>
  );
}

/** Fields of a circuit with a list of values, each from the one list of the contract. */
const LISTS = { kind: CIRCUIT_KINDS, service: SERVICES, grade: GRADES, span: SPANS } as const;
type Listed = keyof typeof LISTS;
/** What kind of term the values are. */
const VALUES = { kind: 'circuit-kind', service: 'service', grade: 'grade', span: 'span' } as const;

/** One of the values of a list, or none. */
function OneOf(props: { field: Listed; circuit: Circuit; narrow?: boolean; onChange: Change }) {
  const say = useSay();
  const { field, circuit } = props;
  const values: readonly string[] = LISTS[field];
  const label = say(`circuit.${field}`);
  return (
    <div className="named" data-width={props.narrow ? 'w1' : undefined}>
      <span>{label}</span>
      <Pick
        label={label}
        none="–"
        options={values.map((value) => ({ value, label: say.term(VALUES[field], value) }))}
        value={circuit[field]}
        onChange={(value) => props.onChange({ [field]: value || undefined })}
      />
    </div>
  );
}

/** What the line is: number first, as it stands on the port. */
function Line({ circuit, onChange, rateBad }: { circuit: Circuit; onChange: Change; rateBad: boolean }) {
  const say = useSay();
  const shared = { circuit, onChange };
  return (
    <div className="fields">
      <Field
        width="w3"
        label={say('circuit.number')}
        value={circuit.number}
        onChange={(number) => onChange({ number })}
        required
        first
      />
      <OneOf field="service" {...shared} />
      <Field
        width="w1"
        label={say('circuit.rate')}
        value={circuit.rate}
        placeholder={say('circuit.rate-example')}
        problem={rateBad ? say('circuit.rate-bad') : undefined}
        quiet
        onChange={(rate) => onChange({ rate: rate.trim() || undefined })}
      />
    </div>
  );
}

function More({ circuit, onChange }: { circuit: Circuit; onChange: Change }) {
  const say = useSay();
  const shared = { circuit, onChange };
  const forTests = circuit.kind === 'test';
  return (
    <div className="fields">
      <OneOf field="grade" narrow {...shared} />
      <OneOf field="span" {...shared} />
      <OneOf field="kind" narrow={forTests} {...shared} />
      {forTests && (
        <DateField
          width="w1"
          label={say('circuit.until')}
          value={circuit.until}
          onChange={(until) => onChange({ until: until || undefined })}
        />
      )}
    </div>
  );
}

function Customer({ circuit, onChange }: { circuit: Circuit; onChange: Change }) {
  const say = useSay();
  const set = (name: 'name' | 'contact' | 'phone') => (value: string) => onChange(withCustomer(circuit, name, value));
  return (
    <div className="fields">
      <Field label={say('circuit.customer')} value={circuit.customer?.name} onChange={set('name')} />
      <Field label={say('circuit.contact')} value={circuit.customer?.contact} onChange={set('contact')} />
      <Field type="tel" label={say('circuit.phone')} value={circuit.customer?.phone} onChange={set('phone')} />
    </div>
  );
}

function Ends(props: { fields: readonly EndField[]; circuit: Circuit; onChange: Change }) {
  return (
    <div className="circuit-form-ends">
      {(['A', 'Z'] as const).map((name) => (
        <End key={name} name={name} {...props} />
      ))}
    </div>
  );
}

/** All of another circuit but what it is called: the next one of an order differs in little else. */
const likeOther = (circuit: Circuit, other: Circuit): Circuit => ({ ...other, number: circuit.number });

function Foot(props: { circuit: Circuit; like: Circuit | undefined; onChange: Change; onClose: () => void }) {
  const { circuit, like, onChange, onClose } = props;
  const say = useSay();
  return (
    <DialogFoot act={say('ui.save')} onClose={onClose}>
      <label className="check grow">
        <input
          type="checkbox"
          checked={circuit.inService}
          onChange={(event) => onChange({ inService: event.target.checked })}
        />
        {say('circuit.in-service')}
      </label>
      {like && (
        <button type="button" className="btn" onClick={() => onChange(likeOther(circuit, like))}>
          {say('circuit.copy', { number: like.number })}
        </button>
      )}
    </DialogFoot>
  );
}

/** A circuit as it is known: customer, line, both ends. Saved at once; a finished record keeps what it had. */
export function CircuitForm(props: {
  circuit: Circuit;
  like?: Circuit | undefined;
  onClose: () => void;
  onSaved: (circuit: Circuit) => void;
}) {
  const say = useSay();
  const [circuit, setCircuit] = useState(props.circuit);
  const [problem, setProblem] = useState<ErrorView>();
  // A new one only: what is known of another is not written over.
  const like = props.circuit.number === '' || props.like?.number !== props.circuit.number ? props.like : undefined;
  const change: Change = (part) => setCircuit({ ...circuit, ...part });
  const rateBad = !circuitSchema.shape.rate.safeParse(circuit.rate).success;
  const save = (): void => {
    // Only a circuit for tests ends on a day.
    const until = circuit.kind === 'test' ? circuit.until : undefined;
    const whole = { ...circuit, number: circuit.number.trim(), until };
    host.call('circuits.save', { circuit: whole }).then(
      () => props.onSaved(whole),
      (thrown: unknown) => setProblem(viewOf(thrown)),
    );
  };
  return (
    <Dialog
      wide
      title={say(props.circuit.number ? 'circuit.edit' : 'circuit.new')}
      onClose={props.onClose}
      onSubmit={save}
    >
      <Line circuit={circuit} onChange={change} rateBad={rateBad} />
      <Customer circuit={circuit} onChange={change} />
      <Ends fields={END_FIELDS} circuit={circuit} onChange={change} />
      <details className="circuit-form-more">
        <summary>{say('circuit.more')}</summary>
        <More circuit={circuit} onChange={change} />
        <Ends fields={MORE_END_FIELDS} circuit={circuit} onChange={change} />
        <CircuitBoxes circuit={circuit} onChange={change} />
      </details>
      {problem && <Problem problem={problem} />}
      <Foot circuit={circuit} like={like} onChange={change} onClose={props.onClose} />
    </Dialog>
  );
}
