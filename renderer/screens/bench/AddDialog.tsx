import { useState } from 'react';
import type { ErrorView } from '../../../electron/contract/errors.ts';
import { viewOf } from '../../link/client.ts';
import { host } from '../../link/host.ts';
import { useSay } from '../../text/say.ts';
import { Dialog, Field } from '../../widgets/Dialog.tsx';
import { Problem } from '../../widgets/Problem.tsx';

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
        invalid={problem !== undefined}
        required
        first
      />
      {problem && <Problem problem={problem} />}
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
