import { useSay } from '../../say.ts';
import { Field } from '../../widgets/Dialog.tsx';

export interface ReleaseGiven {
  by: string;
  /** Local time without zone, `2026-11-23T15:00`. */
  until: string;
}

/** Who freed a circuit in service, until when: asked before anything cuts traffic. */
export function Release({ release, onChange }: { release: ReleaseGiven; onChange: (release: ReleaseGiven) => void }) {
  const say = useSay();
  return (
    <fieldset className="release">
      <legend>{say('new.release')}</legend>
      <Field label={say('new.release-by')} value={release.by} onChange={(by) => onChange({ ...release, by })} />
      <Field
        type="datetime-local"
        label={say('new.release-until')}
        value={release.until}
        onChange={(until) => onChange({ ...release, until })}
      />
    </fieldset>
  );
}
