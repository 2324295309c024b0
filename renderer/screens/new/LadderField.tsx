import { PAYLOADS, type PayloadName } from '../../../electron/contract/ladder.ts';
import type { Needs } from '../../../electron/contract/needs.ts';
import { SITE_RUNGS } from '../../../electron/contract/site.ts';
import { useSay } from '../../text/say.ts';
import { Choice } from '../../widgets/Choice.tsx';
import { everyMsOf, isAddress, modesFor, rungsOf, sizesOf, type LadderDraft, type LadderMode } from './ladder-draft.ts';
import { LadderFile } from './LadderFile.tsx';
import './LadderField.css';

interface LadderFieldProps {
  needs: Needs;
  ladder: LadderDraft;
  onChange: (ladder: LadderDraft) => void;
}

interface TextProps {
  label: string;
  value: string;
  hint?: string | undefined;
  bad?: string | undefined;
  onChange: (value: string) => void;
}
function Text({ label, value, hint, bad, onChange }: TextProps) {
  return (
    <label className="ladder-field-one">
      <span className="label">{label}</span>
      <input
        className="field num"
        value={value}
        placeholder={hint}
        aria-invalid={bad ? true : undefined}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
      />
      {bad && <small className="ladder-field-bad">{bad}</small>}
    </label>
  );
}

/** Rung by rung: its address, and how often and what is sent. */
function Typed({ ladder, onChange }: Omit<LadderFieldProps, 'needs'>) {
  const say = useSay();
  const { addresses, everyS, sizes, payload } = ladder;
  const set = (part: Partial<LadderDraft>): void => onChange({ ...ladder, ...part });
  return (
    <div className="ladder-field-all">
      {SITE_RUNGS.map((id) => {
        const value = addresses[id] ?? '';
        const bad = value.trim() !== '' && !isAddress(value.trim()) ? say('ladder.wanted-address') : undefined;
        const change = (address: string): void => set({ addresses: { ...addresses, [id]: address } });
        return <Text key={id} label={say.term('rung', id)} value={value} bad={bad} onChange={change} />;
      })}
      <Text
        label={say('ladder.every')}
        value={everyS}
        bad={everyMsOf(everyS) === undefined ? say('ladder.wanted-every') : undefined}
        onChange={(next) => set({ everyS: next })}
      />
      <Text
        label={say('ladder.sizes')}
        value={sizes}
        bad={sizesOf(sizes) ? undefined : say('ladder.wanted-sizes')}
        onChange={(next) => set({ sizes: next })}
      />
      <Choice
        label={say('ladder.payload')}
        options={PAYLOADS.map((value) => ({ value, label: value }))}
        value={payload}
        onChange={(next) => set({ payload: next as PayloadName })}
      />
      {rungsOf(ladder).length === 0 && <p className="ladder-field-bad">{say('ladder.wanted-rung')}</p>}
    </div>
  );
}

/** Which boxes are pinged: found by itself, address by address, or as a file has them. */
export function LadderField({ needs, ladder, onChange }: LadderFieldProps) {
  const say = useSay();
  return (
    <>
      <span className="label">{say('ladder.title')}</span>
      <div className="ladder-field" data-wide>
        <Choice
          label={say('ladder.title')}
          options={modesFor(needs).map((mode) => ({ value: mode, label: say(`ladder.mode-${mode}`) }))}
          value={ladder.mode}
          onChange={(mode) => onChange({ ...ladder, mode: mode as LadderMode })}
        />
        {ladder.mode === 'auto' && <p className="label">{say('ladder.auto-line')}</p>}
        {ladder.mode === 'file' && <LadderFile file={ladder.file} onFile={(file) => onChange({ ...ladder, file })} />}
        {ladder.mode === 'typed' && <Typed ladder={ladder} onChange={onChange} />}
      </div>
    </>
  );
}
