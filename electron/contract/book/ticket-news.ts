import type { MomentName } from '../attention.ts';
import type { Bilingual, Language } from '../text.ts';
import { say, words } from '../words/index.ts';
import type { TicketAlarm } from './ticket.ts';

interface NewsRow {
  when: (before: TicketAlarm, after: TicketAlarm) => boolean;
  title: Bilingual;
  /** The tune of something that people know already: there is none for each trouble of the world. */
  heardAs: MomentName;
}
/** What happens to a ticket that somebody must know of, what weighs most first. */
const NEWS = {
  severe: {
    when: (before, after) => after.severe && !before.severe,
    title: words['ticket.news.severe'],
    heardAs: 'certain',
  },
  over: {
    when: (before, after) => after.clock === 'over' && before.clock !== 'over',
    title: words['ticket.news.over'],
    heardAs: 'certain',
  },
  amber: {
    when: (before, after) => after.clock === 'amber' && before.clock === 'running',
    title: words['ticket.news.amber'],
    heardAs: 'asks',
  },
} as const satisfies Record<string, NewsRow>;

export interface TicketNews {
  alarm: TicketAlarm;
  what: keyof typeof NEWS;
  heardAs: MomentName;
}

/** What happened to open tickets between two states, one piece of news a ticket. One that was not there before tells nothing. Pure. */
export function ticketNews(before: readonly TicketAlarm[], after: readonly TicketAlarm[]): TicketNews[] {
  const known = new Map(before.map((alarm) => [alarm.ticket, alarm]));
  return after.flatMap((alarm) => {
    const was = known.get(alarm.ticket);
    const what = (Object.keys(NEWS) as (keyof typeof NEWS)[]).find((name) => was && NEWS[name].when(was, alarm));
    return what ? [{ alarm, what, heardAs: NEWS[what].heardAs }] : [];
  });
}

/** What people read of it. */
export const newsText = ({ alarm, what }: TicketNews, lang: Language): { title: string; body: string } => ({
  title: say(lang, NEWS[what].title, { circuit: alarm.circuit }),
  body: [alarm.customer, alarm.ticket].filter(Boolean).join(' · '),
});
