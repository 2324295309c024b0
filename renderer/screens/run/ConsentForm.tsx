import { useEffect, useRef, useState } from 'react';
import type { CareTaken } from '../../../electron/contract/locate-record.ts';
import { useSay } from '../../text/say.ts';
import { Choice } from '../../widgets/Choice.tsx';
import { Field } from '../../widgets/Dialog.tsx';
import type { BlockProps } from './block-props.ts';
import './ConsentForm.css';

const SAVED = ['saved', 'cannot'] as const;
const FREE = ['cannot'];
const FILES = ['configuration', 'log'] as const;

/** What is seen to before a box is touched: its configuration and log are saved or cannot be, and its owner agreed, by name. */
export function ConsentForm({ shown: { owner, before }, form: { hold } }: BlockProps<'consent'>) {
  const say = useSay();
  const [care, setCare] = useState<Partial<CareTaken>>(before ?? {});
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const by = care.consentBy?.trim() ?? '';
  const whole = by !== '' && FILES.every((file) => care[file] !== undefined);
  useEffect(() =>
    hold({ why: whole ? undefined : say('consent.why'), free: FREE, take: () => ({ ...care, consentBy: by }) }),
  );
  return (
    <div ref={form} className="consent-form">
      {FILES.map((file) => (
        <div key={file} className="consent-form-row">
          <span>{say(`consent.${file}`)}</span>
          <Choice
            label={say(`consent.${file}`)}
            options={SAVED.map((how) => ({ value: how, label: say(`consent.${how}`) }))}
            value={care[file]}
            onChange={(how) => setCare({ ...care, [file]: how as CareTaken['log'] })}
          />
        </div>
      ))}
      <Field
        label={say('consent.by', { zh: say.message(owner), en: say.message(owner) })}
        value={care.consentBy}
        onChange={(consentBy) => setCare({ ...care, consentBy })}
      />
    </div>
  );
}
