import { useId, useState } from 'react';
import { TributaryError, type ErrorView } from '../../../electron/contract/errors.ts';
import { LOGO_TYPES } from '../../../electron/contract/preferences.ts';
import { LOGO_BYTES } from '../../../electron/contract/sizes.ts';
import { useAsked } from '../../link/asked.ts';
import { host } from '../../link/host.ts';
import { usePreferences } from '../../link/preferences.ts';
import { useMinute } from '../../page/now.ts';
import { date } from '../../text/format.ts';
import { useSay } from '../../text/say.ts';
import { base64Of } from '../../widgets/photo.ts';
import { FolderRow } from './FolderRow.tsx';
import { Group, Row, TextRow } from './Row.tsx';
import type { Changing } from './useChange.ts';
import './Company.css';

/** What no message takes is not sent. */
const tooLarge = (bytes: number): TributaryError =>
  new TributaryError('logo-large', '', { size: Math.ceil(bytes / 1000), limit: LOGO_BYTES / 1000 });

function LogoPicture({ sha256 }: { sha256: string }) {
  const say = useSay();
  const { value, problem } = useAsked(sha256, () => host.call('company.logo', {}), { quiet: true });
  if (problem) return <small className="bad-field">{say.problem(problem)}</small>;
  if (!value) return null;
  return <img className="company-logo" src={`data:${value.mime};base64,${value.base64}`} alt={say('settings.logo')} />;
}

function LogoRow({ changing }: { changing: Changing }) {
  const say = useSay();
  const { logo } = usePreferences().company;
  const id = useId();
  const [wrong, setWrong] = useState<{ view: ErrorView | undefined; beside: string | undefined }>();
  // What was wrong with a picture is over once another one stands there.
  const problem = wrong?.beside === logo?.sha256 ? wrong?.view : undefined;
  const setProblem = (view: ErrorView | undefined): void => setWrong({ view, beside: logo?.sha256 });
  const label = say('settings.logo');
  const keep = (file: File | undefined): void => {
    if (!file) return;
    const back = { company: { logo: logo ?? null } };
    const work = async (): Promise<unknown> => {
      if (file.size > LOGO_BYTES) throw tooLarge(file.size);
      return host.call('company.setLogo', { base64: await base64Of(file) });
    };
    void changing.after(label, back, work).then(setProblem);
  };
  return (
    <Row label={label} why={say('settings.logo-why')} problem={problem} htmlFor={id}>
      {logo ? <LogoPicture sha256={logo.sha256} /> : <span className="label">{say('settings.logo-none')}</span>}
      <label className="btn">
        {say('settings.logo-choose')}
        <input
          id={id}
          className="hidden"
          type="file"
          accept={LOGO_TYPES.join(',')}
          onChange={(event) => {
            keep(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </label>
      {logo && (
        <button
          type="button"
          className="btn"
          onClick={() => void changing.change(label, { company: { logo: null } }).then(setProblem)}
        >
          {say('settings.logo-remove')}
        </button>
      )}
    </Row>
  );
}

/** Whose reports these are, what they are called, and where they go. */
export function CompanyGroup({ changing }: { changing: Changing }) {
  const say = useSay();
  const { company, reportPrefix, folders } = usePreferences();
  const example = [reportPrefix, date(useMinute()).slice(0, 4), '0042'].filter(Boolean).join('-');
  const [name, address] = [say('settings.company-name'), say('settings.company-address')];
  const [prefix, folder] = [say('settings.prefix'), say('settings.reports-folder')];
  return (
    <Group title={say('settings.report-group')}>
      <TextRow
        label={name}
        why={say('settings.company-name-why')}
        value={company.name}
        onSave={(text) => changing.change(name, { company: { name: text } })}
      />
      <TextRow
        label={address}
        why={say('settings.company-address-why')}
        value={company.address}
        onSave={(text) => changing.change(address, { company: { address: text } })}
      />
      <LogoRow changing={changing} />
      <TextRow
        upper
        label={prefix}
        why={say('settings.prefix-why', { number: example })}
        value={reportPrefix}
        onSave={(text) => changing.change(prefix, { reportPrefix: text })}
      />
      <FolderRow
        label={folder}
        why={say('settings.reports-folder-why')}
        value={folders.reports}
        onSave={(reports) => changing.change(folder, { folders: { reports } })}
      />
    </Group>
  );
}
