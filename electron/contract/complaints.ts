import { z } from 'zod';
import { LINE_VARIANTS, OWNERS, type Owner, type SiteLine, type SiteCase } from './site.ts';
import { sectionsOf, usualOwner } from './site-chain.ts';
import { COMPLAINTS, LINE_FACTS, type SectionKind } from './states.ts';

import { wordOf } from './words/index.ts';

export { COMPLAINTS, LINE_FACTS, type ComplaintId, type LineFact } from './states.ts';

const facts = z.record(z.enum(LINE_FACTS), z.boolean());
/** What a search for a fault begins with: what is complained of, since when, and which line it is. */
export const complaintSchema = z.strictObject({
  complaint: z.enum(COMPLAINTS),
  says: z.string().max(2000).default(''),
  /** Epoch milliseconds. */
  sinceMs: z.number().int().min(0).optional(),
  variant: z.enum(LINE_VARIANTS),
  /** Whose all between the routers is, where it is not the carrier's. */
  owners: z
    .partialRecord(z.enum(['conv', 'modem', 'cable', 'node', 'fibre', 'net', 'router']), z.enum(OWNERS))
    .default({}),
  facts,
});
export type ComplaintGiven = z.infer<typeof complaintSchema>;

/** The line as somebody described it. `testerMeasuresDelay`: as the tester at hand says of itself. */
export function lineOf({ variant, owners, facts: known }: ComplaintGiven, testerMeasuresDelay: boolean): SiteLine {
  const ownerOf = (kind: SectionKind): Owner =>
    (owners as Partial<Record<SectionKind, Owner>>)[kind] ?? usualOwner(kind);
  const { converters, nodes, network, routersOpen, convertersHaveAddresses } = known;
  return {
    variant,
    sections: sectionsOf(variant, ownerOf),
    managed: { converters, nodes, network },
    routersOpen,
    convertersHaveAddresses,
    testerMeasuresDelay,
  };
}

/** What is complained of, in both languages; in the customer's own words where he has said it. */
export function complaintText({ complaint, says }: Pick<ComplaintGiven, 'complaint' | 'says'>): SiteCase['complaint'] {
  const { zh, en } = wordOf('complaint', complaint);
  if (says.trim() === '') return { zh, en };
  return complaint === 'other' ? { zh: says, en: says } : { zh: `${zh}：${says}`, en: `${en}: ${says}` };
}
