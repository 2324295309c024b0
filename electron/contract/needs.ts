import { z } from 'zod';
import { rateSchema, SERVICES } from './circuit.ts';
import { isRole, kindOfRole, type Role, type RoleKind } from './instrument.ts';

/** What a procedure wants of the instrument in one role; `families` empty = any. */
const roleNeedsSchema = z.strictObject({
  interface: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .optional(),
  families: z.array(z.string().regex(/^[a-z0-9-]+$/)).optional(),
  /** It goes without as well. */
  optional: z.literal(true).optional(),
});
export type RoleNeeds = z.infer<typeof roleNeedsSchema>;

const circuitNeedsSchema = z.strictObject({
  service: z.array(z.enum(SERVICES)).min(1).optional(),
  rate: rateSchema.optional(),
  /** Any rate up to this one. */
  rateMax: rateSchema.optional(),
});

const ladderNeedsSchema = z.strictObject({ optional: z.literal(true).optional() });
/** A far end of streams, as the setting `far` names it. */
const streamNeedsSchema = z.strictObject({});

/** What a procedure needs: instruments by role, in the order in which they are opened, a circuit of some kind, and a ladder of pings. */
export type Needs = {
  circuit?: z.infer<typeof circuitNeedsSchema>;
  ladder?: z.infer<typeof ladderNeedsSchema>;
  stream?: z.infer<typeof streamNeedsSchema>;
} & {
  [role in RoleKind | `${RoleKind}.${string}`]?: RoleNeeds;
};
/** What stands beside the roles. */
const BESIDE: readonly string[] = ['circuit', 'ladder', 'stream'];
export const needsSchema: z.ZodType<Needs> = z
  .object({
    circuit: circuitNeedsSchema.optional(),
    ladder: ladderNeedsSchema.optional(),
    stream: streamNeedsSchema.optional(),
  })
  .catchall(roleNeedsSchema)
  .superRefine((needs, context) => {
    for (const name of Object.keys(needs))
      if (!BESIDE.includes(name) && !isRole(name))
        context.addIssue({ code: 'custom', path: [name], message: 'yaml.unknown-key' });
  });

/** The roles that a procedure knows, in order. Where it names no tester, ladder or stream, it needs a tester: something has to be compared. */
export function rolesOf(needs: Needs): Map<Role, RoleNeeds> {
  const { circuit: _circuit, ladder, stream, ...named } = needs;
  const roles = Object.entries(named as Record<Role, RoleNeeds>);
  const goesWithout =
    ladder !== undefined || stream !== undefined || roles.some(([role]) => kindOfRole(role) === 'tester');
  return new Map(goesWithout ? roles : [['tester', {}], ...roles]);
}

/** Roles without which a procedure does not begin. */
export const neededRoles = (needs: Needs): Role[] =>
  [...rolesOf(needs)].flatMap(([role, { optional }]) => (optional ? [] : [role]));

/** The tester without which a procedure does not begin; undefined where it goes without one. */
export const neededTester = (needs: Needs): Role | undefined =>
  neededRoles(needs).find((role) => kindOfRole(role) === 'tester');

/** True if a procedure does not begin without a ladder. */
export const needsLadder = ({ ladder }: Needs): boolean => ladder !== undefined && !ladder.optional;

/** The families that it names, in any role. */
export const familiesIn = (needs: Needs): string[] =>
  [...rolesOf(needs).values()].flatMap(({ families = [] }) => families);
