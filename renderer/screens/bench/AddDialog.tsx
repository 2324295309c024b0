import { useState } from 'react';
import type { ErrorView } from '../../../electron/contract/errors.ts';
import { viewOf } from '../../link/client.ts';
import { host } from '../../link/host.ts';
import { useSay } from '../../text/say.ts';
import { Dialog, Field } from '../../widgets/Dialog.tsx';
import { Problem } from '../../widgets/Problem.tsx';

/** Addresses as they are typed; the same on paper, on the command line and here. */
const EXAMPLES = [
  { word: 'bench.example-serial', address: 'comtech@/dev/ttyUSB0?baud=9600' },
  { word: 'bench.example-loop', address: 'loop@COM7?baud=115200' },
  { word: 'bench.example-tcp', address: 'loop@tcp://192.168.1.20:7000?rate=2048k' },
  { word: 'bench.example-sim', address: 'comtech@sim:?seed=7' },
  { word: 'bench.example-manual', address: 'manual' },
] as const;

/** Adds an address that the search cannot find: TCP, a simulator, a port with special settings. */
export function AddDialog({ onClose, onAdded }: { onClose: () => void; onAdded: (id: string) => void }) {
  const say = useSay();
  const [address, setAddress] = useState('');
  const [problem, setProblem] = useState<ErrorView>();
  const add = async (): Promise<void> => {
    const { id } = await host.call('bench.add', { address: address.trim() });
    onAdded(id);
    onClose();
    // Whoever adds an address wants to use it. What does not answer says so in its own row.
    host.call('bench.connect', { id }).catch((thrown: unknown) => console.info(id, thrown));
  };
  const submit = (): void => {
    setProblem(undefined);
    add().catch((thrown: unknown) => setProblem(viewOf(thrown)));
  };
  return (
    <Dialog title={say('bench.add')} onClose={onClose} onSubmit={submit}>
      <p>{say('bench.add-line')}</p>
      <Field
        label={say('bench.address')}
        value={address}
        onChange={setAddress}
        placeholder={EXAMPLES[0].address}
        invalid={problem !== undefined}
        required
        first
      />
      {problem && <Problem problem={problem} />}
      <ul className="examples">
        {EXAMPLES.map((example) => (
          <li key={example.address}>
            <button type="button" className="btn" onClick={() => setAddress(example.address)}>
              {example.address}
            </button>
            <small>{say(example.word)}</small>
          </li>
        ))}
      </ul>
      <footer>
        <button type="button" className="btn" onClick={onClose}>
          {say('ui.cancel')}
        </button>
        <button type="submit" className="btn main">
          {say('bench.add')}
        </button>
      </footer>
    </Dialog>
  );
}
