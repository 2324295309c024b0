export { operationOf } from './operation.ts';
export { tellOpening } from './opening.ts';
export { TICKET_NOTES } from './ticket-notes.ts';
export { newestEntry, ticketNames, ticketsAt } from './tickets.ts';
