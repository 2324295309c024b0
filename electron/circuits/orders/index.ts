export { byUrgency, countsOf, ordersOf, weeksOf } from './listing.ts';
export { ORDER_NOTES } from './order-notes.ts';
export { happenedBy, loggedBy, ordersAt, TAKEN_BACK } from './orders-at.ts';
export { standingOf } from './steps.ts';
export { circuitsOf, missingYearsOf } from './orders-of.ts';
