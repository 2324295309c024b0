import { useEffect, useRef } from 'react';
import {
  momentRow,
  momentsBetween,
  momentText,
  soundOf,
  standingVerdict,
  taskBarOf,
  type Moment,
} from '../../electron/contract/attention.ts';
import type { TicketAlarm } from '../../electron/contract/book/ticket.ts';
import { newsText, ticketNews } from '../../electron/contract/book/ticket-news.ts';
import type { Preferences } from '../../electron/contract/preferences.ts';
import type { Language } from '../../electron/contract/text.ts';
import type { RunView } from '../../electron/contract/views.ts';
import { useLanguage, usePreferences } from '../link/preferences.ts';
import { askToNotify, mayNotify, notify } from '../page/notify.ts';
import { routeHash } from '../page/routes.ts';
import { playTune } from '../page/sound.ts';
import { showTaskBar } from '../page/task-bar.ts';
import { tellsHere } from '../page/teller.ts';

/** Somebody has the page before him and the keyboard on it. */
const isLookedAt = (): boolean => document.visibilityState === 'visible' && document.hasFocus();

/** Of what happens to one run at one go the weightiest is heard, and the weightiest is read. */
function tell(moments: readonly Moment[], { sounds, notifications }: Preferences, lang: Language): void {
  const looked = isLookedAt();
  const here = moments.filter(({ name }) => !(looked && momentRow(name).whileAway));
  const heard = here.find(({ name }) => sounds[soundOf(name)]);
  if (heard) playTune(heard.name, sounds.volume);
  // What stays is also for a screen that locks itself while the page is in front.
  const read = notifications ? here.find(({ name }) => !looked || momentRow(name).urgent) : undefined;
  if (!read) return;
  const { run, name } = read;
  const hash = routeHash(standingVerdict(run) ? 'result' : 'run', run.runId);
  notify({ ...momentText(read, lang), tag: `${run.runId} ${name}`, stays: momentRow(name).urgent === true, hash });
}

/** While a test goes on, the first thing that somebody does is when he is asked whether he wants notices of its end. */
function useAsking(wanted: boolean): void {
  useEffect(() => {
    if (!wanted || mayNotify() !== undefined) return;
    const ask = (): void => {
      askToNotify().catch((thrown: unknown) => console.warn('notices', thrown));
    };
    window.addEventListener('click', ask, { once: true });
    return () => window.removeEventListener('click', ask);
  }, [wanted]);
}

/** Tells what became of open tickets: by the tunes and notices that there are. */
function useTicketNews(tickets: readonly TicketAlarm[]): void {
  const { sounds, notifications } = usePreferences();
  const lang = useLanguage();
  const shown = useRef(tickets);
  useEffect(() => {
    const news = ticketNews(shown.current, tickets);
    shown.current = tickets;
    if (news.length === 0 || !tellsHere()) return;
    const heard = news.find(({ heardAs }) => sounds[soundOf(heardAs)]);
    if (heard) playTune(heard.heardAs, sounds.volume);
    if (!notifications) return;
    for (const one of news) {
      const { ticket } = one.alarm;
      notify({ ...newsText(one, lang), tag: `${ticket} ${one.what}`, stays: true, hash: routeHash('tickets', ticket) });
    }
  }, [tickets, sounds, notifications, lang]);
}

const NO_TICKETS: readonly TicketAlarm[] = [];
/** Tells by sound, by notices of the system and on the task bar what happens to the runs and to open tickets. Draws nothing. */
export function Told({
  runs,
  tickets = NO_TICKETS,
}: {
  runs: readonly RunView[];
  tickets?: readonly TicketAlarm[] | undefined;
}) {
  useTicketNews(tickets);
  const preferences = usePreferences();
  const lang = useLanguage();
  const shown = useRef(runs);
  useAsking(preferences.notifications && (tickets.length > 0 || runs.some(({ finished }) => !finished)));
  useEffect(() => {
    const moments = momentsBetween(shown.current, runs);
    shown.current = runs;
    const isUrgent = moments.some(({ name }) => momentRow(name).urgent);
    showTaskBar(taskBarOf(runs), isUrgent);
    if (moments.length === 0 || !tellsHere()) return;
    for (const { runId } of runs) {
      const own = moments.filter(({ run }) => run.runId === runId);
      if (own.length > 0) tell(own, preferences, lang);
    }
  }, [runs, preferences, lang]);
  return null;
}
