import { z } from 'zod';
import type { Told } from '../../contract/form.ts';
import { stepShape } from '../../contract/procedure.ts';
import { parsePlaces, parseSites, type Downloaded, type Reached } from '../../contract/reach.ts';
import type { StepRecord } from '../../contract/run.ts';
import { alike } from '../../contract/text.ts';
import type { Message } from '../../contract/words/index.ts';
import { download, reachPlace, reachSite } from '../../instruments/index.ts';
import type { Part, RunContext } from '../recording/run-context.ts';
import { LOOKING, type Note, type StepKind } from './kind.ts';
import { endWith } from './measure.ts';

const schema = z.strictObject({ ...stepShape, do: z.literal('sites') });
type Spec = z.infer<typeof schema>;

/** How long it usually takes where all answers, seconds. */
const USUAL_S = 5;

const ms = (all: readonly number[]): string => {
  const [least, most] = [Math.min(...all), Math.max(...all)];
  return least === most ? `${least}` : `${least} – ${most}`;
};

/** What was seen of one of them, in a sentence. */
function saidOf({ by, addresses = [], nameMs, ms: took, status, fault, detail = '' }: Reached): Message {
  if (fault) return { code: `reach.${fault}`, params: { detail, n: took.length } };
  const params = { ms: ms(took), status: status ?? 0, list: addresses.slice(0, 3).join(', '), nameMs: nameMs ?? 0 };
  return { code: by === 'name' ? 'reach.answered' : 'reach.connected', params };
}

const toldOf = (seen: Reached): Told => ({
  words: { said: alike(seen.what) },
  value: saidOf(seen),
  ...(seen.fault ? { bad: true } : {}),
});

function downloadTold({ url, octets, ms: took, fault, detail = '' }: Downloaded): Told {
  const mbits = ((octets * 8) / (took * 1000)).toFixed(2);
  return {
    words: { said: alike(url) },
    value: fault
      ? { code: `reach.${fault}`, params: { detail, n: 0 } }
      : { code: 'reach.downloaded', params: { octets, s: (took / 1000).toFixed(1), mbits } },
  };
}

/** What it all means: whether the line carries anything, whether names are found, and whether every one of them answers. */
function partOf(seen: readonly Reached[]): Part {
  const good = seen.filter(({ fault }) => fault === undefined);
  const bad = seen.filter(({ fault }) => fault !== undefined);
  const sites = seen.filter(({ by }) => by === 'name');
  if (bad.length === 0) return { verdict: 'pass', why: { code: 'why.reach-all', params: { n: seen.length } } };
  // A site that refuses, or whose certificate is not trusted, was reached all the same: the packets came back.
  const carried = seen.some(({ fault }) => fault === undefined || fault === 'refused' || fault === 'certificate');
  if (!carried) return { verdict: 'fail', why: { code: 'why.reach-nothing' } };
  if (sites.length > 0 && sites.every(({ fault }) => fault === 'name'))
    return { verdict: 'fail', why: { code: 'why.reach-no-names' } };
  const list = bad.map(({ what }) => what).join(', ');
  return { verdict: 'uncertain', why: { code: 'why.reach-some', params: { n: good.length, of: seen.length, list } } };
}

async function run(context: RunContext, _spec: Spec, step: StepRecord): Promise<Note> {
  const { recording, signal } = context;
  const { settings } = recording.record;
  const sites = parseSites(settings['sites'] ?? '') ?? [];
  const places = parsePlaces(settings['addresses'] ?? '') ?? [];
  const seen = await Promise.all([
    ...sites.map((site) => reachSite(site, signal)),
    ...places.map((place) => reachPlace(place, signal)),
  ]);
  const [from] = parseSites(settings['download'] ?? 'none') ?? [];
  const wanted = settings['download'] !== undefined && settings['download'] !== 'none' ? from : undefined;
  const told = [...seen.map(toldOf), ...(wanted ? [downloadTold(await download(wanted, signal))] : [])];
  await recording.write({ what: 'step', step, change: { told } });
  const part = partOf(seen);
  await endWith(context, step, part);
  return part.why;
}

/** Tries sites by name and addresses by number from this computer, a few times each, for some seconds at most; it names what did not answer, and why. */
export const sites: StepKind<Spec> = {
  kind: 'sites',
  schema,
  title: { zh: '访问网站和地址', en: 'Sites and addresses' },
  ...LOOKING,
  plan: () => ({ actions: 0, durationS: USUAL_S }),
  run,
};
