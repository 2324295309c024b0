import type { Implementation } from '../../../contract/api.ts';
import { TributaryError } from '../../../contract/errors.ts';
import type { PreferencesChange } from '../../../contract/preferences.ts';
import { bothOf } from '../../../contract/words/index.ts';
import { mustTakeFiles } from '../../../files/index.ts';
import { tellTimesIn } from '../../../machine/index.ts';
import { keepLogo, readLogo } from '../state/letterhead.ts';
import type { CoreContext } from './core-context.ts';

type SettingsMethods = Pick<
  Implementation,
  Extract<keyof Implementation, `preferences.${string}` | `company.${string}` | `backup.${string}` | `folder.${string}`>
>;

/** What a row promises beyond its form is tried before it is kept; when a backup was made, nobody chooses. */
async function tryOut({ home }: CoreContext, { folders, backup, exchange, company }: PreferencesChange): Promise<void> {
  for (const [group, rows] of Object.entries({ backup, exchange }))
    if (rows && 'last' in rows)
      throw new TributaryError('bad-preference', `${group}.last`, {
        ...bothOf({ code: 'yaml.unknown-key', params: { field: `${group}.last` } }),
      });
  for (const folder of [folders?.reports, backup?.folder, exchange?.folder])
    if (typeof folder === 'string') mustTakeFiles(folder);
  if (company?.logo) await readLogo(home, company.logo);
}

/** What the user of this computer has chosen. */
export function settingsMethods(context: CoreContext): SettingsMethods {
  const { home, preferences } = context;
  const change = async (wanted: PreferencesChange) => {
    const now = await preferences.change(wanted);
    tellTimesIn(now.timeZone);
    context.changed();
    return now;
  };
  let last: Promise<unknown> = Promise.resolve();
  /** In the order in which they were asked for: a backup begun right after its folder was typed finds that folder. */
  const inTurn = <T>(work: () => T | Promise<T>): Promise<T> => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
  return {
    'preferences.set': ({ change: wanted }) =>
      inTurn(async () => {
        await tryOut(context, wanted);
        return await change(wanted);
      }),
    'folder.choose': async () => {
      const path = await context.chooseFolder();
      return path === undefined ? {} : { path };
    },
    'folder.showArchive': async () => ({ shown: await context.showFile(context.stores.path) }),
    'backup.start': () => inTurn(() => context.backups.start()),
    'backup.stop': () => context.backups.stop(),
    'company.setLogo': async ({ base64 }) =>
      await change({ company: { logo: await keepLogo(home, Buffer.from(base64, 'base64')) } }),
    'company.logo': async () => {
      const row = preferences.now().company.logo;
      if (!row) return undefined;
      const { type, bytes } = await readLogo(home, row);
      return { mime: type, base64: Buffer.from(bytes).toString('base64') };
    },
  };
}
