import type { Missing } from '../../../electron/contract/book/job.ts';
import { missingSaid } from '../../../electron/contract/book/missing.ts';
import { useSay } from '../../text/say.ts';
import { FileButton } from '../../widgets/FileButton.tsx';
import './Missing.css';

/** What leads to each thing that is missing. */
export interface Leads {
  show: (circuit: string) => void;
  label: (circuit: string) => void;
  photo: (missing: Missing, file: File) => void;
  loopOff: (runId: string) => void;
  release: (loop: string) => void;
  result: (runId: string) => void;
  report: (runId: string) => void;
  bench: () => void;
}

const act = ({ kind, circuit = '', runId = '', loop }: Missing, leads: Leads): (() => void) => {
  if (kind === 'loop') return loop === undefined ? () => leads.loopOff(runId) : () => leads.release(loop);
  if (kind === 'label') return () => leads.label(circuit);
  if (kind === 'signature') return () => leads.result(runId);
  if (kind === 'report') return () => leads.report(runId);
  return kind === 'calibration' ? leads.bench : () => leads.show(circuit);
};

/** What is missing, each with the button that leads there. `named`: with the circuit in front. */
export function MissingList({ missing, leads, named }: { missing: readonly Missing[]; leads: Leads; named?: boolean }) {
  const say = useSay();
  return (
    <ul className="missing" data-long>
      {missing.map((one) => {
        const { kind, circuit, photo, instrument, loop, runId } = one;
        const words = say(kind === 'loop' && loop !== undefined ? 'day.do.release' : `day.do.${kind}`);
        const said = say.message(missingSaid(one));
        return (
          <li key={[kind, circuit, photo?.id, instrument, loop, runId].join(' ')}>
            <span>
              {named && circuit !== undefined && <b>{circuit} </b>}
              {said}
            </span>
            {kind === 'photo' ? (
              <FileButton label={words} onFiles={([file]) => file && leads.photo(one, file)} />
            ) : (
              <button
                type="button"
                className="btn"
                aria-label={`${words} · ${circuit ?? said}`}
                onClick={act(one, leads)}
              >
                {words}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
