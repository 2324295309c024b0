import { SITE_SIGNALS } from '../site.ts';
import { isEthernet, type Aim } from './aim.ts';
import {
  choice,
  has,
  LIVE_SIGNALS,
  plain,
  signalFields,
  signalFrom,
  when,
  yesNo,
  type Draft,
  type FormField,
  type ObservationForm,
} from './fields.ts';
import { emptyPings, pingsOf, type PingDraft } from './pings.ts';

const isSet = has('loopSet', true);
/** A loop and what proves it; nobody believes one that was not lost on release. */
const PROOF: readonly FormField[] = [
  yesNo('seenBeforeSet', 'site.ask.seen-before'),
  yesNo('loopSet', 'site.ask.loop-set'),
  ...when(isSet, [
    yesNo('lostOnRelease', 'site.ask.lost-on-release'),
    { name: 'injectedBack', words: 'site.ask.injected-back', is: 'number', from: 0, to: 10, whole: true },
    { name: 'roundTripUs', words: 'site.ask.round-trip', is: 'number', from: 0, to: 10_000_000, optional: true },
  ]),
];
const PROOF_NAMES = ['seenBeforeSet', 'loopSet', 'lostOnRelease', 'injectedBack', 'roundTripUs'];
const PROVEN = { seenBeforeSet: false, loopSet: true, lostOnRelease: true, injectedBack: 10 };

export function loopForm(aim: Aim): ObservationForm {
  const { forS } = aim;
  const proof = (draft: Draft) => plain(draft, isSet(draft) ? PROOF_NAMES : PROOF_NAMES.slice(0, 2));
  if (!isEthernet(aim))
    return {
      fields: [...PROOF, ...signalFields('', 'site.ask.signal')],
      usual: { ...PROVEN, signal: 'ok', '~': 'clean' },
      build: (draft) => ({ tester: '2M', ...proof(draft), ...signalFrom(draft, '', forS) }),
    };
  const frames = { name: 'frames', words: 'site.ask.frames', is: 'pings', rows: ['frames'] } as const;
  return {
    fields: [
      ...PROOF,
      ...when(isSet, [frames]),
      ...when(has('loopSet', false), [choice('signal', 'site.ask.signal', SITE_SIGNALS)]),
    ],
    usual: { ...PROVEN, frames: emptyPings(['frames'], forS) },
    build: (draft) => ({
      tester: 'frames',
      ...proof(draft),
      ...(isSet(draft)
        ? { frames: pingsOf(draft['frames'] as PingDraft, 'frames') }
        : { ...plain(draft, ['signal']), patternSync: false }),
    }),
  };
}

export function dataForm({ forS }: Aim): ObservationForm {
  return {
    fields: [...signalFields('', 'site.ask.signal'), choice('afterZeros', 'site.ask.after-zeros', ['same', 'errors'])],
    usual: { signal: 'ok', '~': 'clean', afterZeros: 'same' },
    build: (draft) => ({ ...signalFrom(draft, '', forS), ...plain(draft, ['afterZeros']) }),
  };
}

export const monitorForm = ({ forS }: Aim): ObservationForm => ({
  fields: [
    ...signalFields('fromCustomer.', 'site.ask.from-customer', LIVE_SIGNALS),
    ...when(has('fromCustomer.signal', 'ok'), [yesNo('codeViolationsFromCustomer', 'site.ask.code-violations')]),
    ...signalFields('fromNetwork.', 'site.ask.from-network', LIVE_SIGNALS),
  ],
  usual: {
    'fromCustomer.signal': 'ok',
    '~fromCustomer.': 'clean',
    codeViolationsFromCustomer: false,
    'fromNetwork.signal': 'ok',
    '~fromNetwork.': 'clean',
  },
  build: (draft) => ({
    fromCustomer: signalFrom(draft, 'fromCustomer.', forS),
    ...plain(draft, ['codeViolationsFromCustomer']),
    fromNetwork: signalFrom(draft, 'fromNetwork.', forS),
  }),
});
