import { useSay } from '../../text/say.ts';
import { useMinute } from '../../page/now.ts';
import { Choice } from '../../widgets/Choice.tsx';
import { DateField, TimeField } from '../../widgets/DateField.tsx';
import { whenProblem, type When } from './when.ts';
import './WhenField.css';

/** Now, or another time that somebody names. */
export function WhenField({ label, when, onWhen }: { label: string; when: When; onWhen: (when: When) => void }) {
  const say = useSay();
  const problem = whenProblem(when, useMinute());
  return (
    <div className="when-field">
      <span className="label">{label}</span>
      <div className="row">
        <div className="when-field-choice">
          <Choice
            label={label}
            value={when.now ? 'now' : 'other'}
            options={[
              { value: 'now', label: say('ticket.now') },
              { value: 'other', label: say('ticket.other-time') },
            ]}
            onChange={(value) => onWhen({ ...when, now: value === 'now' })}
          />
        </div>
        {!when.now && (
          <>
            <DateField label={say('ticket.day')} value={when.day} onChange={(day) => onWhen({ ...when, day })} />
            <TimeField
              label={say('ticket.time')}
              value={when.time}
              problem={problem && say(problem)}
              onChange={(time) => onWhen({ ...when, time })}
            />
          </>
        )}
      </div>
    </div>
  );
}
