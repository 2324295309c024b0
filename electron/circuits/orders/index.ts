export { byUrgency, countsOf, ordersOf, weeksOf } from './listing.ts';
export { ALWAYS, bothHolding, holdingAt, isHolding, type Holding } from './holding.ts';
export { keepOrders } from './kept-orders.ts';
export { ORDER_NOTES } from './order-notes.ts';
export { duesOf } from './dates.ts';
export { happenedBy, loggedBy, orderAt, ordersAt, TAKEN_BACK } from './orders-at.ts';
export { standingOf } from './steps.ts';
export { circuitsOf, missingYearsOf } from './orders-of.ts';
