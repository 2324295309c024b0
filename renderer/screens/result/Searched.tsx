import { searchedIn } from '../../../electron/contract/locate-record.ts';
import { toldShown } from '../../../electron/contract/observe/says.ts';
import type { AttemptRecord } from '../../../electron/contract/run.ts';
import { Asides } from '../../pieces/locate/Asides.tsx';
import { Chain } from '../../pieces/locate/Chain.tsx';
import { Found } from '../../pieces/locate/Found.tsx';
import { useSay } from '../../text/say.ts';
import './Searched.css';

/** The line as the search left it. */
export function SearchedChain({ attempt }: { attempt: AttemptRecord }) {
  const search = searchedIn(attempt);
  return (
    search?.chain && (
      <div className="searched-chain">
        <Chain chain={search.chain} />
      </div>
    )
  );
}

/** What is complained of, and where the fault is; a search that was stopped on the way found nothing. */
export function Searched({ attempt }: { attempt: AttemptRecord }) {
  const search = searchedIn(attempt);
  const say = useSay();
  if (!search) return null;
  return (
    <>
      <h2 className="hidden">{say('found.title')}</h2>
      <h3 className="label">{say('report.label.complaint')}</h3>
      <p>{say.text(search.site.complaint)}</p>
      {search.verdict && <Found verdict={search.verdict} chain={search.chain ?? []} />}
    </>
  );
}

/** Every question with its answer, and what was left possible. */
export function SearchedTold({ attempt }: { attempt: AttemptRecord }) {
  const search = searchedIn(attempt);
  if (!search) return null;
  const standing = { left: search.left ?? [], told: toldShown(search), contradictions: [], others: [], panels: [] };
  return (
    <div className="searched-told">
      <Asides standing={standing} />
    </div>
  );
}
