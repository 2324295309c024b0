import type { WordKey } from '../words/index.ts';
import type { Aim } from './aim.ts';
import { choice, has, number, plain, when, yesNo, type Draft, type FormField, type ObservationForm } from './fields.ts';

/** What `settings` may find other than it was ordered. */
export const NOT_AS_ORDERED = [
  'mtu',
  'encapsulation',
  'clock',
  'framing',
  'line code',
  'impedance',
  'brand and model',
  'Rx and Tx',
  'vlan',
  'rate',
  'cross-connection',
  'loop set',
  'route to the far LAN',
] as const;

export const oneChoice = (name: string, words: WordKey, values: readonly string[], usual: Draft): ObservationForm => ({
  fields: [choice(name, words, values)],
  usual,
  build: (draft) => plain(draft, [name]),
});

const COMPLAINT_AFTER = ['same', 'gone', 'changed', 'betterForNow', 'nothingToSee'] as const;
export const complaintForm = (): ObservationForm => oneChoice('complaint', 'site.ask.complaint', COMPLAINT_AFTER, {});

export const settingsForm = (): ObservationForm => ({
  fields: [
    yesNo('available', 'site.ask.available'),
    ...when(has('available', true), [
      { name: 'notAsOrdered', words: 'site.ask.not-as-ordered', is: 'several', values: NOT_AS_ORDERED, optional: true },
    ]),
  ],
  usual: { available: true, notAsOrdered: [] },
  build: (draft) => ({
    ...plain(draft, ['available']),
    ...(draft['available'] ? { notAsOrdered: draft['notAsOrdered'] ?? [] } : {}),
  }),
});

export function opticalForm({ section }: Aim): ObservationForm {
  const power = (name: string, words: WordKey): FormField => number(name, words, -80, 20);
  const fields =
    section === 'net'
      ? [power('fromADbm', 'site.ask.from-a-dbm'), power('fromZDbm', 'site.ask.from-z-dbm')]
      : [power('receivesDbm', 'site.ask.receives-dbm'), power('sendsDbm', 'site.ask.sends-dbm')];
  const isThere = has('available', true);
  return {
    fields: [yesNo('available', 'site.ask.available'), ...when(isThere, fields)],
    usual: {},
    build: (draft) =>
      isThere(draft)
        ? plain(
            draft,
            fields.map(({ name }) => name),
          )
        : plain(draft, ['available']),
  };
}

export const routerLoopForm = (): ObservationForm => ({
  fields: [
    choice('port', 'site.ask.port', ['upLooped', 'noAnswer']),
    ...when(has('port', 'upLooped'), [yesNo('inputErrors', 'site.ask.input-errors')]),
  ],
  usual: { port: 'upLooped', inputErrors: false },
  build: (draft) => plain(draft, ['port', ...(draft['port'] === 'upLooped' ? ['inputErrors'] : [])]),
});
