import type { ChainLink } from '../../../electron/contract/locate.ts';
import { kindOfSection, sideOf } from '../../../electron/contract/site-chain.ts';
import { useSay, type Say } from '../../text/say.ts';
import './Chain.css';

/** Shape and letter of each state: it reads in greyscale. */
const SIGNS = { good: '✓', suspect: '?', unknown: '·', faulty: '✕' } as const;

const percent = (share: number): string => `${Math.round(100 * share)} %`;
/** A share that is worth a figure. */
const isWorth = ({ state, share }: ChainLink): boolean => state !== 'good' && share >= 0.005;

function Link({ link }: { link: ChainLink }) {
  const say = useSay();
  const { section, state, why } = link;
  const name = say.text(section);
  const told = [name, say(`section-state.${state}`), ...(isWorth(link) ? [percent(link.share)] : [])].join(', ');
  return (
    <li className="chain-link" data-state={state} title={why ? `${told}. ${say.message(why)}` : told}>
      <span className="hidden">{told}</span>
      <i aria-hidden="true">{SIGNS[state]}</i>
      <b aria-hidden="true">{say.term('section', kindOfSection(section.id) ?? section.id, 'short')}</b>
      <small className="num" aria-hidden="true">
        {isWorth(link) ? percent(link.share) : '\u00a0'}
      </small>
    </li>
  );
}

/** Neighbours of one owner together. */
function owned(chain: readonly ChainLink[]): { owner: string; at: string; links: number }[] {
  const groups: { owner: string; at: string; links: number }[] = [];
  for (const { section } of chain) {
    const last = groups.at(-1);
    if (last?.owner === section.owner) last.links++;
    else groups.push({ owner: section.owner, at: section.id, links: 1 });
  }
  return groups;
}
const endName = (say: Say, side: 'a' | 'z'): string => say(`chain.end-${side}`);

/** The line from end to end: each section as it stands, whose it is, and which end is which. */
export function Chain({ chain }: { chain: readonly ChainLink[] }) {
  const say = useSay();
  const ends = (['a', 'z'] as const).map((side) => chain.filter(({ section }) => sideOf(section.id) === side).length);
  const columns = { '--links': chain.length } as React.CSSProperties;
  return (
    <figure className="chain" style={columns} aria-label={say('chain.title')}>
      <figcaption className="chain-ends" aria-hidden="true">
        <span style={{ gridColumn: `span ${ends[0] ?? 1}` }}>{endName(say, 'a')}</span>
        <span style={{ gridColumn: `span ${ends[1] ?? 1} / -1` }}>{endName(say, 'z')}</span>
      </figcaption>
      <ol>
        {chain.map((link) => (
          <Link key={link.section.id} link={link} />
        ))}
      </ol>
      <ul className="chain-owners">
        {owned(chain).map(({ owner, at, links }) => (
          <li key={at} style={{ gridColumn: `span ${links}` }} data-owner={owner}>
            {say.term('owner', owner)}
          </li>
        ))}
      </ul>
    </figure>
  );
}
