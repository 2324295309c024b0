import { EQUIPMENT, type Circuit, type CircuitEnd } from '../../../electron/contract/circuit.ts';
import { panelOf } from '../../../electron/contract/box.ts';
import { useAsked } from '../../link/asked.ts';
import { host } from '../../link/host.ts';
import { useSay } from '../../text/say.ts';
import { Pick } from '../../widgets/Choice.tsx';
import { Field } from '../../widgets/Dialog.tsx';
import { DipRow } from '../../widgets/DipRow.tsx';
import './CircuitBoxes.css';

type Equipment = NonNullable<CircuitEnd['equipment']>[number];
const CONVERTER = ['maker', 'model', 'dip', 'photo'] as const;

/** DIP switches as they stand on the box, where its model is one whose switches are known; the text is what is kept. */
function Dips({ end, onDip }: { end: CircuitEnd; onDip: (text: string) => void }) {
  const { value: families = [] } = useAsked('families', () => host.call('families.list', {}));
  const panels = families.flatMap((info) => info.panels ?? []);
  const { dips = [] } = panelOf(panels, 'conv', end.converter) ?? {};
  return dips.map((bank) => <DipRow key={bank.name} bank={bank} value={end.converter?.dip} onChange={onDip} />);
}

/** Other boxes of an end: what it is, what it is called there, and the port. One line more than there are. */
function Others({ end, onChange }: { end: CircuitEnd; onChange: (equipment: Equipment[]) => void }) {
  const say = useSay();
  const known = end.equipment ?? [];
  const set = (at: number, part: Partial<Equipment>): void => {
    const next = known.length === at ? [...known, {}] : known;
    const changed = next.map((one, n) => (n === at ? { ...one, ...part } : one));
    onChange(changed.filter(({ kind, id, port }) => kind ?? id ?? port));
  };
  return [...known, {} as Equipment].map((one, at) => (
    // A line has no name of its own.
    // oxlint-disable-next-line react/no-array-index-key
    <div key={at} className="circuit-boxes-one">
      <Pick
        label={say('circuit.equipment')}
        none="–"
        options={EQUIPMENT.map((value) => ({ value, label: say.term('equipment', value) }))}
        value={one.kind}
        onChange={(kind) => set(at, { kind: EQUIPMENT.find((name) => name === kind) })}
      />
      <Field label={say('circuit.equipment-id')} value={one.id} onChange={(id) => set(at, { id: id || undefined })} />
      <Field label={say('circuit.port')} value={one.port} onChange={(port) => set(at, { port: port || undefined })} />
    </div>
  ));
}

function Boxes(props: { name: 'A' | 'Z'; end: CircuitEnd; onChange: (end: CircuitEnd) => void }) {
  const say = useSay();
  const { name, end, onChange } = props;
  const converter = (field: (typeof CONVERTER)[number], value: string): void =>
    onChange({ ...end, converter: { ...end.converter, [field]: value || undefined } });
  return (
    <fieldset>
      <legend>{say('circuit.boxes', { end: name })}</legend>
      <div className="fields">
        {CONVERTER.map((field) => (
          <Field
            key={field}
            label={say(`circuit.box.${field}`)}
            value={end.converter?.[field]}
            onChange={(value) => converter(field, value)}
          />
        ))}
        {(['owner', 'unit'] as const).map((field) => (
          <Field
            key={field}
            label={say(`circuit.${field}`)}
            value={end[field]}
            onChange={(value) => onChange({ ...end, [field]: value || undefined })}
          />
        ))}
      </div>
      <Dips end={end} onDip={(text) => converter('dip', text)} />
      <Others
        end={end}
        onChange={(equipment) => onChange({ ...end, equipment: equipment.length > 0 ? equipment : undefined })}
      />
    </fieldset>
  );
}

/** The boxes of both ends: a spare must be of the same make, its switches set alike, and their owner is asked before one is touched. */
export function CircuitBoxes({ circuit, onChange }: { circuit: Circuit; onChange: (part: Partial<Circuit>) => void }) {
  return (
    <div className="circuit-boxes">
      {(['A', 'Z'] as const).map((name) => (
        <Boxes
          key={name}
          name={name}
          end={circuit.ends?.[name] ?? {}}
          onChange={(end) => onChange({ ends: { ...circuit.ends, [name]: end } })}
        />
      ))}
    </div>
  );
}
