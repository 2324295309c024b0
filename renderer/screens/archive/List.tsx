import { useRef, type KeyboardEvent } from 'react';
import type { RunSummary } from '../../../electron/contract/run.ts';
import { dateTime, span } from '../../format.ts';
import { useMinute } from '../../now.ts';
import { go } from '../../places.ts';
import { useSay, type Say } from '../../say.ts';
import { VerdictWord } from '../../widgets/Verdict.tsx';

interface ListProps {
  runs: readonly RunSummary[];
  chosen: readonly string[];
  current: string | undefined;
  /** `add`: besides those chosen before. */
  onChoose: (runId: string, add: boolean) => void;
}

const unseen = (run: RunSummary): string =>
  run.forS === undefined || run.observedS === undefined || run.endedAtMs === undefined ? '–' : span(run.observedS);

function Cells({ run, say, now }: { run: RunSummary; say: Say; now: number }) {
  return (
    <>
      <td>{run.verdict ? <VerdictWord verdict={run.verdict} /> : say('archive.running')}</td>
      <td className="name-cell">
        <b className="clip">{run.circuit ?? say('circuit.none')}</b>
        <small className="clip">
          {[run.simulated && say('simulated'), run.customer, say.text(run.procedureTitle), run.tester]
            .filter(Boolean)
            .join(' · ')}
        </small>
      </td>
      <td className="r">{run.forS === undefined ? '–' : span(run.forS)}</td>
      <td className="r">{unseen(run)}</td>
      <td className="r">{run.attempts}</td>
      <td>{say(run.signed ? 'archive.yes' : 'archive.no')}</td>
      <td className="r">{dateTime(run.startedAtMs, now)}</td>
    </>
  );
}

const HEADS = [
  ['archive.verdict', ''],
  ['archive.circuit', ''],
  ['archive.duration', 'r'],
  ['archive.observed', 'r'],
  ['archive.attempts', 'r'],
  ['archive.signed', ''],
  ['archive.start', 'r'],
] as const;

/** Records, newest first. Arrow keys move, Space adds to the comparison, Enter opens. */
export function List({ runs, chosen, current, onChoose }: ListProps) {
  const say = useSay();
  const now = useMinute();
  const rows = useRef<HTMLTableSectionElement>(null);
  const move = (index: number): void => {
    const run = runs[Math.max(0, Math.min(runs.length - 1, index))];
    if (!run) return;
    onChoose(run.runId, false);
    rows.current?.querySelector<HTMLElement>(`[data-run="${run.runId}"]`)?.focus();
  };
  const onKey = (event: KeyboardEvent, index: number, runId: string): void => {
    const acts: Record<string, () => void> = {
      ArrowDown: () => move(index + 1),
      ArrowUp: () => move(index - 1),
      Home: () => move(0),
      End: () => move(runs.length - 1),
      ' ': () => onChoose(runId, true),
      Enter: () => go('result', runId),
    };
    const act = event.ctrlKey ? undefined : acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  return (
    // A table whose rows are chosen with the arrow keys is a grid.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
    <table className="tbl" role="grid" aria-label={say('archive.list')} aria-multiselectable="true">
      <thead>
        <tr>
          {HEADS.map(([word, align]) => (
            <th key={word} scope="col" className={align}>
              {say(word)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={rows}>
        {runs.map((run, index) => (
          <tr
            key={run.runId}
            data-run={run.runId}
            className={chosen.includes(run.runId) ? 'sel' : ''}
            aria-selected={chosen.includes(run.runId)}
            tabIndex={run.runId === current ? 0 : -1}
            onClick={(event) => onChoose(run.runId, event.ctrlKey || event.metaKey)}
            onDoubleClick={() => go('result', run.runId)}
            onKeyDown={(event) => onKey(event, index, run.runId)}
          >
            <Cells run={run} say={say} now={now} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}
