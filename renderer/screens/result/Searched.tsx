import { searchedIn } from '../../../electron/contract/locate-record.ts';
import { toldShown } from '../../../electron/contract/observe/says.ts';
import type { AttemptRecord } from '../../../electron/contract/run.ts';
import { Asides } from '../../pieces/locate/Asides.tsx';
import { Chain } from '../../pieces/locate/Chain.tsx';
import { Found } from '../../pieces/locate/Found.tsx';
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

/** Where the fault is, and every question with its answer. */
export function Searched({ attempt }: { attempt: AttemptRecord }) {
  const search = searchedIn(attempt);
  if (!search) return null;
  const told = toldShown(search);
  return (
    <div className="searched">
      <Found verdict={search.verdict} chain={search.chain ?? []} />
      <Asides standing={{ left: search.left ?? [], told, contradictions: [], others: [], panels: [] }} />
    </div>
  );
}
