import { useState } from 'react';
import type { ErrorView } from '../../../electron/contract/errors.ts';
import type { FamilyInfo, PortInfo } from '../../../electron/contract/family.ts';
import type { BenchItem } from '../../../electron/contract/views.ts';
import { useAsked } from '../../link/asked.ts';
import { viewOf } from '../../link/client.ts';
import { host } from '../../link/host.ts';
import { useSay } from '../../text/say.ts';
import { Dialog, Field } from '../../widgets/Dialog.tsx';
import { Problem } from '../../widgets/Problem.tsx';
import { KindFields, OptionFields, PlaceFields } from './AddressFields.tsx';
import { addressOf, firstDraft, offered, type AddressDraft } from './address-draft.ts';

/** The address in one line, as the command line and the record have it: whoever knows it can write it at once. */
function AsText(props: { address: string; invalid: boolean; onChange: (address: string) => void }) {
  const say = useSay();
  return (
    <details>
      <summary>{say('bench.address-line')}</summary>
      <Field label={say('bench.address')} value={props.address} onChange={props.onChange} invalid={props.invalid} />
    </details>
  );
}

/** What the form is drawn from: the families that this program knows, and the ports of this computer. */
export interface Ways {
  families: readonly FamilyInfo[];
  ports: readonly PortInfo[];
}

/** Asked again when a port has come or gone; undefined until both are known. */
export function useWays(bench: readonly BenchItem[]): Ways | undefined {
  const here = bench.map(({ port }) => port).join();
  const { value: families } = useAsked('families', () => host.call('families.list', {}));
  const { value: ports } = useAsked(here, () => host.call('bench.ports', {}));
  return families && ports && { families, ports };
}

interface AddProps {
  ways: Ways;
  /** The port of this computer that is meant, where one is. */
  port?: string | undefined;
  onClose: () => void;
  onAdded: (id: string) => void;
}

/** Adds the instrument of an address and connects it: whoever adds one wants to use it. What does not answer says so in its own row. */
async function addAndConnect(address: string): Promise<string> {
  const { id } = await host.call('bench.add', { address: address.trim() });
  host.call('bench.connect', { id }).catch((thrown: unknown) => console.info(id, thrown));
  return id;
}

/** The form as it stands, and the address that it makes unless one was typed instead. */
function useAddress(families: readonly FamilyInfo[], first: AddressDraft) {
  const [draft, setDraft] = useState(first);
  const [typed, setTyped] = useState<string>();
  const info = families.find(({ family }) => family === draft.family)!;
  const change = (next: AddressDraft): void => {
    setDraft(next);
    setTyped(undefined);
  };
  return { info, draft, change, setTyped, isTyped: typed !== undefined, address: typed ?? addressOf(draft, info) };
}

/** Adds an instrument that the search cannot find, or says of a port what hangs on it: one form for every family, drawn from what it says of itself. */
export function AddDialog({ ways, port, onClose, onAdded }: AddProps) {
  const say = useSay();
  const families = offered(ways.families, port);
  const { info, draft, change, setTyped, isTyped, address } = useAddress(
    families,
    firstDraft(families, ways.ports, port),
  );
  const [problem, setProblem] = useState<ErrorView>();
  const submit = (): void => {
    const added = (id: string): void => {
      onAdded(id);
      onClose();
    };
    setProblem(undefined);
    addAndConnect(address).then(added, (thrown: unknown) => setProblem(viewOf(thrown)));
  };
  const form = { info, draft, onChange: change };
  const title = port === undefined ? say('bench.add') : `${port} · ${say('bench.use-as')}`;
  return (
    <Dialog title={title} onClose={onClose} onSubmit={submit}>
      <div className="fields" data-unasked={isTyped || undefined}>
        <KindFields {...form} families={families} />
        <PlaceFields {...form} ports={ways.ports} />
        <OptionFields {...form} />
      </div>
      <AsText address={address} invalid={problem !== undefined} onChange={setTyped} />
      {problem && <Problem problem={problem} />}
      <footer>
        <button type="button" className="btn" onClick={onClose}>
          {say('ui.cancel')}
        </button>
        <button type="submit" className="btn is-main">
          {say('bench.add')}
        </button>
      </footer>
    </Dialog>
  );
}
