import { describe, expect, it } from 'vitest';
import { cityOf, cityTicketsAt, ordersAt } from '../../support/city-model/city.ts';
import { isImportant } from '../../support/city-model/rules.ts';
import { BERLIN } from '../../support/city-model/zone.ts';

const END = '2025-02-01T00:00:00';
describe('a year of a city', () => {
  it('is the same for a seed, and holds every turn that the rules take', () => {
    const city = cityOf(1, BERLIN);
    expect(cityOf(1, BERLIN)).toEqual(city);
    expect([city.orders.length, city.tickets.length]).toEqual([300, 900]);
    const [orders, called] = [[...ordersAt(city, END).values()], [...cityTicketsAt(city, END).values()]];
    const counts = {
      pooled: orders.filter(({ warning }) => warning.pool).length,
      yearless: orders.filter(({ warning }) => warning.pool === undefined).length,
      secondChecks: orders.filter(({ survey }) => survey.secondCheck).length,
      failedGates: orders.filter(({ gates }) => gates.service === 'failed' || gates.engineering === 'failed').length,
      met: called.filter(({ clock }) => clock.met).length,
      metInTheLastSecond: city.tickets.filter(({ notes }, place) => {
        const { dueAt } = called[place]!.clock;
        return dueAt !== undefined && notes.some(({ at, did }) => did === 'restored' && at === dueAt);
      }).length,
      severe: called.filter(({ severe }) => severe.is).length,
      severeTogether: called.filter(({ severe }, place) => severe.is && !isImportant(city.tickets[place]!.line)).length,
      struckOff: called.filter(({ severe }) => severe.struckOff).length,
      nights: called.filter(({ night }) => night.managerToTell).length,
    };
    expect(Object.entries(counts).filter(([, count]) => count < 2)).toEqual([]);
  });
});
