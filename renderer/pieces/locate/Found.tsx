import type { ChainLink, LocateVerdict } from '../../../electron/contract/locate.ts';
import type { Message } from '../../../electron/contract/words/index.ts';
import { useSay, type Say } from '../../text/say.ts';
import './Found.css';

/** What people call a section of this line. */
function sectionName(say: Say, chain: readonly ChainLink[], id: string): string {
  const found = chain.find(({ section }) => section.id === id);
  return found ? say.text(found.section) : id;
}
const joined = (say: Say, parts: readonly string[]): string => parts.join(say.lang === 'zh' ? '、' : ', ');

/** Which section, at which end, whose, and how sure. */
function Head({ verdict, chain }: { verdict: LocateVerdict; chain: readonly ChainLink[] }) {
  const say = useSay();
  const { section, end, owner, certainty } = verdict;
  const name = section && sectionName(say, chain, section);
  const title = name ?? say(certainty === 'none' ? 'found.none' : 'found.open');
  return (
    <header className="found-head" data-certainty={certainty}>
      <h3 className="title">{title}</h3>
      <dl>
        {end && (
          <div>
            <dt>{say('found.end')}</dt>
            <dd>{say('found.end-is', { end })}</dd>
          </div>
        )}
        {owner && (
          <div>
            <dt>{say('found.owner')}</dt>
            <dd>{say.term('owner', owner)}</dd>
          </div>
        )}
        <div>
          <dt>{say('found.certainty')}</dt>
          <dd>{say.term('certainty', certainty)}</dd>
        </div>
      </dl>
    </header>
  );
}

function Lines({ title, lines }: { title: string; lines: readonly Message[] }) {
  const say = useSay();
  if (lines.length === 0) return null;
  return (
    <>
      <h4>{title}</h4>
      <ul className="found-lines">
        {lines.map((says) => (
          <li key={say.message(says)}>{say.message(says)}</li>
        ))}
      </ul>
    </>
  );
}

/** Where the fault is: section, end, owner, how sure, what proves it, what is not excluded, what to do next. */
export function Found({ verdict, chain }: { verdict: LocateVerdict; chain: readonly ChainLink[] }) {
  const say = useSay();
  const others = verdict.notExcluded.filter((id) => id !== verdict.section);
  return (
    <div className="found">
      <Head verdict={verdict} chain={chain} />
      <Lines title={say('found.evidence')} lines={verdict.evidence.map(({ says }) => says)} />
      {others.length > 0 && (
        <>
          <h4>{say('found.not-excluded')}</h4>
          <p>
            {joined(
              say,
              others.map((id) => sectionName(say, chain, id)),
            )}
          </p>
        </>
      )}
      <h4>{say('found.next')}</h4>
      <p>{say.message(verdict.next)}</p>
    </div>
  );
}
