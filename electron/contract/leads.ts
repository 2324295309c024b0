import type { Bilingual } from './text.ts';

/** A control lead of a data interface: its circuit (ITU-T V.24, X.24), what it says, and which side drives it. */
export interface Lead {
  id: string;
  /** As it is marked on break-out boxes and in manuals. */
  name: string;
  words: Bilingual;
  from: 'DTE' | 'DCE';
}

/** Who gives the clock of a data interface. `none`: characters bring their own start. */
export const CLOCK_GIVERS = ['dce', 'dte', 'none'] as const;
export type ClockGiver = (typeof CLOCK_GIVERS)[number];

interface DataInterface {
  leads: readonly Lead[];
  clocks: readonly ClockGiver[];
}

const lead = (id: string, name: string, from: Lead['from'], zh: string, en: string): Lead => ({
  id,
  name,
  from,
  words: { zh, en },
});
/** ITU-T V.24: circuits 105 to 109. */
const V24_LEADS = [
  lead('108', 'DTR', 'DTE', '仪表就绪', 'DTE ready'),
  lead('105', 'RTS', 'DTE', '请求发送', 'request to send'),
  lead('107', 'DSR', 'DCE', 'DCE 就绪', 'DCE ready'),
  lead('106', 'CTS', 'DCE', '允许发送', 'ready for sending'),
  lead('109', 'DCD', 'DCE', '载波检测', 'carrier detect'),
];
/** The same circuits as EIA-449 calls them. */
const RS449_LEADS = V24_LEADS.map((one, at) => ({ ...one, name: ['TR', 'RS', 'DM', 'CS', 'RR'][at] ?? one.name }));
/** ITU-T X.24: C from the DTE, I from the DCE. */
const X21_LEADS = [lead('C', 'C', 'DTE', '控制', 'control'), lead('I', 'I', 'DCE', '指示', 'indication')];

/** Data interfaces by the values of the setting `interface`: which leads must stand for data to pass, and who may give the clock. One that is not here has none. */
const INTERFACES: Readonly<Record<string, DataInterface>> = {
  v35: { leads: V24_LEADS, clocks: ['dce', 'dte'] },
  // ITU-T X.24: S comes from the DCE.
  x21: { leads: X21_LEADS, clocks: ['dce'] },
  rs422: { leads: RS449_LEADS, clocks: ['dce', 'dte'] },
  v24: { leads: V24_LEADS, clocks: ['dce', 'dte', 'none'] },
};

/** Leads and clock of an interface; undefined where it has none. */
export const dataInterface = (name: string | undefined): DataInterface | undefined =>
  name !== undefined && Object.hasOwn(INTERFACES, name) ? INTERFACES[name] : undefined;
