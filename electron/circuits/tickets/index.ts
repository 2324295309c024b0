export { ticketsAt } from './tickets.ts';
