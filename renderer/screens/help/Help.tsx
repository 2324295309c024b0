import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { HELP_KINDS, type HelpTopic } from '../../../electron/contract/help.ts';
import { useAsked } from '../../link/asked.ts';
import { host } from '../../link/host.ts';
import { useLanguage } from '../../link/preferences.ts';
import { keysHere } from '../../page/keys-here.ts';
import { useKeys } from '../../page/keys.ts';
import { goBack, settleAt, useRoute } from '../../page/navigation.ts';
import { routeHash } from '../../page/routes.ts';
import { useSay } from '../../text/say.ts';
import { KeyHint } from '../../widgets/Action.tsx';
import { found } from './search.ts';
import { Topic } from './Topic.tsx';
import './Help.css';

/** The keys of the screen that one came from, as that screen had bound them. */
function KeysHere() {
  const say = useSay();
  const keys = keysHere();
  if (keys.length === 0) return null;
  return (
    <article className="help-keys">
      <h2 className="title">{say('help.keys')}</h2>
      <dl>
        {keys.map(({ name, words }) => (
          <div key={name}>
            <dt>
              <KeyHint name={name} />
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </article>
  );
}

function TopicList({ topics, current }: { topics: readonly HelpTopic[]; current: HelpTopic | undefined }) {
  const say = useSay();
  const lang = useLanguage();
  return HELP_KINDS.map((kind) => {
    const of = topics.filter((topic) => topic.kind === kind);
    if (of.length === 0) return null;
    return (
      <section key={kind}>
        <h2 className="label">{say(`help.kind-${kind}`)}</h2>
        <ul>
          {of.map(({ id, title }) => (
            <li key={id}>
              <a
                className="help-topic"
                href={routeHash('help', id)}
                aria-current={id === current?.id ? 'true' : undefined}
                onClick={(event) => {
                  event.preventDefault();
                  settleAt('help', id);
                }}
              >
                {title[lang]}
              </a>
            </li>
          ))}
        </ul>
      </section>
    );
  });
}

/** In the order in which they stand in the list. */
const listed = (topics: readonly HelpTopic[]): HelpTopic[] =>
  HELP_KINDS.flatMap((kind) => topics.filter((topic) => topic.kind === kind));

/** The arrows go through the topics as they are listed while one types on. */
function move(event: KeyboardEvent, topics: readonly HelpTopic[], current: HelpTopic | undefined): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by === undefined) return;
  event.preventDefault();
  const at = current ? topics.indexOf(current) + by : 0;
  const next = topics[Math.max(0, Math.min(topics.length - 1, at))];
  if (next) settleAt('help', next.id);
}

/** What an alarm means, how a plug is pinned, where a set hides a setting, what a key does: found as one types, without a network. */
export function HelpScreen() {
  const say = useSay();
  const { id } = useRoute();
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const topics = useAsked('', () => host.call('help.topics', {})).value ?? [];
  const hits = found(topics, text);
  const chosen = hits.find((topic) => topic.id === id);
  const current = chosen ?? (text.trim() === '' ? undefined : hits[0]);
  useEffect(() => field.current?.focus(), []);
  // What was open gives way to what is asked for now.
  const ask = (asked: string): void => {
    setText(asked);
    if (id) settleAt('help', '');
  };
  const leave = (): void => (text === '' ? goBack() : ask(''));
  useKeys({ Escape: leave }, [], { Escape: say('help.back') });
  return (
    <main className="help">
      <h1 className="hidden">{say('place.help')}</h1>
      <search className="help-find">
        <input
          ref={field}
          className="field"
          type="search"
          aria-label={say('help.find')}
          placeholder={say('help.find')}
          value={text}
          onChange={(event) => ask(event.target.value)}
          onKeyDown={(event) => move(event, text.trim() === '' ? listed(hits) : hits, current)}
        />
      </search>
      <nav className="help-list" aria-label={say('help.topics')} data-long>
        {hits.length === 0 && topics.length > 0 ? (
          <p className="label">{say('help.none')}</p>
        ) : (
          <TopicList topics={hits} current={current} />
        )}
      </nav>
      {/* What scrolls must be within reach of the keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className="help-page" data-long tabIndex={0} aria-label={say('place.help')}>
        {current ? <Topic topic={current} /> : <KeysHere />}
        {!current && <p className="label">{say('help.start')}</p>}
      </section>
    </main>
  );
}
