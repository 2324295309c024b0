import type { Standing, ToldShown } from '../../../electron/contract/locate-blocks.ts';
import type { KindLeft } from '../../../electron/contract/locate.ts';
import { roleName } from '../../../electron/contract/instrument.ts';
import { sectionName } from '../../../electron/contract/site-chain.ts';
import { useSay } from '../../text/say.ts';
import './Asides.css';

/** More have no room, and nobody reads them. */
const LEFT_SHOWN = 6;

function Left({ left }: { left: readonly KindLeft[] }) {
  const say = useSay();
  const more = left.length - LEFT_SHOWN;
  return (
    <>
      <h3>{say('search.left')}</h3>
      <ul className="asides-left">
        {left.slice(0, LEFT_SHOWN).map(({ section, kind, words, share }) => (
          <li key={`${section} ${kind}`}>
            <span>
              {say.text(sectionName(section))}
              {say.lang === 'zh' ? '：' : ': '}
              {say.message(words)}
            </span>
            <span className="num">{Math.round(100 * share)} %</span>
            <i aria-hidden="true" style={{ width: `${Math.round(100 * share)}%` }} />
          </li>
        ))}
      </ul>
      {more > 0 && <p className="label">{say('search.left-more', { n: more })}</p>}
    </>
  );
}

function Told({ told: { words, says, refused, by, role } }: { told: ToldShown }) {
  const say = useSay();
  const who = role ? say.text(roleName(role)) : by;
  return (
    <li data-refused={refused || undefined}>
      <b>{say.message(words)}</b>
      <span>{say.message(says)}</span>
      {who && <small>{who}</small>}
    </li>
  );
}

/** Where a search stands: what may be wrong still, what does not go together, what was told so far, the newest first. */
export function Asides({ standing: { left, told, contradictions } }: { standing: Standing }) {
  const say = useSay();
  return (
    // What scrolls must be within reach of the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="asides" aria-label={say('search.standing')} data-long tabIndex={0}>
      {contradictions.map((one) => (
        <p key={say.message(one)} className="asides-contradiction" role="alert">
          {say.message(one)}
        </p>
      ))}
      {left.length > 0 && <Left left={left} />}
      {told.length > 0 && (
        <>
          <h3>{say('search.told')}</h3>
          <ul className="asides-told">
            {told.toReversed().map((one) => (
              <Told key={one.action} told={one} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
