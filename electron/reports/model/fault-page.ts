import { toldOf, type LocateRecord } from '../../contract/locate-record.ts';
import { endOf, type ChainLink, type LocateVerdict } from '../../contract/locate.ts';
import { kindOfSection, sideOf } from '../../contract/site-chain.ts';
import type { Section as LineSection } from '../../contract/site.ts';
import type { Bilingual } from '../../contract/text.ts';
import { bothOf } from '../../contract/words/index.ts';
import { conditionsOf } from './settings.ts';
import type { Source } from './basis.ts';
import { careWords, didWords, sawWords } from './search.ts';
import { both, listed, localTime, wordOf } from './texts.ts';
import type { Fact, FaultPage } from './document.ts';

/** Lines on page 1 that say what proves it. */
const LINES = 3;

const named = ({ zh, en }: Pick<LineSection, 'zh' | 'en'>): Bilingual => ({ zh, en });
const sectionOf = ({ site }: LocateRecord, id: string | undefined): LineSection | undefined =>
  site.line.sections.find((one) => one.id === id);

function headlineOf(search: LocateRecord, verdict: LocateVerdict | undefined): Bilingual {
  if (verdict?.certainty === 'none') return both('report.fault.healthy');
  const section = sectionOf(search, verdict?.section);
  return section ? named(section) : both('report.fault.undecided');
}

function factsOf(search: LocateRecord, verdict: LocateVerdict | undefined): Fact[] {
  const certainty = verdict?.certainty ?? 'open';
  const end = verdict?.end ? both('found.end-is', { end: verdict.end }) : '—';
  return [
    { label: both('found.end'), value: end },
    { label: both('found.owner'), value: verdict?.owner ? wordOf('owner', verdict.owner) : '—' },
    { label: both('found.certainty'), value: wordOf('certainty', certainty) },
    search.sinceMs === undefined
      ? { label: both('report.fault.since') }
      : { label: both('report.fault.since'), value: { at: Math.floor(search.sinceMs / 1000) } },
  ];
}

function linksOf({ site, chain, verdict }: LocateRecord): FaultPage['chain'] {
  const links: readonly Pick<ChainLink, 'section' | 'state'>[] =
    chain ?? site.line.sections.map((section) => ({ section, state: 'unknown' }));
  return links.map(({ section, state }) => {
    const side = sideOf(section.id);
    return {
      name: wordOf('section', kindOfSection(section.id)!, 'short'),
      owner: wordOf('owner', section.owner),
      state: verdict?.section === section.id && verdict.certainty === 'certain' ? 'faulty' : state,
      ...(side ? { end: endOf(side) } : {}),
      word: wordOf('section-state', state),
    };
  });
}

/** What somebody did to the line, each with what came of it; a look changes nothing and is not told here. */
function touched(search: LocateRecord): Bilingual[] {
  const acts = new Map(search.site.actions.map((action) => [action.id, action]));
  return toldOf(search)
    .filter((told) => 'saw' in told && (told.care !== undefined || acts.get(told.action)?.stops))
    .map((told) => {
      const [did, saw, care] = [didWords(search, told), sawWords(search, told), careWords(told)];
      const text = both('report.fault.touched', { zh: did.zh, en: did.en, seenZh: saw.zh, seenEn: saw.en });
      return care ? { zh: `${text.zh}（${care.zh}）`, en: `${text.en} (${care.en})` } : text;
    });
}
/** What was done, in as many lines as page 1 has room for. */
function doneOf(source: Source, search: LocateRecord): Bilingual[] {
  const told = toldOf(search);
  const own = told.filter(({ role }) => role !== undefined).length;
  const refused = told.filter((one) => 'refused' in one).length;
  const withdrawn = search.told.length - told.length;
  const { release, circuit, zone } = source.record;
  return [
    both('report.fault.asked', { n: told.length, own, refused }),
    ...(withdrawn > 0 ? [both('report.fault.withdrawn', { n: withdrawn })] : []),
    ...touched(search).slice(0, LINES),
    ...(release
      ? [both('report.done.released', { by: release.by, until: localTime(release.untilMs, zone.offsetS) })]
      : []),
    ...(!release && circuit?.inService ? [both('report.fault.not-released')] : []),
    ...conditionsOf(source),
  ];
}

function proofOf(search: LocateRecord, verdict: LocateVerdict | undefined): Bilingual[] {
  const evidence = verdict?.evidence ?? [];
  const lines = evidence.slice(0, LINES).map(({ says }) => bothOf(says));
  const rest = evidence.length - lines.length;
  const others = (verdict?.notExcluded ?? [])
    .filter((id) => id !== verdict?.section)
    .flatMap((id) => sectionOf(search, id) ?? []);
  return [
    ...(lines.length > 0 ? lines : [both('report.fault.no-proof')]),
    ...(rest > 0 ? [both('report.fault.more-proof', { n: rest })] : []),
    ...(others.length > 0 ? [both('report.fault.not-excluded', listed(others.map(named), ['、', ', ']))] : []),
  ];
}

/** Page 1 of a fault report, from what was asked and told. */
export function faultPageOf(source: Source, search: LocateRecord): FaultPage {
  const { verdict, site } = search;
  const certainty = verdict?.certainty ?? 'open';
  return {
    headline: headlineOf(search, verdict),
    certainty,
    certaintyWord: wordOf('certainty', certainty),
    complaint: site.complaint,
    facts: factsOf(search, verdict),
    chain: linksOf(search),
    proof: proofOf(search, verdict),
    done: doneOf(source, search),
    ...(verdict ? { next: bothOf(verdict.next) } : {}),
  };
}
