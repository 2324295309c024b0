import { useEffect, useState } from 'react';
import { formOf } from '../../../electron/contract/observe/form.ts';
import { aimOf } from '../../../electron/contract/observe/aim.ts';
import type { Draft } from '../../../electron/contract/observe/fields.ts';
import { isLookedAt, readPanel, type BoxPanel, type LampsSeen } from '../../../electron/contract/box.ts';
import type { BlockOf } from '../../../electron/contract/prompt.ts';
import { Leaving } from '../../pieces/locate/Leaving.tsx';
import { Price } from '../../pieces/locate/Price.tsx';
import { useSay } from '../../text/say.ts';
import { Action } from '../../widgets/Action.tsx';
import { BoxPanel as BoxPanelWidget } from '../../widgets/BoxPanel.tsx';
import type { BlockProps } from './block-props.ts';
import { missingIn, takenOf } from './observe.ts';
import { ObserveFields } from './ObserveFields.tsx';
import { useAsides } from './search-dialogs.tsx';
import { SearchFrame } from './SearchFrame.tsx';
import './Search.css';

/** Answers that need nothing of what was seen. */
const FREE = ['cannot', 'other'];

/** What is filled in so far, and how often all of it was filled in at once. */
function useDraft() {
  const [draft, setDraft] = useState<Draft>({});
  const [renewed, setRenewed] = useState(0);
  const renew = (all: Draft): void => {
    setDraft(all);
    setRenewed((n) => n + 1);
  };
  return { draft, setDraft, renewed, renew };
}

/** Why this is asked, what it costs, what to mind. */
function Why({ shown }: { shown: BlockOf<'observation'> }) {
  const say = useSay();
  return (
    <div className="search-why">
      {shown.why && <p>{say.message(shown.why)}</p>}
      <Price action={shown.ask} />
      {shown.notes.map((note) => (
        <p key={say.message(note)} className="search-note">
          <b aria-hidden="true">!</b> {say.message(note)}
        </p>
      ))}
    </div>
  );
}

/** What was seen, by fields. */
function useFields({ line, ask }: BlockOf<'observation'>) {
  const form = formOf(line, ask.id);
  const kind = aimOf(line, ask.id)?.kind;
  const drafted = useDraft();
  const { draft } = drafted;
  const missing = form ? missingIn(form, draft) : 1;
  return { ...drafted, form, missing, taken: () => form && kind && takenOf(kind, form, draft) };
}
type Fields = ReturnType<typeof useFields>;

/** What was seen of a front that the record knows. */
function useFront(panel: BoxPanel | undefined) {
  const [seen, setSeen] = useState<LampsSeen>({});
  const missing = panel && isLookedAt(panel, seen) ? 0 : 1;
  return { panel, seen, setSeen, missing, taken: () => panel && { lamps: readPanel(panel, seen).lamps } };
}

/** All as it should be at once, then whatever is not. */
function Asked({ fields: { form, draft, renewed, renew, setDraft } }: { fields: Fields }) {
  const say = useSay();
  if (!form) return null;
  return (
    <>
      {Object.keys(form.usual).length > 0 && (
        <div>
          <Action label={say('search.usual')} hotkey="g" onAct={() => renew(form.usual)} />
        </div>
      )}
      <ObserveFields form={form} draft={draft} renewed={renewed} onChange={setDraft} />
    </>
  );
}

/** One question of a search: why it is asked and what it costs, what was seen, and where the search stands. */
export function Search({ shown, form: { hold } }: BlockProps<'observation'>) {
  const say = useSay();
  const fields = useFields(shown);
  const front = useFront(shown.panel);
  const { missing, taken } = front.panel ? front : fields;
  const { dialog, take } = useAsides(shown.others);
  useEffect(() =>
    hold({
      why: missing > 0 ? say('search.why-missing', { n: missing }) : undefined,
      free: FREE,
      take: (option) => take(option, taken),
    }),
  );
  return (
    <SearchFrame label={say('search.seen')} standing={shown} dialog={dialog} focus>
      <Why shown={shown} />
      {front.panel ? (
        <BoxPanelWidget panel={front.panel} seen={front.seen} onSeen={front.setSeen} />
      ) : (
        <Asked fields={fields} />
      )}
      {shown.advice && <Leaving advice={shown.advice} panels={shown.panels} />}
    </SearchFrame>
  );
}
