import { useState } from 'react';
import type { Advice, SectionAdvice } from '../../../electron/contract/advice.ts';
import type { BoxPanel } from '../../../electron/contract/box.ts';
import { copyText } from '../../page/clipboard.ts';
import { useSay } from '../../text/say.ts';
import { Action } from '../../widgets/Action.tsx';
import { BoxPicture } from '../box/BoxPicture.tsx';
import './Leaving.css';

function Going({ advice: { section, share, go, take, photo } }: { advice: SectionAdvice }) {
  const say = useSay();
  return (
    <li>
      <b>{say.text(section)}</b> <span className="num label">{Math.round(100 * share)} %</span>
      <p>{say.message(go)}</p>
      <ul className="leaving-take">
        {take.map((one) => (
          <li key={say.message(one)}>{say.message(one)}</li>
        ))}
        {photo && <li>{photo}</li>}
      </ul>
    </li>
  );
}

/** What to ask on the telephone, in order; copied, to be read out or sent, and the fronts of the boxes as pictures. */
function Script({ advice, panels }: { advice: Advice; panels: readonly BoxPanel[] }) {
  const say = useSay();
  const [copied, setCopied] = useState<boolean>();
  const { call, script } = advice;
  const text = script.map((line, at) => `${at + 1}. ${say.message(line)}`).join('\n');
  if (script.length === 0) return null;
  return (
    <>
      <h4>{say('advice.script')}</h4>
      {call && <p>{[call.site, call.name, call.phone].filter(Boolean).join(' · ')}</p>}
      <ol className="leaving-script">
        {script.map((line) => (
          <li key={say.message(line)}>{say.message(line)}</li>
        ))}
      </ol>
      <div className="row leaving-copy">
        <Action label={say('leaving.copy')} hotkey="t" onAct={() => void copyText(text).then(setCopied)} />
        {copied !== undefined && (
          <output className="label">{say(copied ? 'far-end.copied' : 'leaving.by-hand')}</output>
        )}
        {panels.map((panel) => (
          <BoxPicture key={panel.id} panel={panel} seen={{}} />
        ))}
      </div>
    </>
  );
}

/** `open`: unfolded from the beginning. Before anybody leaves: where to go, what goes along, whom to call and what to ask him. */
export function Leaving({ advice, panels, open }: { advice: Advice; panels: readonly BoxPanel[]; open?: boolean }) {
  const say = useSay();
  return (
    <details className="leaving" open={open}>
      <summary>{say('advice.title')}</summary>
      <ul className="leaving-where">
        {advice.sections.map((one) => (
          <Going key={one.section.id} advice={one} />
        ))}
      </ul>
      <Script advice={advice} panels={panels} />
      {advice.known.length > 0 && (
        <>
          <h4>{say('advice.known')}</h4>
          <ul className="leaving-take">
            {advice.known.map((one) => (
              <li key={say.message(one)}>{say.message(one)}</li>
            ))}
          </ul>
        </>
      )}
    </details>
  );
}
