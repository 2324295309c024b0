import { circuit, START_S } from './page-fixtures.ts';
import type { Decision, LocateVerdict } from '../../electron/contract/locate.ts';
import type { LocateRecord } from '../../electron/contract/locate-record.ts';
import { sectionsOf } from '../../electron/contract/site-chain.ts';
import type { SiteLine } from '../../electron/contract/site.ts';
import { saidOf } from '../../electron/contract/words/index.ts';
import {
  askable,
  complaintQuestion,
  consentQuestion,
  locatedQuestion,
  searchQuestion,
  NO_FACTS,
} from '../../electron/procedures/locating/questions.ts';
import type { Question } from '../../electron/procedures/recording/run-context.ts';

/** The longest chain there is, with everything that can be asked of it. */
const line: SiteLine = {
  variant: 'converter-ethernet',
  sections: sectionsOf('converter-ethernet'),
  managed: { converters: true, nodes: true, network: true },
  routersOpen: true,
  convertersHaveAddresses: true,
  testerMeasuresDelay: true,
};
const actions = askable(line, false);
const action = (id: string) => actions.find((one) => one.id === id)!;

const STATES = { conv_z: 0.52, node_z: 0.21, cable_z: 0.12, router_z: 0.08 } as const;
const chain: Decision['chain'] = line.sections.map((section) => {
  const share = (STATES as Readonly<Record<string, number>>)[section.id] ?? 0;
  const reached = !/^(switch|pc)_z$/.test(section.id);
  return { section, share, state: share > 0 ? 'suspect' : reached ? 'good' : 'unknown' };
});
const decision: Decision = {
  next: {
    ask: action('lamps:conv_z'),
    why: saidOf({ zh: '几段之间最能分开的一问', en: 'tells most of what is left apart' }),
  },
  chain,
  left: (['conv_z', 'node_z', 'cable_z', 'router_z'] as const).map((section) => ({
    section,
    kind: 'power',
    words: saidOf({ zh: '没有供电', en: 'no supply' }),
    share: STATES[section],
  })),
  others: [action('selfloop:conv_z'), action('loop:a:ddf_z')],
  contradictions: [],
};
const record: LocateRecord = {
  site: { line, complaint: { zh: '业务不通。', en: 'The line is dead.' }, actions },
  complaint: 'wrong-site',
  told: [
    {
      action: 'lamps:conv_a',
      saw: {
        lamps: { PWR: 'on', LOS: 'off', AIS: 'on', LOF: 'off', ERR: 'off', REMOTE: 'off', LINK: 'on', SYNC: 'off' },
      },
      atMs: START_S * 1000,
      by: '王立',
    },
    { action: 'registers:conv_z', saw: { available: true, answers: false }, atMs: START_S * 1000, role: 'converter.z' },
    { action: 'power:node_z', refused: 'nobody-there', atMs: START_S * 1000, by: '王立' },
  ],
};
const verdict: LocateVerdict = {
  section: 'conv_z',
  end: 'Z',
  owner: 'carrier',
  certainty: 'certain',
  evidence: [
    {
      action: 'lamps:conv_a',
      says: saidOf({ zh: '对端来的信号中断', en: 'What comes from the far end is broken off' }),
    },
    { action: 'registers:conv_z', says: saidOf({ zh: '乙端协议转换器没有应答', en: 'The Z-end converter is silent' }) },
  ],
  notExcluded: ['conv_z', 'node_z'],
  next: saidOf({ zh: '带同型号协转去乙端更换', en: 'Drive to the Z end with a converter of the same make' }),
};
const ON_RECORD = { circuit };
/** The record says what is printed on the box. */
const KNOWN_BOX = {
  circuit: { ...circuit, ends: { ...circuit.ends, Z: { ...circuit.ends?.Z, converter: { model: 'RC803' } } } },
};
const why = saidOf({ zh: '看灯不中断业务，一分钟', en: 'Lamps cut nothing and take a minute' });

/** What a search for a fault asks, one of each layout. */
export const SEARCH_QUESTIONS: readonly (readonly [string, Question])[] = [
  ['complaint', complaintQuestion('search', { says: '', variant: line.variant, owners: {}, facts: NO_FACTS })],
  ['search', searchQuestion('search', record, ON_RECORD, decision, action('lamps:conv_z'), why)],
  ['search-front', searchQuestion('search', record, KNOWN_BOX, decision, action('lamps:conv_z'), why)],
  ['search-pings', searchQuestion('search', record, ON_RECORD, decision, action('ping:pc_a'), why)],
  ['search-alarms', searchQuestion('search', record, ON_RECORD, decision, action('alarms:node_z'), why)],
  ['consent', consentQuestion('search', line, 'swap:node_z', 'carrier', undefined)],
  [
    'located',
    locatedQuestion(
      'search',
      record,
      ON_RECORD,
      { ...decision, chain: chain.map((one) => (one.section.id === 'conv_z' ? { ...one, state: 'faulty' } : one)) },
      verdict,
    ),
  ],
];

/** A search that has come to its end, as its step keeps it. */
export const SEARCHED: LocateRecord = { ...record, verdict, chain, left: decision.left };
