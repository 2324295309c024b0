export { operationOf } from './operation.ts';
export { tellOpening } from './opening.ts';
export { TICKET_NOTES } from './ticket-notes.ts';
export { listTickets, newestEntry, ticketNames, ticketsAt, type ListedTicket } from './tickets.ts';
