import { useState } from 'react';
import type { ErrorView } from '../../../electron/contract/errors.ts';
import type { BenchItem } from '../../../electron/contract/views.ts';
import { viewOf } from '../../client.ts';
import { host } from '../../host.ts';
import { useSay } from '../../say.ts';
import { itemLabel } from './names.ts';
import { DateField } from '../../widgets/DateField.tsx';
import { Dialog, Field } from '../../widgets/Dialog.tsx';
import { Problem } from '../../widgets/Problem.tsx';

/** What only a person knows of an instrument: the number on its label, and its calibration. */
export function DescribeDialog({ item, onClose }: { item: BenchItem; onClose: () => void }) {
  const say = useSay();
  const [serial, setSerial] = useState(item.serialTyped ?? '');
  const [calibration, setCalibration] = useState(item.calibration ?? {});
  const [problem, setProblem] = useState<ErrorView>();
  const submit = (): void => {
    const known = item.identity?.serial !== undefined;
    host
      .call('bench.describe', { id: item.id, calibration, ...(known ? {} : { serial }) })
      .then(onClose, (thrown: unknown) => setProblem(viewOf(thrown)));
  };
  const set = (name: keyof typeof calibration) => (value: string) =>
    setCalibration({ ...calibration, [name]: value || undefined });
  return (
    <Dialog title={`${itemLabel(say, item)} · ${say('bench.describe')}`} onClose={onClose} onSubmit={submit}>
      <p>{say('bench.describe-line')}</p>
      <div className="fields">
        {item.identity?.serial === undefined && (
          <Field width="w3" label={say('bench.serial-typed')} value={serial} onChange={setSerial} first />
        )}
        <Field
          width="w3"
          label={say('bench.certificate')}
          value={calibration.certificate}
          onChange={set('certificate')}
        />
        <DateField width="w3" label={say('bench.calibrated')} value={calibration.on} onChange={set('on')} />
        <DateField width="w3" label={say('bench.due')} value={calibration.due} onChange={set('due')} />
      </div>
      {problem && <Problem problem={problem} />}
      <footer>
        <button type="button" className="btn" onClick={onClose}>
          {say('ui.cancel')}
        </button>
        <button type="submit" className="btn main">
          {say('ui.save')}
        </button>
      </footer>
    </Dialog>
  );
}
