import type { Capabilities } from '../../contract/tester.ts';
import { isTesterInfo } from '../../contract/family.ts';
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

/** `tributary testers`: the families this program knows. */
export function testersCommand(options: { json?: boolean; lang: Lang }, io: Io): number {
  const testers = families().filter(isTesterInfo);
  if (options.json)
    io.json({
      testers: testers.map(({ family, transports, measures, capabilities }) => ({
        family,
        transports,
        measures: inLang(options.lang, measures),
        capabilities: { ...capabilities, inject: withBits(capabilities.inject) },
      })),
    });
  else
    for (const { family, title, transports, measures, examples } of testers)
      io.lines(
        `${family.padEnd(10)} ${inLang(options.lang, title)}`,
        `${' '.repeat(11)}${transports.join(', ')}; ${inLang(options.lang, measures)}`,
        ...Object.values(examples).map((example) => `${' '.repeat(11)}--tester '${example}'`),
      );
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
  const { address, closed } = await simulate(request, io.stop);
  io.lines(`ready ${address}`);
  await closed;
  return 0;
}
