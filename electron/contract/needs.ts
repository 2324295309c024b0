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
});
export type RoleNeeds = z.infer<typeof roleNeedsSchema>;

const circuitNeedsSchema = z.strictObject({
  service: z.array(z.enum(SERVICES)).min(1).optional(),
  rate: rateSchema.optional(),
});

/** What a procedure needs: instruments by role, in the order in which they are opened, and a circuit of some kind. */
export type Needs = { circuit?: z.infer<typeof circuitNeedsSchema> } & {
  [role in RoleKind | `${RoleKind}.${string}`]?: RoleNeeds;
};
export const needsSchema: z.ZodType<Needs> = z
  .object({ circuit: circuitNeedsSchema.optional() })
  .catchall(roleNeedsSchema)
  .superRefine((needs, context) => {
    for (const name of Object.keys(needs))
      if (name !== 'circuit' && !isRole(name))
        context.addIssue({ code: 'custom', path: [name], message: 'yaml.unknown-key' });
  });

/** The roles that a procedure needs, in order. Where it names no tester, it needs one: something has to compare bits. */
export function rolesOf(needs: Needs): Map<Role, RoleNeeds> {
  const { circuit: _circuit, ...named } = needs;
  const roles = Object.entries(named as Record<Role, RoleNeeds>);
  const hasTester = roles.some(([role]) => kindOfRole(role) === 'tester');
  return new Map(hasTester ? roles : [['tester', {}], ...roles]);
}

/** The families that it names, in any role. */
export const familiesIn = (needs: Needs): string[] =>
  [...rolesOf(needs).values()].flatMap(({ families = [] }) => families);
