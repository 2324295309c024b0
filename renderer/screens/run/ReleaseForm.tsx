import { useEffect, useRef, useState } from 'react';
import { parseTime } from '../../../electron/contract/dates.ts';
import { errorView } from '../../../electron/contract/errors.ts';
import { releaseProblem } from '../../../electron/contract/release.ts';
import { useMinute } from '../../page/now.ts';
import { Release } from '../../pieces/release/Release.tsx';
import { noRelease, releaseOf } from '../../pieces/release/release.ts';
import { useSay } from '../../text/say.ts';
import type { BlockProps } from './block-props.ts';
import './ReleaseForm.css';

/** Who freed a circuit in service, until when. */
export function ReleaseForm({ shown: { forS }, form: { hold } }: BlockProps<'release'>) {
  const say = useSay();
  const [given, setGiven] = useState(() => noRelease(Date.now()));
  const nowMs = useMinute();
  const release = releaseOf(given, nowMs);
  const short = release && releaseProblem(parseTime(release.until) ?? 0, forS, nowMs);
  const problem = short && say.text(errorView(short).message);
  const fields = useRef<HTMLDivElement>(null);
  useEffect(() => fields.current?.querySelector('input')?.focus(), []);
  useEffect(() => hold({ why: release && !problem ? undefined : say('new.why-release'), take: () => release }));
  return (
    <div ref={fields} className="release-form">
      <Release release={given} totalS={forS} problem={problem} onChange={setGiven} />
    </div>
  );
}
