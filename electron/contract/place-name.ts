import type { Address } from './address.ts';
import type { AddressField } from './family.ts';
import type { Bilingual, Language } from './text.ts';
import { words } from './words/index.ts';

const LANGUAGES = ['zh', 'en'] as const satisfies readonly Language[];

/** `COM5`, `TCP 192.168.1.20:4001`; a simulator is nowhere, and says what it is for. */
function placeIn(lang: Language, { kind, path, user, host, port, program }: Address): string {
  if (kind === 'sim') return words['place.practice'][lang];
  if (kind === 'none') return words['bench.no-line'][lang];
  if (host === undefined) return path ?? program ?? '';
  return `${words[`way.${kind}`][lang]} ${user === undefined ? '' : `${user}@`}${host}:${port}`;
}

/** An option that was given: a speed speaks for itself, another bears its name; one that no form asks for is none for people. */
function optionIn(lang: Language, form: readonly AddressField[], [option, value]: [string, string]): string {
  if (option === 'baud') return value;
  const field = form.find((one) => one.option === option);
  const told = field?.choices?.find((choice) => choice.value === value)?.words[lang] ?? value;
  return field ? `${field.words[lang]} ${told}` : '';
}

/** Where an instrument is, as people say it: `COM5 · USB A50285BI · 9600`. An address itself is for the command line. `about`: what is known of its port. */
export function placeName(
  address: Address,
  form: readonly AddressField[],
  about: { path?: string | undefined; adapter?: string | undefined } = {},
): Bilingual {
  const at = about.path === undefined ? address : { ...address, kind: 'serial' as const, path: about.path };
  const given = Object.entries(address.options);
  const parts = (lang: Language): string[] => [
    placeIn(lang, at),
    about.adapter ?? '',
    ...given.map((option) => optionIn(lang, form, option)),
  ];
  const [zh = '', en = ''] = LANGUAGES.map((lang) => parts(lang).filter(Boolean).join(' · '));
  return { zh, en };
}
