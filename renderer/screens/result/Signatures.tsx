import { useState } from 'react';
import type { SignerRole } from '../../../electron/contract/signers.ts';
import { missingSigners, type RunRecord, type SignatureRecord } from '../../../electron/contract/run.ts';
import { timeOfDay } from '../../text/format.ts';
import { host } from '../../link/host.ts';
import { setPreferences, usePreferences } from '../../link/preferences.ts';
import { useKeys } from '../../page/keys.ts';
import { attempt } from '../../link/notice.ts';
import { useSay } from '../../text/say.ts';
import { KeyHint } from '../../widgets/Action.tsx';
import { Choice } from '../../widgets/Choice.tsx';
import { Dialog, Field } from '../../widgets/Dialog.tsx';
import { DialogFoot } from '../../widgets/DialogFoot.tsx';
import { SignaturePad } from '../../widgets/SignaturePad.tsx';
import { BOX, pathOf, type Point } from '../../widgets/strokes.ts';
import { mayToo, rolesOf } from '../../pieces/signers.ts';
import './Signatures.css';

/** As whom somebody signs: one of those who have not yet. */
function RoleChoice(props: { roles: readonly SignerRole[]; role: SignerRole; onRole: (role: SignerRole) => void }) {
  const say = useSay();
  const { roles, role, onRole } = props;
  return (
    <div className="row">
      <span className="label">{say('sign.role')}</span>
      <Choice
        label={say('sign.role')}
        options={roles.map((value) => ({ value, label: say(`signer.${value}`) }))}
        value={role}
        onChange={(value) => onRole(roles.find((known) => known === value) ?? role)}
      />
    </div>
  );
}

/** A name that cannot be kept has to be typed again next time. */
function learn(name: string): void {
  setPreferences({ person: { name } }).catch((thrown: unknown) => console.warn('name', thrown));
}

function SignDialog({
  runId,
  roles,
  first,
  onClose,
  onSigned,
}: {
  runId: string;
  roles: readonly SignerRole[];
  first: SignerRole;
  onClose: () => void;
  onSigned: () => void;
}) {
  const say = useSay();
  const [role, setRole] = useState<SignerRole>(first);
  const { person } = usePreferences();
  const [typed, setName] = useState<string>();
  // Who tests signs first: his name stands ready, and is learnt where nobody has said it.
  const name = typed ?? (role === 'engineer' ? person.name : '');
  const [strokes, setStrokes] = useState<readonly (readonly Point[])[]>([]);
  const sign = (): void => {
    if (name.trim() === '') return;
    const path = pathOf(strokes);
    onClose();
    if (role === 'engineer' && person.name === '') learn(name.trim());
    attempt(() =>
      host.call('record.sign', { runId, role, name: name.trim(), ...(path !== undefined && { path }) }).then(onSigned),
    );
  };
  return (
    <Dialog title={say('sign.title')} onClose={onClose} onSubmit={sign}>
      <RoleChoice roles={roles} role={role} onRole={setRole} />
      <Field first required label={say('sign.name')} value={name} onChange={setName} />
      <SignaturePad strokes={strokes} onStrokes={setStrokes} />
      <p className="label">{say('sign.how')}</p>
      <DialogFoot act={say('sign.sign')} onClose={onClose}>
        <button type="button" className="btn" onClick={() => setStrokes([])}>
          {say('sign.clear')}
        </button>
        <span className="grow" />
      </DialogFoot>
    </Dialog>
  );
}

/** What was signed: the strokes as they were drawn, or the name as it was typed. */
function Ink({ signature }: { signature: SignatureRecord }) {
  return (
    <span className="signatures-ink">
      {signature.path === undefined ? (
        <span className="signatures-typed">{signature.name}</span>
      ) : (
        <svg viewBox={`0 0 ${BOX.width} ${BOX.height}`} aria-hidden="true">
          <path d={signature.path} />
        </svg>
      )}
    </span>
  );
}

function Pad({
  role,
  signature,
  next,
  onOpen,
}: {
  role: SignerRole;
  signature: SignatureRecord | undefined;
  next: boolean;
  onOpen: () => void;
}) {
  const say = useSay();
  const word = say(`signer.${role}`);
  if (!signature)
    return (
      <button type="button" className="signatures-pad is-open" onClick={onOpen}>
        <span className="signatures-ink">
          <b>
            {say('sign.open', { role: word })} {next && <KeyHint name="s" />}
          </b>
        </span>
        <span className="label">{say('sign.drawn-or-typed')}</span>
      </button>
    );
  const how = signature.how === 'typed' ? ` · ${say('sign.typed')}` : '';
  return (
    <div className="signatures-pad">
      <Ink signature={signature} />
      <span className="label">
        {word} · {signature.name} · {timeOfDay(signature.atMs).slice(0, 5)}
        {how}
      </span>
    </div>
  );
}

/** One place for each who signs; S opens the next that is empty. `signer`: who is signing just now. */
export function Signatures(props: {
  record: RunRecord;
  signer: SignerRole | undefined;
  onSigner: (role: SignerRole | undefined) => void;
  onSigned: () => void;
}) {
  const say = useSay();
  const { record, signer, onSigner } = props;
  const roles = rolesOf(record);
  const missing = missingSigners(record, roles);
  const last = record.attempts.at(-1)?.number ?? 1;
  /** All who signed as this role; an empty place where nobody has. */
  const of = (role: SignerRole): (SignatureRecord | undefined)[] =>
    missing.includes(role)
      ? [undefined]
      : record.signatures.filter((signature) => signature.role === role && (signature.attempt ?? 1) === last);
  const offered = [...missing, ...mayToo(record)];
  const next = missing[0];
  useKeys({ s: next ? () => onSigner(next) : undefined });
  return (
    <section className="signatures" aria-label={say('sign.title')}>
      {roles.flatMap((role) =>
        of(role).map((signature) => (
          <Pad
            key={`${role} ${signature?.atMs} ${signature?.name}`}
            role={role}
            signature={signature}
            next={role === next}
            onOpen={() => onSigner(role)}
          />
        )),
      )}
      {signer && (
        <SignDialog
          runId={record.runId}
          roles={offered}
          first={offered.includes(signer) ? signer : (next ?? signer)}
          onClose={() => onSigner(undefined)}
          onSigned={props.onSigned}
        />
      )}
    </section>
  );
}
