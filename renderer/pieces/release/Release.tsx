import { useMinute } from '../../page/now.ts';
import { useSay } from '../../text/say.ts';
import { DateField, TimeField } from '../../widgets/DateField.tsx';
import { Field } from '../../widgets/Dialog.tsx';
import { fullHour, inHours, timeProblem, type ReleaseGiven } from './release.ts';
import './Release.css';

/** Lengths that are offered, hours. */
const HOURS = [1, 2] as const;

/**
 * Who freed a circuit in service, until when: asked before anything cuts traffic. Today unless another day is typed. `totalS`: how long the
 * test takes, people included. `problem`: what the core says against it.
 */
export function Release(props: {
  release: ReleaseGiven;
  totalS: number;
  problem?: string | undefined;
  onChange: (release: ReleaseGiven) => void;
}) {
  const say = useSay();
  const nowMs = useMinute();
  const { release, onChange } = props;
  const own = timeProblem(release, nowMs);
  const hour = fullHour(nowMs, props.totalS);
  const offers = [
    ...HOURS.map((n) => ({ label: say('release.hours', { n }), take: () => inHours(Date.now(), n) })),
    { label: say('release.until', { time: hour.time }), take: () => hour },
  ];
  return (
    <fieldset className="release">
      <legend>{say('new.release')}</legend>
      <Field label={say('new.release-by')} value={release.by} onChange={(by) => onChange({ ...release, by })} />
      <div className="release-until">
        <TimeField
          label={say('release.time')}
          value={release.time}
          invalid={(own ?? props.problem) !== undefined}
          onChange={(time) => onChange({ ...release, time })}
        />
        <DateField
          label={say('release.day')}
          value={release.day}
          invalid={own === 'release.past'}
          mute
          onChange={(day) => onChange({ ...release, day })}
        />
      </div>
      <div className="row">
        {offers.map(({ label, take }) => (
          <button key={label} type="button" className="btn" onClick={() => onChange({ ...release, ...take() })}>
            {label}
          </button>
        ))}
      </div>
      <output className="bad-field">{own ? say(own) : props.problem}</output>
    </fieldset>
  );
}
