import type { AnswerProblem } from '../../../electron/contract/api.ts';
import { READ_COUNTS, type Lackable } from '../../../electron/contract/reading.ts';
import { useSay, type Say } from '../../text/say.ts';
import { Field } from '../../widgets/Dialog.tsx';
import {
  askedOf,
  badPings,
  isBad,
  MEASURED,
  PING_FIELDS,
  SHOWN_TEXTS,
  type CountField,
  type PingRow,
  type Reading,
} from './reading.ts';
import './ReadingFields.css';

interface FieldsProps {
  reading: Reading;
  onChange: (reading: Reading) => void;
}

const isCount = (field: CountField): field is (typeof READ_COUNTS)[number] =>
  READ_COUNTS.some((count) => count === field);

function nameOf(say: Say, field: CountField): string {
  if (!isCount(field)) return say('reading.alarm', { alarm: field });
  return say.term('parameter', field, 'short');
}

/** Test time, counts and alarms. What does not go together is said at the first of its fields and marked at the others. */
export function ReadingFields(
  props: FieldsProps & { lacks: readonly Lackable[] | undefined; problems: readonly AnswerProblem[] },
) {
  const { reading, onChange, problems } = props;
  const say = useSay();
  const told = (field: string): string | undefined => {
    const here = problems.find(({ fields }) => fields[0] === field);
    return here && say.message(here.message);
  };
  const marked = (field: string): boolean => problems.some(({ fields }) => fields.some((one) => one === field));
  return (
    <div className="reading-fields">
      <Field
        label={say('reading.time')}
        value={reading.testTime}
        placeholder="00:15:00"
        problem={told('testTime')}
        invalid={marked('testTime')}
        onChange={(testTime) => onChange({ ...reading, testTime })}
      />
      {askedOf(props.lacks).map((field) => (
        <Field
          key={field}
          label={nameOf(say, field)}
          value={reading[field]}
          numeric
          problem={isBad(reading, field) ? say('reading.why-count') : told(field)}
          invalid={marked(field)}
          onChange={(value) => onChange({ ...reading, [field]: value })}
        />
      ))}
    </div>
  );
}

function Pings({ reading, onChange }: FieldsProps) {
  const say = useSay();
  const rows = [...(reading.ping ?? []), {}];
  const bad = badPings(reading);
  const set = (at: number, row: PingRow): void => onChange({ ...reading, ping: rows.with(at, row).slice(0, -1) });
  const put = (at: number, row: PingRow): void =>
    at === rows.length - 1 ? onChange({ ...reading, ping: [...(reading.ping ?? []), row] }) : set(at, row);
  return (
    <>
      {rows.map((row, at) => (
        // Rows keep their places: the position is the identity.
        // oxlint-disable-next-line react/no-array-index-key
        <fieldset key={at} className="reading-fields" aria-label={say('reading.ping-row', { n: at + 1 })}>
          {PING_FIELDS.map((field) => (
            <Field
              key={field}
              label={say(`reading.ping.${field}`)}
              value={row[field]}
              problem={field === 'to' && bad.includes(at) ? say('reading.why-ping') : undefined}
              invalid={bad.includes(at)}
              onChange={(value) => put(at, { ...row, [field]: value })}
            />
          ))}
        </fieldset>
      ))}
    </>
  );
}

/** What such sets show besides errors; folded away, since most show none of it. */
export function MoreFields({ reading, onChange }: FieldsProps) {
  const say = useSay();
  return (
    <details className="reading-fields-more">
      <summary>{say('reading.more')}</summary>
      <div className="reading-fields">
        {MEASURED.map((field) => (
          <Field
            key={field}
            label={say(`reading.${field}`)}
            value={reading[field]}
            problem={isBad(reading, field) ? say('reading.why-figure') : undefined}
            onChange={(value) => onChange({ ...reading, [field]: value })}
          />
        ))}
        {SHOWN_TEXTS.map((field) => (
          <Field
            key={field}
            label={say(`reading.${field}`)}
            value={reading[field]}
            onChange={(value) => onChange({ ...reading, [field]: value })}
          />
        ))}
      </div>
      <Pings reading={reading} onChange={onChange} />
    </details>
  );
}
