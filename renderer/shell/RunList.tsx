import type { RunView } from '../../electron/contract/views.ts';
import { useRunMeant } from '../page/current-run.ts';
import { useKeys } from '../page/keys.ts';
import { routeHash } from '../page/routes.ts';
import { timeLeft } from '../text/format.ts';
import { useSay, type Say } from '../text/say.ts';
import { BIG_LAMPS, bigWord } from '../widgets/BigState.tsx';
import { Lamp } from '../widgets/Lamp.tsx';
import { nameEnd, runName } from '../widgets/run-name.ts';
import { VerdictWord } from '../widgets/Verdict.tsx';
import './RunList.css';

/** Runs that have a key of their own: Alt and a digit. */
const KEYS = 9;
/** So many have room for the sign of their key. */
const FEW = 6;
/** Room for a name and for a word in a card, in halves of a Chinese character. */
const NAME_ROOM = 11;
const WORD_ROOM = 19;

/** Where a run is seen: one that has ended, by its result. */
const hashOf = (run: RunView): string => routeHash(run.finished ? 'result' : 'run', run.runId);

/** How long to go: less than nothing is nothing, and while somebody is asked nothing goes. */
const left = ({ finished, remainingS, prompt }: RunView): string =>
  finished || prompt || remainingS === undefined ? '' : timeLeft(remainingS);

/** The whole of a card in words: what a pointer resting on it, and a screen reader, are told. */
function inFull(say: Say, run: RunView): string {
  const state = run.finished && run.verdict ? say(`verdict.${run.verdict}`) : bigWord(say, run);
  const asks = run.prompt ? say('runs.asks') : '';
  return [runName(run, say.lang), say.text(run.title), state, asks, run.simulated ? say('simulated') : '']
    .filter(Boolean)
    .join(' · ');
}

function Word({ run }: { run: RunView }) {
  const say = useSay();
  if (run.finished && run.verdict) return <VerdictWord verdict={run.verdict} />;
  if (run.prompt) return <b className="run-list-asks">? {say('runs.asks')}</b>;
  return <b>{nameEnd(bigWord(say, run), WORD_ROOM, false)}</b>;
}

function Card({ run, at, current }: { run: RunView; at: number; current: boolean }) {
  const say = useSay();
  const full = inFull(say, run);
  const simulated = run.simulated && <small>{say('runs.simulated')}</small>;
  const toGo = left(run);
  return (
    <a className="run-list-card" href={hashOf(run)} title={full} aria-current={current ? 'true' : undefined}>
      <span className="hidden">{full}</span>
      <span className="run-list-who" aria-hidden="true">
        {!run.finished && <Lamp state={BIG_LAMPS[run.big.state]} />}
        <span>{nameEnd(runName(run, say.lang), NAME_ROOM, true)}</span>
        {toGo ? <small className="num">{toGo}</small> : simulated}
      </span>
      <span className="run-list-what" aria-hidden="true">
        <Word run={run} />
        {toGo && simulated}
        {at < KEYS && <kbd>{at + 1}</kbd>}
      </span>
    </a>
  );
}

/** All runs, wherever several are to be seen: those going on as they began, and those that ended until their result was looked at. */
export function RunList({ runs }: { runs: readonly RunView[] }) {
  const say = useSay();
  const meant = useRunMeant();
  const keys = runs.slice(0, KEYS).map((run, at) => [`Alt+${at + 1}`, () => (location.hash = hashOf(run))] as const);
  useKeys(Object.fromEntries(keys));
  if (runs.length < 2) return null;
  return (
    <nav
      className="run-list"
      data-many={runs.length > FEW || undefined}
      data-long
      aria-label={say('runs.title', { n: runs.length })}
    >
      {runs.map((run, at) => (
        <Card key={run.runId} run={run} at={at} current={run.runId === meant?.runId} />
      ))}
    </nav>
  );
}
