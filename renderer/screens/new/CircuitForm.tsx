import { useState } from 'react';
import {
  CIRCUIT_KINDS,
  circuitSchema,
  GRADES,
  SERVICES,
  SPANS,
  type Circuit,
  type CircuitEnd,
} from '../../../electron/contract/circuit.ts';
import type { ErrorView } from '../../../electron/contract/errors.ts';
import { viewOf } from '../../client.ts';
import { host } from '../../host.ts';
import { useSay } from '../../say.ts';
import { Pick } from '../../widgets/Choice.tsx';
import { DateField } from '../../widgets/DateField.tsx';
import { Dialog, Field } from '../../widgets/Dialog.tsx';
import { Problem } from '../../widgets/Problem.tsx';

const END_FIELDS = ['site', 'address', 'room', 'position', 'contact', 'phone'] as const;

const NO_END: CircuitEnd = {
  site: undefined,
  address: undefined,
  room: undefined,
  position: undefined,
  contact: undefined,
  phone: undefined,
};
const NO_CUSTOMER = { name: undefined, contact: undefined, phone: undefined };

function End(props: { name: 'A' | 'Z'; end: CircuitEnd | undefined; onChange: (end: CircuitEnd) => void }) {
  const say = useSay();
  return (
    <fieldset>
      <legend>{say('circuit.end', { end: props.name })}</legend>
      <div className="fields">
        {END_FIELDS.map((field) => (
          <Field
            key={field}
            label={say(`circuit.${field}`)}
            value={props.end?.[field]}
            onChange={(value) => props.onChange({ ...NO_END, ...props.end, [field]: value || undefined })}
          />
        ))}
      </div>
    </fieldset>
  );
}

function Named({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="named">
      <span>{label}</span>
      {children}
    </div>
  );
}

type Change = (part: Partial<Circuit>) => void;

/** Only a circuit for tests ends on a day. */
const kindChosen = ({ until }: Circuit, value: string): Partial<Circuit> => {
  const kind = CIRCUIT_KINDS.find((one) => one === value);
  return { kind, until: kind === 'test' ? until : undefined };
};

/** What the line is: number first, as it stands on the port. */
function Line({ circuit, onChange, rateBad }: { circuit: Circuit; onChange: Change; rateBad: boolean }) {
  const say = useSay();
  return (
    <div className="fields">
      <Field
        width="w4"
        label={say('circuit.number')}
        value={circuit.number}
        onChange={(number) => onChange({ number })}
        required
        first
      />
      <span className={`named${circuit.kind === 'test' ? ' w1' : ''}`}>
        <span>{say('circuit.kind')}</span>
        <Pick
          label={say('circuit.kind')}
          none="–"
          options={CIRCUIT_KINDS.map((value) => ({ value, label: say(`circuit.kind.${value}`) }))}
          value={circuit.kind}
          onChange={(value) => onChange(kindChosen(circuit, value))}
        />
      </span>
      {circuit.kind === 'test' && (
        <DateField
          width="w1"
          label={say('circuit.until')}
          value={circuit.until}
          onChange={(until) => onChange({ until: until || undefined })}
        />
      )}
      <Named label={say('circuit.service')}>
        <Pick
          label={say('circuit.service')}
          none="–"
          options={SERVICES.map((value) => ({ value, label: say(`service.${value}`) }))}
          value={circuit.service}
          onChange={(value) => onChange({ service: SERVICES.find((s) => s === value) })}
        />
      </Named>
      <Field
        width="w1"
        label={say('circuit.rate')}
        value={circuit.rate}
        placeholder="2048k"
        problem={rateBad ? say('circuit.rate-bad') : undefined}
        quiet
        onChange={(rate) => onChange({ rate: rate.trim() || undefined })}
      />
      <span className="named w1">
        <span>{say('circuit.grade')}</span>
        <Pick
          label={say('circuit.grade')}
          none="–"
          options={GRADES.map((value) => ({ value, label: say(`grade.${value}`) }))}
          value={circuit.grade}
          onChange={(value) => onChange({ grade: GRADES.find((g) => g === value) })}
        />
      </span>
      <Named label={say('circuit.span')}>
        <Pick
          label={say('circuit.span')}
          none="–"
          options={SPANS.map((value) => ({ value, label: say(`span.${value}`) }))}
          value={circuit.span}
          onChange={(value) => onChange({ span: SPANS.find((s) => s === value) })}
        />
      </Named>
    </div>
  );
}

function Customer({ circuit, onChange }: { circuit: Circuit; onChange: Change }) {
  const say = useSay();
  const set = (name: 'name' | 'contact' | 'phone') => (value: string) =>
    onChange({ customer: { ...NO_CUSTOMER, ...circuit.customer, [name]: value || undefined } });
  return (
    <div className="fields">
      <Field label={say('circuit.customer')} value={circuit.customer?.name} onChange={set('name')} />
      <Field label={say('circuit.contact')} value={circuit.customer?.contact} onChange={set('contact')} />
      <Field type="tel" label={say('circuit.phone')} value={circuit.customer?.phone} onChange={set('phone')} />
    </div>
  );
}

/** A circuit as it is known: customer, line, both ends. Saved at once; a finished record keeps what it had. */
export function CircuitForm(props: { circuit: Circuit; onClose: () => void; onSaved: (circuit: Circuit) => void }) {
  const say = useSay();
  const [circuit, setCircuit] = useState(props.circuit);
  const [problem, setProblem] = useState<ErrorView>();
  const change: Change = (part) => setCircuit({ ...circuit, ...part });
  const rateBad = !circuitSchema.shape.rate.safeParse(circuit.rate).success;
  const save = (): void => {
    const whole = { ...circuit, number: circuit.number.trim() };
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
      <div className="ends-fields">
        {(['A', 'Z'] as const).map((name) => (
          <End
            key={name}
            name={name}
            end={circuit.ends?.[name]}
            onChange={(end) => change({ ends: { A: circuit.ends?.A, Z: circuit.ends?.Z, [name]: end } })}
          />
        ))}
      </div>
      {problem && <Problem problem={problem} />}
      <footer>
        <label className="check grow">
          <input
            type="checkbox"
            checked={circuit.inService}
            onChange={(event) => change({ inService: event.target.checked })}
          />
          {say('circuit.in-service')}
        </label>
        <button type="button" className="btn" onClick={props.onClose}>
          {say('ui.cancel')}
        </button>
        <button type="submit" className="btn main">
          {say('ui.save')}
        </button>
      </footer>
    </Dialog>
  );
}
