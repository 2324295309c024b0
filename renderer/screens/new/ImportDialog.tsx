import { useState } from 'react';
import type { ListedCircuit } from '../../../electron/contract/api.ts';
import type { Circuit } from '../../../electron/contract/circuit.ts';
import { errorView, TributaryError, type ErrorView } from '../../../electron/contract/errors.ts';
import { PART_BYTES } from '../../../electron/contract/sizes.ts';
import { CallError, viewOf } from '../../link/client.ts';
import { host } from '../../link/host.ts';
import { useSay } from '../../text/say.ts';
import { Dialog } from '../../widgets/Dialog.tsx';
import { FileButton } from '../../widgets/FileButton.tsx';
import { base64Of } from '../../widgets/photo.ts';
import { Problem } from '../../widgets/Problem.tsx';
import './ImportDialog.css';

/** The bytes of a list, which go in one message. Errors: CallError where it is larger than that. */
async function listBytes(file: File): Promise<string> {
  if (file.size <= PART_BYTES) return base64Of(file);
  throw new CallError(errorView(new TributaryError('file-too-large', file.name, { limit: PART_BYTES })));
}

const numberOf = (one: ListedCircuit): string => ('circuit' in one ? one.circuit.number : '–');

/** What the list would bring, line by line. */
function Preview({ listed }: { listed: readonly ListedCircuit[] }) {
  const say = useSay();
  return (
    <div className="import-dialog-list" data-long>
      <table className="tbl">
        <thead>
          <tr>
            <th className="is-right">{say('circuits.line')}</th>
            <th>{say('new.circuit')}</th>
            <th>{say('circuits.state')}</th>
          </tr>
        </thead>
        <tbody>
          {listed.map((one) => (
            <tr key={one.line} data-state={one.state}>
              <td className="is-right num">{one.line}</td>
              <td className="import-dialog-number">{numberOf(one)}</td>
              <td>
                {say(`circuits.state-${one.state}`)}
                {one.state === 'refused' && <small> {say.text(one.problem.message)}</small>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Circuits from the list of an office: shown first, then kept. Nothing is written over that is the same. */
export function ImportDialog(props: { onClose: () => void; onSaved: (first: Circuit) => void }) {
  const say = useSay();
  const [listed, setListed] = useState<readonly ListedCircuit[]>();
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<ErrorView>();
  const wanted = (listed ?? []).flatMap((one) => (one.state === 'new' || one.state === 'changed' ? [one.circuit] : []));
  const failed = (thrown: unknown): void => setProblem(viewOf(thrown));
  const read = async (file: File): Promise<void> => {
    setProblem(undefined);
    setListed(undefined);
    setName(file.name);
    setListed(await host.call('circuits.read', { name: file.name, base64: await listBytes(file) }));
  };
  const save = async (): Promise<void> => {
    for (const circuit of wanted) await host.call('circuits.save', { circuit });
    if (wanted[0]) props.onSaved(wanted[0]);
  };
  return (
    <Dialog wide title={say('circuits.title')} onClose={props.onClose} onSubmit={() => void save().catch(failed)}>
      <div className="row">
        <FileButton
          label={say('circuits.file')}
          accept=".csv,.txt,.yaml,.yml"
          onFiles={([file]) => file && void read(file).catch(failed)}
        />
        <b className="import-dialog-name">{name}</b>
      </div>
      <p className="label">{say('circuits.heads')}</p>
      {listed && <Preview listed={listed} />}
      {problem && <Problem problem={problem} />}
      <footer>
        <span className="label grow">{listed && wanted.length === 0 && say('circuits.nothing')}</span>
        <button type="button" className="btn" onClick={props.onClose}>
          {say('ui.cancel')}
        </button>
        <button type="submit" className="btn is-main" disabled={wanted.length === 0}>
          {say('circuits.save', { n: wanted.length })}
        </button>
      </footer>
    </Dialog>
  );
}
