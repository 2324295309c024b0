import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { asTributaryError, errorView, TributaryError, type ErrorCode } from '../../contract/errors.ts';
import {
  changePreferences,
  DEFAULT_PREFERENCES,
  preferencesSchema,
  type Preferences,
  type PreferencesChange,
} from '../../contract/preferences.ts';
import { clearest, issueSaid, placeInInput } from '../../contract/yaml-issues.ts';
import { makeFolder, readYaml, replaceFile, writeError } from '../../files/index.ts';

/** Where preferences lie in the home folder. */
export const preferencesFile = (home: string): string => join(home, 'settings.json');

const UNREAD = 'file-unreadable' satisfies ErrorCode;
/** Broken files of that name that are kept; the newest takes the place of the last of them. */
const ASIDE = 9;

/** Preferences as the file has them; those of nobody where there is none. Errors: `bad-yaml` with line and column, those of reading. */
export async function readPreferences(home: string): Promise<Preferences> {
  const file = preferencesFile(home);
  try {
    return await readYaml(file, preferencesSchema);
  } catch (thrown) {
    if (thrown instanceof TributaryError && thrown.code === 'file-missing') return DEFAULT_PREFERENCES;
    throw thrown;
  }
}

/** Takes a file that cannot be read out of the way, so that nothing is written over it; gives what to say of it. */
function keepAside(file: string, thrown: unknown): TributaryError {
  const wrong = asTributaryError(thrown);
  const names = Array.from({ length: ASIDE }, (_, n) => `${file}.broken${n === 0 ? '' : `-${n + 1}`}`);
  const aside = names.find((name) => !existsSync(name)) ?? names.at(-1)!;
  try {
    renameSync(file, aside);
  } catch (failed) {
    return writeError(failed, file);
  }
  return new TributaryError('settings-broken', wrong.where, { ...errorView(wrong).message, aside }, { cause: thrown });
}

/** What the user has chosen, kept in one file of the home folder, whole or not at all. */
export interface PreferenceStore {
  now(): Preferences;
  /** What is wrong with the file: it was kept aside, or cannot be read now and stays; meanwhile everything is as nobody had chosen. */
  problem(): TributaryError | undefined;
  /** Changes rows. Errors: `bad-preference` for a value that its row does not take, `file-unreadable`, `file-unwritable`, `file-disk-full`; then nothing has changed. */
  change(change: PreferencesChange): Promise<Preferences>;
}

/** The change as it may be made. Errors: `bad-preference` naming the row. */
function changed(before: Preferences, change: PreferencesChange): Preferences {
  try {
    return changePreferences(before, change);
  } catch (thrown) {
    if (!(thrown instanceof z.ZodError)) throw thrown;
    const issue = clearest(thrown.issues);
    const where = placeInInput(issue).join('.');
    throw new TributaryError('bad-preference', where, { ...issueSaid(issue) }, { cause: thrown });
  }
}

/** Opens the preferences of a home folder. Never rejects: a file that cannot be read is a problem to tell. */
export async function openPreferences(home: string): Promise<PreferenceStore> {
  const file = preferencesFile(home);
  let problem: TributaryError | undefined;
  let now = DEFAULT_PREFERENCES;
  const load = async (): Promise<void> => {
    try {
      now = await readPreferences(home);
      if (problem?.code === UNREAD) problem = undefined;
    } catch (thrown) {
      // What the system does not let be read now may be whole: it stays where it is, and nothing is written over it.
      if (thrown instanceof TributaryError && thrown.code === UNREAD) problem = thrown;
      else {
        problem = keepAside(file, thrown);
        now = DEFAULT_PREFERENCES;
      }
    }
  };
  const store = async (change: PreferencesChange): Promise<Preferences> => {
    // Another program of the same home may have changed other rows.
    await load();
    if (problem?.code === UNREAD) throw problem;
    const next = changed(now, change);
    makeFolder(home);
    replaceFile(file, `${JSON.stringify(next, undefined, 2)}\n`);
    now = next;
    return now;
  };
  let turn: Promise<unknown> = Promise.resolve();
  await load();
  return {
    now: () => now,
    problem: () => problem,
    change(change) {
      const done = turn.then(() => store(change));
      turn = done.catch(() => undefined);
      return done;
    },
  };
}
