import { useState } from 'react';
import type { AddressField } from '../../../electron/contract/family.ts';
import { host } from '../../link/host.ts';
import { attempt } from '../../link/notice.ts';
import { connect } from '../../pieces/testers/connect.ts';
import { useSay } from '../../text/say.ts';
import { Field } from '../../widgets/Dialog.tsx';
import './AskSecrets.css';

/** What a box has to be told before it lets anybody in: tried, and kept on this computer alone once it was accepted. */
export function AskSecrets({ id, asks }: { id: string; asks: readonly AddressField[] }) {
  const say = useSay();
  const [given, setGiven] = useState<Readonly<Record<string, string>>>({});
  const logIn = async (): Promise<void> => {
    const secrets = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
    await host.call('bench.offer', { id, secrets });
    setGiven({});
    connect(id);
  };
  return (
    <form
      className="ask-secrets"
      onSubmit={(event) => {
        event.preventDefault();
        attempt(logIn);
      }}
    >
      {asks.map(({ option, words }) => (
        <Field
          key={option}
          type="password"
          label={say.text(words)}
          value={given[option]}
          onChange={(value) => setGiven({ ...given, [option]: value })}
        />
      ))}
      <button type="submit" className="btn">
        {say('bench.log-in')}
      </button>
    </form>
  );
}
