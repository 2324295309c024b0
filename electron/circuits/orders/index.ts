export { ORDER_NOTES } from './order-notes.ts';
export { happenedBy, ordersAt, TAKEN_BACK } from './orders-at.ts';
export { circuitsOf, missingYearsOf } from './orders-of.ts';
