import { useState } from 'react';
import type { ErrorView } from '../../../electron/contract/errors.ts';
import { LADDER_CHARS } from '../../../electron/contract/sizes.ts';
import { viewOf } from '../../link/client.ts';
import { host } from '../../link/host.ts';
import { useIncoming } from '../../page/incoming.ts';
import { useSay } from '../../text/say.ts';
import { FileButton } from '../../widgets/FileButton.tsx';
import { Problem } from '../../widgets/Problem.tsx';
import type { LadderDraft } from './ladder-draft.ts';
import './LadderFile.css';

type Chosen = NonNullable<LadderDraft['file']>;

/** What stands in a file: how often what is sent, and each rung with its address. */
function Read({ name, ladder }: Chosen) {
  const say = useSay();
  const { everyMs, sizes, payloads, rungs } = ladder;
  return (
    <>
      <p className="label">
        {say('ladder.file-line', {
          name,
          every: everyMs / 1000,
          sizes: sizes.join(', '),
          payloads: payloads.join(', '),
        })}
      </p>
      <ol className="ladder-file-rungs" aria-label={say('ladder.title')}>
        {rungs.map(({ id, address }) => (
          <li key={id}>
            <span className="label">{say.term('rung', id)}</span> <span className="num">{address}</span>
          </li>
        ))}
      </ol>
    </>
  );
}

/** A ladder as a file has it: chosen, pasted or dropped. What is wrong with it stands beside it, and the one before stays. */
export function LadderFile({ file, onFile }: { file: Chosen | undefined; onFile: (file: Chosen) => void }) {
  const say = useSay();
  const [problem, setProblem] = useState<ErrorView>();
  const take = ([given]: File[]): void => {
    if (!given) return;
    const { name } = given;
    const read = async (): Promise<void> => {
      // A character takes up to three octets: what is too long comes over too long, and is refused instead of cut.
      const text = await given.slice(0, 3 * LADDER_CHARS + 1).text();
      onFile({ name, ladder: await host.call('ladder.read', { name, text }) });
      setProblem(undefined);
    };
    read().catch((thrown: unknown) => setProblem(viewOf(thrown)));
  };
  useIncoming(take);
  return (
    <>
      {file && <Read {...file} />}
      <FileButton label={say('ladder.choose-file')} accept=".yaml,.yml" onFiles={take} />
      {problem && <Problem problem={problem} />}
    </>
  );
}
