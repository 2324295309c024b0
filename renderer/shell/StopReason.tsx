import {
  ABORT_REASON_NAMES,
  ABORT_REASONS,
  type AbortReason,
  type AbortReasonName,
} from '../../electron/contract/abort-reasons.ts';
import { useSay } from '../text/say.ts';
import { Pick } from '../widgets/Choice.tsx';
import { Field } from '../widgets/Dialog.tsx';
import './StopReason.css';

/** Why somebody stops it: may be left as it is, for nobody who is in a hurry has to answer. */
export function StopReason({ reason, onReason }: { reason: AbortReason; onReason: (reason: AbortReason) => void }) {
  const say = useSay();
  const options = ABORT_REASON_NAMES.map((value) => ({ value, label: say.text(ABORT_REASONS[value]) }));
  return (
    <div className="stop-reason">
      <span className="label">{say('stop.reason')}</span>
      <Pick
        label={say('stop.reason')}
        options={options}
        value={reason.name}
        onChange={(name) => onReason({ name: name as AbortReasonName })}
      />
      {reason.name === 'other' && (
        <Field
          first
          label={say('stop.reason-text')}
          value={reason.text}
          onChange={(text) => onReason({ name: 'other', text })}
        />
      )}
    </div>
  );
}
