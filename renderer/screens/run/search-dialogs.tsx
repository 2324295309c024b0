import { useState, type ReactNode } from 'react';
import { REFUSALS, type Refusal } from '../../../electron/contract/locate-record.ts';
import type { ActionShown } from '../../../electron/contract/locate-blocks.ts';
import { Price } from '../../pieces/locate/Price.tsx';
import { useSay } from '../../text/say.ts';
import { Dialog, Field } from '../../widgets/Dialog.tsx';
import { DialogFoot } from '../../widgets/DialogFoot.tsx';
import './search-dialogs.css';

/** Reasons that a person gives; the others are the program's own. */
const REASONS = REFUSALS.filter((one) => one !== 'skipped' && one !== 'headless');

/** Why it cannot be done: one of the usual reasons, or another in one's own words. */
function Cannot({ onGive }: { onGive: (reason: string | undefined) => void }) {
  const say = useSay();
  const [reason, setReason] = useState<Refusal>();
  const [own, setOwn] = useState('');
  const given = own.trim() === '' ? reason : own.trim();
  return (
    <Dialog
      title={say('search.cannot-title')}
      onClose={() => onGive(undefined)}
      onSubmit={() => given && onGive(given)}
    >
      <div className="search-dialogs-list" role="radiogroup" aria-label={say('search.cannot-title')}>
        {REASONS.map((one) => (
          <label key={one} className="check">
            <input type="radio" name="reason" checked={reason === one} onChange={() => setReason(one)} />
            {say.term('refusal', one)}
          </label>
        ))}
      </div>
      <Field label={say('search.cannot-own')} value={own} onChange={setOwn} />
      <DialogFoot act={say('search.cannot')} onClose={() => onGive(undefined)} waits={!given} />
    </Dialog>
  );
}

/** Another question than the one that is proposed, or something that was seen besides. */
function Other({ others, onGive }: { others: readonly ActionShown[]; onGive: (action: string | undefined) => void }) {
  const say = useSay();
  const [text, setText] = useState('');
  const wanted = text.trim().toLowerCase();
  const found = others.filter((one) => say.message(one.words).toLowerCase().includes(wanted));
  return (
    <Dialog
      title={say('search.other-title')}
      wide
      long
      onClose={() => onGive(undefined)}
      onSubmit={() => onGive(found[0]?.id)}
    >
      <Field label={say('search.find')} value={text} first onChange={setText} />
      <ul className="search-dialogs-list" data-long>
        {found.map((one) => (
          <li key={one.id}>
            <button type="button" className="search-dialogs-one" onClick={() => onGive(one.id)}>
              <span>{say.message(one.words)}</span>
              <Price action={one} />
            </button>
          </li>
        ))}
      </ul>
      <DialogFoot onClose={() => onGive(undefined)} />
    </Dialog>
  );
}

type Asked = { what: 'cannot' | 'other'; give: (value: string | undefined) => void };

/** What goes with `cannot` and `other` is asked for in a dialog; all else is what the form holds. */
export function useAsides(others: readonly ActionShown[]): {
  dialog: ReactNode;
  take: (option: string, held: () => unknown) => unknown;
} {
  const [asked, setAsked] = useState<Asked>();
  const ask = (what: Asked['what']): Promise<string | undefined> =>
    new Promise((resolve) => {
      const give = (value: string | undefined): void => {
        setAsked(undefined);
        resolve(value);
      };
      setAsked({ what, give });
    });
  const take = async (option: string, held: () => unknown): Promise<unknown> => {
    if (option !== 'cannot' && option !== 'other') return held();
    const value = await ask(option);
    return value === undefined ? undefined : option === 'cannot' ? { reason: value } : { action: value };
  };
  const dialog = asked && (
    <>
      {asked.what === 'cannot' && <Cannot onGive={asked.give} />}
      {asked.what === 'other' && <Other others={others} onGive={asked.give} />}
    </>
  );
  return { dialog, take };
}
