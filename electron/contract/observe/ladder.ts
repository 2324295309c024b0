import type { Aim } from './aim.ts';
import { count, has, plain, when, yesNo, type ObservationForm } from './fields.ts';
import { emptyPings, pingsOf, type PingDraft } from './pings.ts';

/** Rungs that are seen from a place: nearest first. */
const FROM: Readonly<Record<string, readonly string[]>> = {
  pc: ['lan', 'gateway'],
  switch: ['lan', 'gateway'],
  router: ['gateway'],
  line: [],
  cli: [],
};
export function rungsFrom({ line, at }: Pick<Aim, 'line' | 'at'>): string[] {
  const near = FROM[at.replace(/_[az]$/, '')] ?? [];
  const boxes = line.convertersHaveAddresses && line.variant === 'converter-ethernet';
  return [
    ...near,
    ...(boxes ? ['nearConverter', 'farConverter'] : []),
    'farRouterWan',
    'farRouterLan',
    'farHost2',
    'farHost',
  ];
}
export function ladderForm(aim: Aim): ObservationForm {
  const rows = rungsFrom(aim);
  return {
    fields: [{ name: 'rungs', words: 'site.ask.rungs', is: 'pings', rows }],
    usual: { rungs: emptyPings(rows, aim.forS) },
    build: ({ rungs }) => ({
      rungs: rows.map((rung) => {
        const said = (rungs as PingDraft).rows[rung]?.said?.trim();
        return { rung, pings: pingsOf(rungs as PingDraft, rung), ...(said ? { said } : {}) };
      }),
    }),
  };
}
export function betweenForm({ forS }: Aim): ObservationForm {
  const rows = ['idle', 'loaded'];
  return {
    fields: [{ name: 'between', words: 'site.ask.between', is: 'pings', rows }],
    usual: { between: emptyPings(rows, forS) },
    build: ({ between }) => Object.fromEntries(rows.map((row) => [row, pingsOf(between as PingDraft, row)])),
  };
}

export const arpForm = (): ObservationForm => ({
  fields: [
    count('gatewayMacs', 'site.ask.gateway-macs'),
    count('dhcpOffers', 'site.ask.dhcp-offers'),
    count('subnets', 'site.ask.subnets'),
    yesNo('sameFrameTwice', 'site.ask.same-frame'),
  ],
  usual: { gatewayMacs: 1, dhcpOffers: 1, subnets: 1, sameFrameTwice: false },
  build: (draft) => plain(draft, ['gatewayMacs', 'dhcpOffers', 'subnets', 'sameFrameTwice']),
});

export const unplugForm = (): ObservationForm => ({
  fields: [
    yesNo('secondUplink', 'site.ask.second-uplink'),
    ...when(has('secondUplink', true), [
      { name: 'gatewayAfter', words: 'site.ask.gateway-after', is: 'pings', rows: ['gateway'] },
    ]),
  ],
  usual: { secondUplink: false },
  build: (draft) => ({
    ...plain(draft, ['secondUplink']),
    ...(draft['secondUplink'] && draft['gatewayAfter']
      ? { gatewayAfter: pingsOf(draft['gatewayAfter'] as PingDraft, 'gateway')[0] }
      : {}),
  }),
});
