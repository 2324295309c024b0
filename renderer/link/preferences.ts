import type { Language } from '../../electron/contract/text.ts';
import { host } from './host.ts';
import { createStore, useStore } from './store.ts';

export type Theme = 'light' | 'dark';

const dark = window.matchMedia('(prefers-color-scheme: dark)');
const system = (): Record<string, string> => ({
  language: navigator.language.startsWith('zh') ? 'zh' : 'en',
  theme: dark.matches ? 'dark' : 'light',
});

/** What this user chose, as the core remembers it; undefined until it has answered once. */
const chosen = createStore<Record<string, string> | undefined>(undefined);
/** Where the core could not be asked, choices still hold for this page. */
const effective = createStore<Record<string, string>>(system());

function apply(): void {
  effective.set({ ...system(), ...chosen.get() });
  document.documentElement.lang = effective.get()['language'] === 'zh' ? 'zh-CN' : 'en';
  document.documentElement.dataset['theme'] = effective.get()['theme'];
}
chosen.subscribe(apply);
dark.addEventListener('change', apply);
apply();

host.onLink((up) => {
  if (!up) return;
  host.call('preferences.get', {}).then(
    (values) => chosen.set(values),
    () => chosen.set(chosen.get() ?? {}),
  );
});

/** Remembered at once here, and by the core; a choice that cannot be stored still holds for this page. */
export function setPreference(name: string, value: string): void {
  chosen.set({ ...chosen.get(), [name]: value });
  host.call('preferences.set', { name, value }).catch((thrown: unknown) => console.warn(`preference ${name}`, thrown));
}

export const usePreferences = (): Record<string, string> => useStore(effective);
export const usePreferencesKnown = (): boolean => useStore(chosen) !== undefined;
export const useLanguage = (): Language => (usePreferences()['language'] === 'zh' ? 'zh' : 'en');
export const useTheme = (): Theme => (usePreferences()['theme'] === 'dark' ? 'dark' : 'light');
