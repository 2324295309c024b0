import { memo, useRef, type KeyboardEvent } from 'react';
import type { RunSummary } from '../../../electron/contract/run.ts';
import { dateTime, span } from '../../text/format.ts';
import { useMinute } from '../../page/now.ts';
import { go } from '../../page/navigation.ts';
import { useSay, type Say } from '../../text/say.ts';
import { Lamp } from '../../widgets/Lamp.tsx';
import { VerdictWord } from '../../widgets/Verdict.tsx';
import './List.css';

interface ListProps {
  runs: readonly RunSummary[];
  /** How many there are, those not loaded yet included. */
  total: number;
  chosen: readonly string[];
  current: string | undefined;
  /** `add`: besides those chosen before. */
  onChoose: (runId: string, add: boolean) => void;
}

const unseen = (run: RunSummary): string =>
  run.forS === undefined || run.observedS === undefined || run.endedAtMs === undefined ? '–' : span(run.observedS);

/** The short number; where another record bears the same, that is said of both. */
const numbered = (say: Say, number: string, twice: true | undefined): string =>
  twice ? say('archive.number-twice', { number }) : number;

function Name({ run, say }: { run: RunSummary; say: Say }) {
  const what = [say.text(run.procedureTitle), run.tester];
  const beside = run.beside !== undefined && say('archive.beside', { runId: run.beside });
  const why = run.verdict === 'aborted' && run.cause && say.message(run.cause);
  return (
    <td className="list-name">
      <b>{run.circuit ?? say('circuit.none')}</b>
      <small>
        {[
          run.number && numbered(say, run.number, run.numberTwice),
          why,
          run.simulated && say('simulated'),
          beside,
          run.customer,
          ...what,
        ]
          .filter(Boolean)
          .join(' · ')}
      </small>
    </td>
  );
}

function State({ run, say }: { run: RunSummary; say: Say }) {
  if (run.damaged !== undefined)
    return (
      <span className="row">
        <Lamp state="bad" />
        <b>{say('archive.damaged')}</b>
      </span>
    );
  return run.verdict ? <VerdictWord verdict={run.verdict} /> : say('archive.running');
}

/** Of a damaged record nothing is known but how it is called. */
const DamagedCells = ({ run, say }: { run: RunSummary; say: Say }) => (
  <>
    <td>
      <State run={run} say={say} />
    </td>
    <td className="list-name">
      <b>{run.runId}</b>
      <small>{run.damaged && say.message(run.damaged)}</small>
    </td>
    <td className="is-right" colSpan={5}>
      –
    </td>
  </>
);

const WholeCells = memo(({ run, say, now }: { run: RunSummary; say: Say; now: number }) => (
  <>
    <td>
      <State run={run} say={say} />
    </td>
    <Name run={run} say={say} />
    <td className="is-right">{run.forS === undefined ? '–' : span(run.forS)}</td>
    <td className="is-right">{unseen(run)}</td>
    <td className="is-right">{run.attempts}</td>
    <td>{say(run.signed ? 'archive.yes' : 'archive.no')}</td>
    <td className="is-right">{dateTime(run.startedAtMs, now)}</td>
  </>
));

const Cells = (props: { run: RunSummary; say: Say; now: number }) =>
  props.run.damaged ? <DamagedCells {...props} /> : <WholeCells {...props} />;

const HEADS = [
  ['archive.pick-head', 'list-pick'],
  ['archive.verdict', ''],
  ['archive.circuit', ''],
  ['archive.duration', 'is-right'],
  ['archive.observed', 'is-right'],
  ['archive.attempts', 'is-right'],
  ['archive.signed', ''],
  ['archive.start', 'is-right'],
] as const;

type RowsProps = Omit<ListProps, 'total'>;

/** What the keys do in a row: arrows move, Space adds to the comparison, Enter opens. */
function useRowKeys({ runs, onChoose }: RowsProps) {
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
  return { rows, onKey };
}

function Rows(props: RowsProps) {
  const { runs, chosen, current, onChoose } = props;
  const say = useSay();
  const now = useMinute();
  const { rows, onKey } = useRowKeys(props);
  return (
    <tbody ref={rows}>
      {runs.map((run, index) => (
        <tr
          key={run.runId}
          data-run={run.runId}
          aria-rowindex={index + 2}
          aria-selected={chosen.includes(run.runId)}
          tabIndex={run.runId === current ? 0 : -1}
          onClick={(event) => onChoose(run.runId, event.ctrlKey || event.metaKey)}
          onDoubleClick={() => go('result', run.runId)}
          onKeyDown={(event) => onKey(event, index, run.runId)}
        >
          <td className="list-pick">
            <input
              type="checkbox"
              tabIndex={-1}
              aria-label={say('archive.pick', { name: run.circuit ?? run.runId })}
              checked={chosen.includes(run.runId)}
              onClick={(event) => event.stopPropagation()}
              onChange={() => onChoose(run.runId, true)}
            />
          </td>
          <Cells run={run} say={say} now={now} />
        </tr>
      ))}
    </tbody>
  );
}

/** Records, newest first: as many of `total` as have been asked for so far. */
export function List({ total, ...rows }: ListProps) {
  const say = useSay();
  const about = { 'aria-label': say('archive.list'), 'aria-multiselectable': true, 'aria-rowcount': total + 1 };
  return (
    // A table whose rows are chosen with the arrow keys is a grid.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
    <table className="list tbl" role="grid" {...about}>
      <thead>
        <tr>
          {HEADS.map(([word, align]) => (
            <th key={word} scope="col" className={align}>
              <span className={word === 'archive.pick-head' ? 'hidden' : undefined}>{say(word)}</span>
            </th>
          ))}
        </tr>
      </thead>
      <Rows {...rows} />
    </table>
  );
}
