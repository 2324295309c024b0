import type { Capabilities } from '../../contract/tester.ts';
import { isTesterInfo, rolesOfFamily, type FamilyInfo } from '../../contract/family.ts';
import { roleName, type RoleKind } from '../../contract/instrument.ts';
import { families, simulate } from '../../instruments/index.ts';
import { closeHome } from '../program/own-home.ts';
import { homeFolder } from '../program/places.ts';
import { inLang, type Io, type Lang } from './io.ts';
import { wholeNumber } from './numbers.ts';

/** Injections of bits stand by themselves too: programs of version 1 know no other. */
const withBits = (inject: Capabilities['inject']): object => ({
  counts: [],
  ratios: [],
  ...inject.bit,
  ...inject,
});

/** A family as `--json` lists it; what compares bits alone has, the others do not. */
function listed(info: FamilyInfo, lang: Lang): object {
  const { family, role, also, transports } = info;
  const what = { family, role, ...(also ? { roles: rolesOfFamily(info) } : {}), transports };
  if (!isTesterInfo(info)) return what;
  const { measures, capabilities } = info;
  return {
    ...what,
    measures: inLang(lang, measures),
    capabilities: { ...capabilities, inject: withBits(capabilities.inject) },
  };
}

/** What one can write to have an instrument of it in a run. */
const usage = (role: RoleKind, example: string): string => `--${role} '${example}'`;

/** `tributary testers`: the families this program knows. */
export function testersCommand(options: { json?: boolean; lang: Lang }, io: Io): number {
  const { lang } = options;
  if (options.json) io.json({ testers: families().map((info) => listed(info, lang)) });
  else
    for (const info of families()) {
      const { family, title, transports, examples } = info;
      const roles = rolesOfFamily(info).map((role) => inLang(lang, roleName(role)));
      const what = [
        transports.join(', '),
        roles.join(', '),
        ...(isTesterInfo(info) ? [inLang(lang, info.measures)] : []),
      ];
      io.lines(
        `${family.padEnd(10)} ${inLang(lang, title)}`,
        `${' '.repeat(11)}${what.join('; ')}`,
        ...Object.values(examples).map((example) => `${' '.repeat(11)}${usage(info.role, example)}`),
      );
    }
  return 0;
}

/** `tributary simulate`: an instrument that does not exist, for as long as this program runs. */
export async function simulateCommand(
  family: string,
  options: { listen: string; line?: string; seed?: string },
  io: Io,
): Promise<number> {
  const seed = options.seed === undefined ? undefined : wholeNumber('--seed', options.seed, 0xffff_ffff);
  const request = { family, listen: options.listen, lineFile: options.line, seed, home: homeFolder(io.env) };
  closeHome(request.home);
  const { address, closed } = await simulate({ ...request, env: io.env }, io.stop);
  io.lines(`ready ${address}`);
  await closed;
  return 0;
}
