import { useState } from 'react';
import type { ParsedInput } from '../../../electron/contract/api.ts';
import type { ErrorView } from '../../../electron/contract/errors.ts';
import { READ_ALARMS, type Lackable } from '../../../electron/contract/reading.ts';
import type { BenchItem } from '../../../electron/contract/views.ts';
import { viewOf } from '../../link/client.ts';
import { host } from '../../link/host.ts';
import { useSay } from '../../text/say.ts';
import { itemLabel } from './names.ts';
import { DateField } from '../../widgets/DateField.tsx';
import { Dialog, Field } from '../../widgets/Dialog.tsx';
import { DialogFoot } from '../../widgets/DialogFoot.tsx';
import { Problem } from '../../widgets/Problem.tsx';
import './DescribeDialog.css';

type Note = Omit<ParsedInput<'bench.describe'>, 'id'>;
interface FieldsProps {
  note: Note;
  onChange: (part: Note) => void;
}

/** Maker and model of a set that says nothing of itself, and which alarms its display does not have. */
function SetFields({ note, onChange }: FieldsProps) {
  const say = useSay();
  const lacks = note.lacks ?? [];
  const without = (name: Lackable): Lackable[] => lacks.filter((one) => one !== name);
  return (
    <>
      <Field
        width="w3"
        label={say('bench.maker')}
        value={note.maker ?? ''}
        onChange={(maker) => onChange({ maker })}
        required
        first
      />
      <Field
        width="w3"
        label={say('set.model')}
        value={note.model ?? ''}
        onChange={(model) => onChange({ model })}
        required
      />
      <fieldset className="describe-dialog-lacks" data-width="w6">
        <legend>{say('set.lacks')}</legend>
        {READ_ALARMS.map((alarm) => (
          <label key={alarm} className="check">
            <input
              type="checkbox"
              checked={lacks.includes(alarm)}
              onChange={(event) =>
                onChange({ lacks: event.target.checked ? [...without(alarm), alarm] : without(alarm) })
              }
            />
            {alarm}
          </label>
        ))}
        {lacks.includes('LOS') && lacks.includes('LSS') && <p className="label">{say('why.hand.blind')}</p>}
      </fieldset>
    </>
  );
}

function CalibrationFields({ note, onChange }: FieldsProps) {
  const say = useSay();
  const { calibration = {} } = note;
  const set = (name: keyof typeof calibration) => (value: string) =>
    onChange({ calibration: { ...calibration, [name]: value || undefined } });
  return (
    <>
      <Field
        width="w3"
        label={say('bench.certificate')}
        value={calibration.certificate}
        onChange={set('certificate')}
      />
      <DateField width="w3" label={say('bench.calibrated')} value={calibration.on} onChange={set('on')} />
      <DateField width="w3" label={say('bench.due')} value={calibration.due} onChange={set('due')} />
    </>
  );
}

/** What there is to be typed in of an instrument, as it is known now: a number that it tells itself is not. */
function noteOf({ identity, serialTyped, calibration, lacks }: BenchItem, byHand: boolean): Note {
  return {
    ...(identity?.serial === undefined ? { serial: serialTyped ?? '' } : {}),
    ...(calibration ? { calibration } : {}),
    ...(byHand ? { maker: identity?.maker ?? '', model: identity?.model ?? '', lacks: [...(lacks ?? [])] } : {}),
  };
}

/** What only a person knows of an instrument: the numbers on its label, its calibration, and of a set read by hand what it is. */
export function DescribeDialog(props: { item: BenchItem; onClose: () => void; onSaved?: () => void }) {
  const { item, onClose, onSaved = onClose } = props;
  const say = useSay();
  const byHand = item.capabilities?.reading === 'by-hand';
  const [note, setNote] = useState<Note>(noteOf(item, byHand));
  const [problem, setProblem] = useState<ErrorView>();
  const change = (part: Note): void => setNote({ ...note, ...part });
  const submit = (): void => {
    host
      .call('bench.describe', { id: item.id, ...note })
      .then(onSaved, (thrown: unknown) => setProblem(viewOf(thrown)));
  };
  const what = say(byHand ? 'set.describe' : 'bench.describe');
  return (
    <Dialog title={`${itemLabel(say, item)} · ${what}`} onClose={onClose} onSubmit={submit}>
      <p>{say(byHand ? 'set.describe-line' : 'bench.describe-line')}</p>
      <div className="fields">
        {byHand && <SetFields note={note} onChange={change} />}
        {note.serial !== undefined && (
          <Field
            width="w3"
            label={say('bench.serial-typed')}
            value={note.serial}
            onChange={(serial) => change({ serial })}
            first={!byHand}
          />
        )}
        <CalibrationFields note={note} onChange={change} />
      </div>
      {problem && <Problem problem={problem} />}
      <DialogFoot act={say(props.onSaved ? 'set.save-and-start' : 'ui.save')} onClose={onClose} />
    </Dialog>
  );
}
