import type { SectionKind } from '../states.ts';
import { alike, type Bilingual } from '../text.ts';
import { wordOf } from '../words/index.ts';
import { isEthernet, type Aim } from './aim.ts';
import type { ObservationForm } from './fields.ts';

/** The lamps of a box, as they stand where nothing is wrong. */
const LAMPS: { readonly [K in SectionKind]?: Readonly<Record<string, 'on' | 'off'>> } = {
  conv: { PWR: 'on', LOS: 'off', AIS: 'off', LOF: 'off', ERR: 'off', REMOTE: 'off', LINK: 'on', SYNC: 'on' },
  modem: { PWR: 'on', NOP: 'off', LOF: 'off', ERR: 'off', REMOTE: 'off', LINK: 'on' },
  node: { PWR: 'on', NOP: 'off', E6: 'off', TRIB_LOS: 'off' },
  router: { PWR: 'on', LAN: 'on', WAN: 'on' },
  switch: { PWR: 'on', UPLINK: 'on', allPortsFlashTogether: 'off' },
};
const NODE_WITH_ETHERNET = { PWR: 'on', NOP: 'off', E6: 'off', LINK: 'on' } as const;
export function lampsOf(aim: Aim): Readonly<Record<string, 'on' | 'off'>> {
  if (aim.kind === 'selfloop') return { PWR: 'on', LOS: 'off' };
  if (aim.section === 'node' && isEthernet(aim)) return NODE_WITH_ETHERNET;
  return (aim.section && LAMPS[aim.section]) ?? { PWR: 'on' };
}
/** Lamps that are told as yes or no. */
export const YES_NO_LAMPS: readonly string[] = ['allPortsFlashTogether'];

/** What stands beside a lamp: what is printed there, or what there is to see. */
export const lampName = (name: string): Bilingual => (YES_NO_LAMPS.includes(name) ? wordOf('seen', name) : alike(name));

export function lampsForm(aim: Aim): ObservationForm {
  const usual = lampsOf(aim);
  const names = Object.keys(usual);
  return {
    fields: [{ name: 'lamps', words: 'site.ask.lamps', is: 'lamps', lamps: names }],
    usual: { lamps: usual },
    build: ({ lamps = {} }) => {
      const seen = lamps as Readonly<Record<string, string>>;
      const told = seen['PWR'] === 'off' ? ['PWR'] : names;
      const as = (name: string): unknown => (YES_NO_LAMPS.includes(name) ? seen[name] !== 'off' : seen[name]);
      return {
        lamps: Object.fromEntries(told.flatMap((name) => (seen[name] === undefined ? [] : [[name, as(name)]]))),
      };
    },
  };
}
