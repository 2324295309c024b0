import { OPENING_SETTINGS } from '../../../electron/contract/opening-settings.ts';
import { useSay } from '../../text/say.ts';
import { Setting } from './Settings.tsx';
import type { Draft } from './useDraft.ts';
import './FormSettings.css';

/** What the carrier's form holds beside the test: folded up, for nobody has to give any of it. */
export function FormSettings({ draft: { procedure, given, set } }: { draft: Draft }) {
  const say = useSay();
  const asked = OPENING_SETTINGS.flatMap((name) => {
    const spec = procedure?.settings[name];
    return spec ? [{ name, spec }] : [];
  });
  if (asked.length === 0) return null;
  const filled = asked.filter(({ name }) => (given[name] ?? '') !== '').length;
  return (
    <details className="form-settings">
      <summary>{filled > 0 ? say('new.form-filled', { n: filled }) : say('new.form')}</summary>
      <div className="form-settings-grid">
        {asked.map(({ name, spec }) => (
          <Setting
            key={`${procedure?.id}.${name}`}
            spec={spec}
            name={name}
            can={undefined}
            label={say.setting(name)}
            value={given[name] ?? ''}
            onChange={(value) => set(name, value)}
          />
        ))}
      </div>
    </details>
  );
}
