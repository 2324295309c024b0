import { useEffect, useRef } from 'react';
import {
  LINE_STATES,
  type LineState,
  type ListLine,
  type ListView,
} from '../../../electron/contract/book/lists-api.ts';
import { useIncoming } from '../../page/incoming.ts';
import { count } from '../../text/format.ts';
import { useSay } from '../../text/say.ts';
import { Dialog } from '../../widgets/Dialog.tsx';
import { FileButton } from '../../widgets/FileButton.tsx';
import { Problem } from '../../widgets/Problem.tsx';
import { fieldName } from './field-name.ts';
import { jobOf, PAGE, useImport, type ListedJob } from './useImport.ts';
import './ImportDialog.css';

const ACCEPT = '.xlsx,.csv,.txt,.json,.yaml,.yml';

/** Why a line is refused, what it changes, what is to be said of it. */
function Details({ line }: { line: ListLine }) {
  const say = useSay();
  return (
    <>
      {line.faults?.map(({ field, message }) => (
        <p key={field} className="import-dialog-why">
          {field && <b>{fieldName(say, field)} </b>}
          {say.text(message)}
        </p>
      ))}
      {line.changes?.map(({ field, before, after }) => (
        <p key={field}>
          {say('import.change', {
            field: fieldName(say, field),
            before: before ?? say('import.blank'),
            after: after ?? say('import.blank'),
          })}
        </p>
      ))}
      {line.notes?.map((note) => (
        <p key={note.en} className="label">
          {say.text(note)}
        </p>
      ))}
    </>
  );
}

function Lines({ lines }: { lines: readonly ListLine[] }) {
  const say = useSay();
  return (
    // What scrolls must be within reach of the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="import-dialog-list" data-long tabIndex={0} aria-label={say('import.what')}>
      <table className="tbl">
        <thead>
          <tr>
            <th className="is-right">{say('import.line')}</th>
            <th>{say('import.number')}</th>
            <th>{say('import.state')}</th>
            <th>{say('import.what')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.line} data-state={line.state}>
              <td className="is-right num">{line.line}</td>
              <td className="import-dialog-number">{line.number || '–'}</td>
              <td className="import-dialog-state">{say(`import.state-${line.state}`)}</td>
              <td className="import-dialog-details">
                <Details line={line} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {lines.length === 0 && <p className="label">{say('import.none')}</p>}
    </section>
  );
}

type Import = ReturnType<typeof useImport>;

/** How many lines there are of each state, and only those of one at a press. */
function States({ view, looked, setLooked }: { view: ListView } & Pick<Import, 'looked' | 'setLooked'>) {
  const say = useSay();
  const all = Object.values(view.counts).reduce((sum, n) => sum + n, 0);
  const chip = (label: string, n: number, only: LineState | undefined) => (
    <button
      key={label}
      type="button"
      className="btn"
      aria-pressed={looked.only === only}
      onClick={() => setLooked({ only, offset: 0 })}
    >
      {label} <span className="num">{count(n)}</span>
    </button>
  );
  return (
    <fieldset className="import-dialog-states" aria-label={say('import.state')}>
      {chip(say('import.all'), all, undefined)}
      {LINE_STATES.map((state) => chip(say(`import.state-${state}`), view.counts[state], state))}
    </fieldset>
  );
}

/** Which lines are in view, and the way to the others. */
function Pages({ view, looked, setLooked }: { view: ListView } & Pick<Import, 'looked' | 'setLooked'>) {
  const say = useSay();
  if (view.total <= PAGE) return null;
  const { only, offset } = looked;
  const to = Math.min(view.total, offset + PAGE);
  const step = (by: number) => () => setLooked({ only, offset: offset + by });
  return (
    <div className="row">
      <button type="button" className="btn" disabled={offset === 0} onClick={step(-PAGE)}>
        {say('import.back')}
      </button>
      <button type="button" className="btn" disabled={to === view.total} onClick={step(PAGE)}>
        {say('import.on')}
      </button>
      <span className="label num">
        {say('import.shown', { from: count(offset + 1), to: count(to), n: count(view.total) })}
      </span>
    </div>
  );
}

function Preview({ view, ...looking }: { view: ListView } & Pick<Import, 'looked' | 'setLooked'>) {
  const say = useSay();
  return (
    <>
      {view.notes.length > 0 && (
        <ul className="import-dialog-notes">
          {view.notes.map((note) => (
            <li key={note.en}>{say.text(note)}</li>
          ))}
        </ul>
      )}
      <States view={view} {...looking} />
      <Lines lines={view.lines} />
      <Pages view={view} {...looking} />
    </>
  );
}

/** What happens just now, or what the button would leave out. */
function Doing({ sent, view, taking }: Pick<Import, 'sent' | 'view' | 'taking'>) {
  const say = useSay();
  const text = (): string => {
    if (taking) return say('import.taking');
    if (sent !== undefined) return say('import.sending', { percent: Math.round(100 * sent) });
    if (!view || view.state === 'failed') return '';
    const { new: added, changed, same, refused } = view.counts;
    if (view.state === 'reading') return say('import.reading', { n: count(added + changed + same + refused) });
    if (added + changed === 0) return say('import.nothing');
    return refused > 0 ? say('import.left-out', { n: count(refused) }) : '';
  };
  return <output className="label grow">{text()}</output>;
}

/** What becomes of the list: taken in; and a job of it made, where that is wanted. */
function Ends({ at, onTaken, onJob }: { at: Import } & Pick<ImportProps, 'onTaken' | 'onJob'>) {
  const say = useSay();
  const { view, taking } = at;
  const counts = view?.state === 'read' ? view.counts : undefined;
  const wanted = counts ? counts.new + counts.changed : 0;
  const all = wanted + (counts?.same ?? 0);
  const place = useRef<HTMLDivElement>(null);
  // A list that was read is taken by Enter.
  useEffect(() => {
    if (all > 0) place.current?.querySelector<HTMLElement>('.is-main:enabled')?.focus();
  }, [all]);
  const taken = async (): Promise<void> => {
    const done = await at.take();
    if (done) onTaken(done.first);
  };
  return (
    <div ref={place} className="row">
      <button
        type={onJob ? 'button' : 'submit'}
        className={onJob ? 'btn' : 'btn is-main'}
        disabled={wanted === 0 || taking}
        onClick={onJob ? () => void taken() : undefined}
      >
        {say('import.take', { n: count(wanted) })}
      </button>
      {onJob && (
        <button type="submit" className="btn is-main" disabled={all === 0 || taking}>
          {say('day.make-of', { n: count(all) })}
        </button>
      )}
    </div>
  );
}

interface ImportProps {
  onClose: () => void;
  onTaken: (first: string | undefined) => void;
  /** Where a job may be made of it: then that is what the dialog is for. */
  onJob?: (job: ListedJob) => void;
}

/** Circuits or orders from the list of an office: looked at line by line, then taken in, all that can be or none. */
export function ImportDialog({ onClose, onTaken, onJob }: ImportProps) {
  const say = useSay();
  const at = useImport();
  const { name, view, list, problem, read, take } = at;
  useIncoming(([file]) => file && read(file));
  const save = async (): Promise<void> => {
    const job = onJob && list !== undefined ? await jobOf(list) : undefined;
    const taken = await take();
    if (taken && job) onJob?.(job);
    else if (taken) onTaken(taken.first);
  };
  return (
    <Dialog wide title={say('import.title')} onClose={onClose} onSubmit={() => void save()}>
      <div className="row">
        <FileButton
          label={say(name === undefined ? 'import.file' : 'import.other-file')}
          accept={ACCEPT}
          onFiles={([file]) => file && read(file)}
        />
        <b className="import-dialog-name">{name ?? say('import.drop')}</b>
      </div>
      {name === undefined && <p className="label">{say('import.heads')}</p>}
      {view && view.state !== 'failed' && <Preview {...at} view={view} />}
      {problem && <Problem problem={problem} />}
      <footer>
        <Doing {...at} />
        <button type="button" className="btn" onClick={onClose}>
          {say('ui.cancel')}
        </button>
        <Ends at={at} onTaken={onTaken} {...(onJob && { onJob })} />
      </footer>
    </Dialog>
  );
}
