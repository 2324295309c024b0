import { useEffect, useRef, useState } from 'react';
import {
  COMPLAINTS,
  LINE_FACTS,
  type ComplaintGiven,
  type ComplaintId,
} from '../../../electron/contract/complaints.ts';
import { LINE_VARIANTS, OWNERS, type LineVariant, type Owner } from '../../../electron/contract/site.ts';
import { chainOf, kindOfSection, usualOwner, type SectionKind } from '../../../electron/contract/site-chain.ts';
import { useStore } from '../../link/store.ts';
import { useMinute } from '../../page/now.ts';
import { callerSaid, type CallerSaid } from '../../pieces/book/caller.ts';
import { useSay } from '../../text/say.ts';
import { Pick } from '../../widgets/Choice.tsx';
import { DateField, TimeField } from '../../widgets/DateField.tsx';
import { Field } from '../../widgets/Dialog.tsx';
import { momentOf } from '../../widgets/when.ts';
import type { BlockProps } from './block-props.ts';
import './ComplaintForm.css';

type Owned = keyof ComplaintGiven['owners'];
/** What of a line may be another's than usual, in its order. */
const ownedOf = (variant: LineVariant): Owned[] =>
  [...new Set(chainOf(variant).map((id) => kindOfSection(id)!))].filter(
    (kind): kind is Owned => kind !== 'pc' && kind !== 'switch',
  );

/** Whose what is, where it is not as usual. */
function Owners(props: {
  variant: LineVariant;
  owners: ComplaintGiven['owners'];
  onChange: (owners: ComplaintGiven['owners']) => void;
}) {
  const say = useSay();
  const { variant, owners, onChange } = props;
  const options = OWNERS.map((owner) => ({ value: owner, label: say.term('owner', owner) }));
  return (
    <details className="complaint-form-owners">
      <summary>{say('complaint.owners')}</summary>
      <div className="complaint-form-owned">
        {ownedOf(variant).map((kind) => (
          <div key={kind} className="named">
            <span>{say.term('section', kind)}</span>
            <Pick
              label={say.term('section', kind)}
              options={options}
              value={owners[kind] ?? usualOwner(kind as SectionKind)}
              onChange={(owner) => onChange({ ...owners, [kind]: owner as Owner })}
            />
          </div>
        ))}
      </div>
    </details>
  );
}

function Line({ given, onChange }: { given: ComplaintGiven; onChange: (given: ComplaintGiven) => void }) {
  const say = useSay();
  const { variant, facts, owners } = given;
  return (
    <fieldset className="complaint-form-line">
      <legend>{say('complaint.line')}</legend>
      <Pick
        label={say('complaint.line')}
        options={LINE_VARIANTS.map((one) => ({ value: one, label: say.term('line', one) }))}
        value={variant}
        onChange={(one) => onChange({ ...given, variant: one as LineVariant })}
      />
      {LINE_FACTS.map((fact) => (
        <label key={fact} className="check">
          <input
            type="checkbox"
            checked={facts[fact]}
            onChange={({ target }) => onChange({ ...given, facts: { ...facts, [fact]: target.checked } })}
          />
          {say.term('line-fact', fact)}
        </label>
      ))}
      <Owners variant={variant} owners={owners} onChange={(next) => onChange({ ...given, owners: next })} />
    </fieldset>
  );
}

/** Since when it is so; a day alone is its beginning. */
function useSince(said: CallerSaid | undefined): { sinceMs: number | undefined; fields: React.JSX.Element } {
  const say = useSay();
  const nowMs = useMinute();
  const [day, setDay] = useState(said?.day ?? '');
  const [time, setTime] = useState(said?.time ?? '');
  const sinceMs = day === '' ? undefined : momentOf(day, time === '' ? '00:00' : time);
  const known = sinceMs !== undefined && sinceMs <= nowMs ? sinceMs : undefined;
  const fields = (
    <div className="complaint-form-since">
      <DateField label={say('complaint.since')} value={day} onChange={setDay} />
      <TimeField label={say('complaint.since-time')} value={time} onChange={setTime} />
    </div>
  );
  return { sinceMs: known, fields };
}

/** What a search begins with: what is complained of, since when, and which line it is. */
export function ComplaintForm({ run, shown: { known }, form: { hold } }: BlockProps<'complaint'>) {
  const say = useSay();
  const heard = useStore(callerSaid);
  const said = heard?.runId === run.runId ? heard : undefined;
  const [complaint, setComplaint] = useState<ComplaintId>();
  const [given, setGiven] = useState<Omit<ComplaintGiven, 'complaint'>>(() => ({
    ...known,
    says: said?.says ?? known.says,
  }));
  const { sinceMs, fields } = useSince(said);
  const first = useRef<HTMLFieldSetElement>(null);
  useEffect(() => first.current?.querySelector('input')?.focus(), []);
  const missing = !complaint || (complaint === 'other' && given.says.trim() === '');
  useEffect(() =>
    hold({
      why: missing ? say('complaint.why') : undefined,
      take: () => ({ ...given, complaint, ...(sinceMs === undefined ? {} : { sinceMs }) }),
    }),
  );
  return (
    <div className="complaint-form">
      <fieldset ref={first} className="complaint-form-which">
        <legend>{say('complaint.which')}</legend>
        {COMPLAINTS.map((one) => (
          <label key={one} className="check">
            <input type="radio" name="complaint" checked={complaint === one} onChange={() => setComplaint(one)} />
            {say.term('complaint', one)}
          </label>
        ))}
        <Field label={say('complaint.says')} value={given.says} onChange={(says) => setGiven({ ...given, says })} />
        {fields}
      </fieldset>
      <Line
        given={{ ...given, complaint: complaint ?? 'other' }}
        onChange={({ complaint: _same, ...next }) => setGiven(next)}
      />
    </div>
  );
}
