import {
  ifAllowed,
  DEFAULT_PREFERENCES,
  type Preferences,
  type PreferencesChange,
} from '../../electron/contract/preferences.ts';
import type { Language } from '../../electron/contract/text.ts';
import { host } from './host.ts';
import { createStore, useStore } from './store.ts';
import { tellTimesIn } from './zone.ts';

export type Theme = 'light' | 'dark';

const dark = window.matchMedia('(prefers-color-scheme: dark)');

/** What this user has chosen: as the core pushed it, with what was just changed here. */
const chosen = createStore<Preferences>(DEFAULT_PREFERENCES);
/** What they come to on this computer; where nobody chose, as the system has it. */
const effective = createStore<{ language: Language; theme: Theme }>({ language: 'en', theme: 'light' });

function apply(): void {
  const { language, theme, timeZone } = chosen.get();
  tellTimesIn(timeZone);
  const system: Language = navigator.language.startsWith('zh') ? 'zh' : 'en';
  const now = { language: language ?? system, theme: theme ?? (dark.matches ? 'dark' : 'light') } as const;
  effective.set(now);
  document.documentElement.lang = now.language === 'zh' ? 'zh-CN' : 'en';
  document.documentElement.dataset['theme'] = now.theme;
}
chosen.subscribe(apply);
dark.addEventListener('change', apply);
apply();

/** Changes on their way: until they have arrived, a state pushed before them would take them back. */
let onTheirWay = 0;
let pushed = DEFAULT_PREFERENCES;
/** What could not be stored and holds for this page alone. */
let held: Pick<Preferences, 'language' | 'theme'> = {};
const settle = (): void => {
  if (onTheirWay === 0) chosen.set({ ...pushed, ...held });
};
host.onState(({ preferences }) => {
  pushed = preferences;
  settle();
});

/** Changes rows, at once here and in the core; what cannot be stored is as it was before. Errors: those of `preferences.set`. */
export async function setPreferences(change: PreferencesChange): Promise<void> {
  onTheirWay++;
  try {
    chosen.set(ifAllowed(chosen.get(), change) ?? chosen.get());
    pushed = await host.call('preferences.set', { change });
  } finally {
    onTheirWay--;
    settle();
  }
}

/** Chooses language or look; where it cannot be stored it still holds for this page. */
export const choose = (change: typeof held): void => {
  setPreferences(change).catch((thrown: unknown) => {
    console.warn('preferences', thrown);
    held = { ...held, ...change };
    settle();
  });
};

export const usePreferences = (): Preferences => useStore(chosen);
export const useLanguage = (): Language => useStore(effective).language;
export const useTheme = (): Theme => useStore(effective).theme;
