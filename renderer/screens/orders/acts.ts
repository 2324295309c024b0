import {
  ORDER_STEPS,
  type OrderEvent,
  type OrderState,
  type OrderStep,
} from '../../../electron/contract/book/order.ts';
import type { OrderDetail } from '../../../electron/contract/book/order-page.ts';

/** Events that ask for more than a day: why, who was told, the new due date. */
export const ASKING = ['returned', 'warned', 'postponed'] as const satisfies readonly OrderEvent[];
export type Asking = (typeof ASKING)[number];
export const isAsking = (did: OrderEvent): did is Asking => ASKING.some((one) => one === did);

const happened = ({ log }: OrderDetail, did: OrderEvent): boolean =>
  log.some((event) => event.did === did && event.takenBackAt === undefined);

/** The step that comes next: the first that is open. A warning is none of them: most orders need none. */
export const nextStep = ({ steps }: OrderState): OrderStep | undefined =>
  ORDER_STEPS.find((step) => step !== 'warning' && steps[step].state === 'open');

/** What has to be done before an order is completed, and is open: the gates, and the call back to the customer. */
export const openAt = (one: OrderDetail): ('engineering' | 'service' | 'call-back')[] => [
  ...(['engineering', 'service'] as const).filter((gate) => ['open', 'failed'].includes(one.state.gates[gate])),
  ...(happened(one, 'called-back') ? [] : (['call-back'] as const)),
];

/** What can be noted at each step, as the order stands: what closes it first. */
const OFFERED: Readonly<Record<OrderStep, (one: OrderDetail) => readonly OrderEvent[]>> = {
  review: ({ state }) => (state.beside.standing === 'returned' ? ['reviewed'] : ['reviewed', 'returned']),
  survey: () => ['surveyed'],
  plan: () => ['planned'],
  build: (one) =>
    happened(one, 'built')
      ? ['engineering-passed', 'engineering-failed']
      : ['built', 'engineering-passed', 'engineering-failed'],
  warning: () => ['warned', 'postponed'],
  commissioning: () => ['service-passed', 'service-failed'],
  handover: (one) => (happened(one, 'called-back') ? ['completed'] : ['called-back', 'completed']),
};

/** The events that a step offers: none once it is done, but what opens it again stays within reach. */
export function offeredAt(one: OrderDetail, step: OrderStep): readonly OrderEvent[] {
  const { state, beside } = { state: one.state.steps[step].state, beside: one.state.beside };
  if (beside.standing === 'completed' || state === 'not-needed') return [];
  if (beside.standing === 'returned') return step === 'review' ? ['reviewed'] : [];
  const offered = OFFERED[step](one);
  if (state === 'open' || step === 'warning') return offered;
  return offered.filter((did) => did === 'returned' || did.endsWith('-failed'));
}
