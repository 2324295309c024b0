import type { ReactNode } from 'react';
import type { AppState, RunView } from '../../electron/contract/views.ts';
import { clock, needsDays } from '../text/format.ts';
import { useRunMeant } from '../page/current-run.ts';
import { useKeys } from '../page/keys.ts';
import { openHelp } from '../page/keys-here.ts';
import { go } from '../page/navigation.ts';
import { BOOK_PLACES, PLACES, routeHash, type Place } from '../page/routes.ts';
import { choose, useLanguage, useTheme } from '../link/preferences.ts';
import { useSay } from '../text/say.ts';
import { BIG_LAMPS, bigWord } from '../widgets/BigState.tsx';
import { KeyHint } from '../widgets/Action.tsx';
import { Lamp } from '../widgets/Lamp.tsx';
import { Stamp } from '../widgets/Stamp.tsx';
import { StopPlace } from './Stop.tsx';
import './TopBar.css';

const inBook = (here: Place): boolean => BOOK_PLACES.some((place) => place === here);

function Tab(props: { place: Place; word: string; keyName: string; here: boolean }) {
  const { place, word, keyName, here } = props;
  return (
    <a href={routeHash(place)} aria-current={here ? 'page' : undefined}>
      <span className="top-bar-tab" data-word={word}>
        {word}
      </span>{' '}
      <KeyHint name={keyName} />
    </a>
  );
}

function Places({ here }: { here: Place }) {
  const say = useSay();
  const keys = [...PLACES, BOOK_PLACES[0]].map((place, index) => ({
    place,
    key: String(index + 1),
    word: say(place === BOOK_PLACES[0] ? 'shell.book' : `place.${place}`),
  }));
  useKeys(
    Object.fromEntries(keys.map(({ place, key }) => [key, () => go(place)])),
    [],
    Object.fromEntries(keys.map(({ key, word }) => [key, word])),
  );
  return (
    <nav aria-label={say('shell.places')}>
      {PLACES.map((place, index) => (
        <Tab key={place} place={place} word={say(`place.${place}`)} keyName={String(index + 1)} here={place === here} />
      ))}
      <Tab place={BOOK_PLACES[0]} word={say('shell.book')} keyName="6" here={inBook(here)} />
    </nav>
  );
}

/** The running test on every other screen: its lamp, and how long it has been going. */
function Ticker({ run }: { run: RunView }) {
  const say = useSay();
  return (
    <a className="top-bar-ticker" href={routeHash('run', run.runId)}>
      <Lamp state={BIG_LAMPS[run.big.state]} label={bigWord(say, run)} />
      <b className="num">
        <span className="top-bar-word">{say('shell.running')}</span>{' '}
        {run.elapsedS === undefined ? '---' : clock(run.elapsedS, needsDays(run.forS))}
      </b>
    </a>
  );
}

/** A button of one sign; its word stands beside it where there is room, and comes on pointing at it where there is none. */
function SideButton(props: { sign: ReactNode; word: string; here?: boolean; onAct: () => void }) {
  const { sign, word, here, onAct } = props;
  return (
    <button
      type="button"
      className="btn top-bar-side"
      title={word}
      aria-current={here ? 'page' : undefined}
      onClick={onAct}
    >
      <span className="top-bar-sign" aria-hidden="true">
        {sign}
      </span>
      <span className="top-bar-side-word">{word}</span>
    </button>
  );
}

/** What an alarm means, how a plug is pinned, what the keys of this screen do. */
function HelpButton({ here }: { here: Place }) {
  const say = useSay();
  const open = here === 'help' ? undefined : () => openHelp();
  useKeys({ '?': open, F1: open }, [], { '?': say('place.help') });
  return <SideButton sign="?" word={say('place.help')} here={here === 'help'} onAct={() => open?.()} />;
}

const SLIDERS = (
  <svg viewBox="0 0 20 20">
    <path d="M2 5h9v-2h2v2h5v2h-5v2h-2v-2h-9zM2 13h4v-2h2v2h10v2h-10v2h-2v-2h-4z" />
  </svg>
);

/** Company, name, language, sounds, folders, backup. */
function SettingsButton({ here }: { here: Place }) {
  const say = useSay();
  const open = (): void => {
    const menu = document.querySelector<HTMLElement>('#switches:popover-open');
    menu?.hidePopover();
    go('settings');
  };
  useKeys({ '7': open }, [], { '7': say('place.settings') });
  return <SideButton sign={SLIDERS} word={say('place.settings')} here={here === 'settings'} onAct={open} />;
}

/** Half light, half dark: the same in both. */
const HALF = (
  <svg viewBox="0 0 20 20">
    <circle cx="10" cy="10" r="8" />
    <path d="M10 2a8 8 0 0 1 0 16z" />
  </svg>
);

/** Two languages and two looks, switchable at any moment: side by side where there is room, else in a menu. */
function Switches({ here }: { here: Place }) {
  const say = useSay();
  const lang = useLanguage();
  const theme = useTheme();
  return (
    <>
      <button type="button" className="btn top-bar-menu" popoverTarget="switches">
        <span aria-hidden="true">☰</span>
        <span className="hidden">{say('shell.menu')}</span>
      </button>
      <div id="switches" className="top-bar-switches" popover="auto" data-folded>
        <button type="button" className="btn" onClick={() => choose({ language: lang === 'zh' ? 'en' : 'zh' })}>
          {say('shell.languages')} <span className="hidden">{say('shell.language')}</span>
        </button>
        <SideButton
          sign={HALF}
          word={say('shell.theme')}
          onAct={() => choose({ theme: theme === 'dark' ? 'light' : 'dark' })}
        />
        <SettingsButton here={here} />
      </div>
    </>
  );
}

/** Name, six places, what runs, language, look, and the place of STOP: each in a column of its own, so that none moves when another comes. */
export function TopBar({ state, here, simulated }: { state: AppState; here: Place; simulated: boolean }) {
  const run = useRunMeant();
  const say = useSay();
  // Where several are to be seen, the list below says all of them.
  const told = state.runs.length < 2 && run && !run.finished && here !== 'run' ? run : undefined;
  return (
    <header className="top-bar">
      <span className="top-bar-name">{say('shell.name')}</span>
      <Places here={here} />
      <div className="top-bar-now">
        {told && <Ticker run={told} />}
        {simulated && <Stamp />}
        <Switches here={here} />
        <HelpButton here={here} />
      </div>
      <StopPlace state={state} here={here} />
    </header>
  );
}
