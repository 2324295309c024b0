import { useEffect, useRef, useState } from 'react';
import type { ErrorView } from '../../../electron/contract/errors.ts';
import type { FamilyInfo, PortInfo } from '../../../electron/contract/family.ts';
import { withoutSecrets } from '../../../electron/contract/secrets.ts';
import type { BenchItem } from '../../../electron/contract/views.ts';
import { useAsked } from '../../link/asked.ts';
import { viewOf } from '../../link/client.ts';
import { host } from '../../link/host.ts';
import { useSay } from '../../text/say.ts';
import { copyText } from '../../page/clipboard.ts';
import { connect } from '../../pieces/testers/connect.ts';
import { Dialog } from '../../widgets/Dialog.tsx';
import { DialogFoot } from '../../widgets/DialogFoot.tsx';
import { Problem } from '../../widgets/Problem.tsx';
import { KindField, OptionFields, PlaceFields, WayField } from './AddressFields.tsx';
import { addressOf, firstDraft, reachedBy, type AddressDraft } from './address-draft.ts';
import './AddDialog.css';

/** The address in one line, as the command line has it: to be copied, for nobody types one here. */
function AsText({ address }: { address: string }) {
  const say = useSay();
  const [copied, setCopied] = useState<boolean>();
  const copy = (): void => void copyText(address).then(setCopied);
  return (
    <details>
      <summary>{say('bench.address-line')}</summary>
      <div className="add-dialog-text">
        <code>{address}</code>
        <button type="button" className="btn" onClick={copy}>
          {say(copied ? 'bench.address-copied' : 'bench.address-copy')}
        </button>
      </div>
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
  connect(id);
  return id;
}

/** What is wrong, in view as it comes, however long the form is. */
function Said({ problem }: { problem: ErrorView }) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    ref.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div ref={ref}>
      <Problem problem={problem} />
    </div>
  );
}

/** Adds an instrument that the search cannot find, or says of a port what hangs on it: one form for every family, drawn from what it says of itself. */
export function AddDialog({ ways, port, onClose, onAdded }: AddProps) {
  const say = useSay();
  const families = port === undefined ? ways.families : reachedBy(ways.families, 'serial');
  const [draft, setDraft] = useState<AddressDraft>(firstDraft(families, ways.ports, port));
  const [problem, setProblem] = useState<ErrorView>();
  const info = families.find(({ family }) => family === draft.family)!;
  const address = addressOf(draft, info);
  const submit = (): void => {
    const added = (id: string): void => {
      onAdded(id);
      onClose();
    };
    setProblem(undefined);
    addAndConnect(address).then(added, (thrown: unknown) => setProblem(viewOf(thrown)));
  };
  const form = { draft, onChange: setDraft };
  const title = port === undefined ? say('bench.add') : `${port} · ${say('bench.use-as')}`;
  return (
    <Dialog title={title} onClose={onClose} onSubmit={submit}>
      <div className="fields">
        {port === undefined && <WayField {...form} families={families} />}
        {port === undefined && <PlaceFields key={draft.way} {...form} ports={ways.ports} />}
        <KindField {...form} families={families} />
        <OptionFields key={`${draft.family} ${draft.way}`} {...form} info={info} />
      </div>
      <AsText address={withoutSecrets(address)} />
      {problem && <Said problem={problem} />}
      <DialogFoot act={say('bench.connect')} onClose={onClose} />
    </Dialog>
  );
}
