import { toldOf, type LocateRecord } from '../../contract/locate-record.ts';
import { endOf, type ChainLink, type LocateVerdict, type SectionState } from '../../contract/locate.ts';
import { partsOf } from '../../contract/site-action.ts';
import { kindOfSection, sideOf } from '../../contract/site-chain.ts';
import type { Section as LineSection } from '../../contract/site.ts';
import type { Bilingual } from '../../contract/text.ts';
import { conditionsOf } from './settings.ts';
import type { Source } from './basis.ts';
import { careWords, didWords, sawWords } from './search.ts';
import { both, bothOf, listed, localTime, wordOf } from './texts.ts';
import type { Fact, FaultPage } from './document.ts';

/** Lines on page 1 that say what proves it. */
const LINES = 3;

const named = ({ zh, en }: Pick<LineSection, 'zh' | 'en'>): Bilingual => ({ zh, en });
const sectionOf = ({ site }: LocateRecord, id: string | undefined): LineSection | undefined =>
  site.line.sections.find((one) => one.id === id);

function headlineOf(search: LocateRecord, verdict: LocateVerdict | undefined): Bilingual {
  if (verdict?.certainty === 'none') return both('report.fault.healthy');
  const section = verdict?.certainty === 'open' ? undefined : sectionOf(search, verdict?.section);
  return section ? named(section) : both('report.fault.undecided');
}

function factsOf(search: LocateRecord, verdict: LocateVerdict | undefined): Fact[] {
  const certainty = verdict?.certainty ?? 'open';
  const end = verdict?.end && certainty !== 'open' ? both('found.end-is', { end: verdict.end }) : '—';
  return [
    { label: both('found.end'), value: end },
    { label: both('found.owner'), value: verdict?.owner ? wordOf('owner', verdict.owner) : '—' },
    { label: both('found.certainty'), value: wordOf('certainty', certainty) },
    search.sinceMs === undefined
      ? { label: both('report.fault.since') }
      : { label: both('report.fault.since'), value: { at: Math.floor(search.sinceMs / 1000) } },
  ];
}

/** How a section stands now that the search has ended: what was not excluded is not called good. */
function stateOf(
  { section: { id }, state }: Pick<ChainLink, 'section' | 'state'>,
  verdict: LocateVerdict | undefined,
): SectionState {
  if (verdict?.certainty === 'certain') return verdict.section === id ? 'faulty' : state;
  return state === 'faulty' || (state === 'good' && verdict?.notExcluded.includes(id)) ? 'suspect' : state;
}
function linksOf({ site, chain, verdict }: LocateRecord): FaultPage['chain'] {
  const links: readonly Pick<ChainLink, 'section' | 'state'>[] =
    chain ?? site.line.sections.map((section) => ({ section, state: 'unknown' }));
  return links.map((link) => {
    const { id, owner } = link.section;
    const [side, state] = [sideOf(id), stateOf(link, verdict)];
    return {
      name: wordOf('section', kindOfSection(id)!, 'short'),
      owner: wordOf('owner', owner),
      state,
      ...(side ? { end: endOf(side) } : {}),
      word: wordOf('section-state', state),
    };
  });
}

/** What changes a line for a while, or for good. */
const CHANGES = new Set(['restart', 'unplug', 'swap', 'swap24']);
/** What somebody changed on the line, each with what came of it; a look or a test is not told here. */
function touched(search: LocateRecord): Bilingual[] {
  return toldOf(search)
    .filter((told) => 'saw' in told && (told.care !== undefined || CHANGES.has(partsOf(told.action)?.kind ?? '')))
    .map((told) => {
      const [did, saw, care] = [didWords(search, told), sawWords(search, told), careWords(told)];
      const text = both('report.fault.touched', { zh: did.zh, en: did.en, seenZh: saw.zh, seenEn: saw.en });
      return care ? { zh: `${text.zh}（${care.zh}）`, en: `${text.en} (${care.en})` } : text;
    });
}
/** How many questions were asked, and of them how many an instrument answered, could not be done, or were taken back. */
function askedOf(search: LocateRecord): Bilingual[] {
  const told = toldOf(search);
  const parts = [
    { code: 'report.fault.by-instruments', n: told.filter(({ role }) => role !== undefined).length },
    { code: 'report.fault.refused', n: told.filter((one) => 'refused' in one).length },
    { code: 'report.fault.withdrawn', n: search.told.length - told.length },
  ] as const;
  const shares = parts.filter(({ n }) => n > 0).map(({ code, n }) => both(code, { n }));
  return [both('report.fault.asked', { n: told.length }), ...shares];
}
/** What was done, in as many lines as page 1 has room for. */
function doneOf(source: Source, search: LocateRecord): Bilingual[] {
  const { release, circuit, zone } = source.record;
  const until = release && localTime(release.untilMs, zone.offsetS);
  return [
    ...askedOf(search),
    ...touched(search).slice(0, LINES),
    ...(release ? [both('report.done.released', { by: release.by, until: until! })] : []),
    ...(!release && circuit?.inService ? [both('report.fault.not-released')] : []),
    ...conditionsOf(source),
  ];
}

const evidenceOf = (verdict: LocateVerdict | undefined): Bilingual[] =>
  (verdict?.evidence ?? []).map(({ says }) => bothOf(says));
function besidesOf(search: LocateRecord, verdict: LocateVerdict | undefined, lines: number): Bilingual[] {
  const rest = evidenceOf(verdict).length - lines;
  const others = (verdict?.notExcluded ?? [])
    .filter((id) => id !== verdict?.section)
    .flatMap((id) => sectionOf(search, id) ?? []);
  return [
    ...(rest > 0 ? [both('report.fault.more-proof', { n: rest })] : []),
    ...(others.length > 0 ? [both('report.fault.not-excluded', listed(others.map(named), ['、', ', ']))] : []),
  ];
}
/** What is wrong with the section, where one kind of fault is likelier than all others. */
function kindOf({ left = [], verdict }: LocateRecord): Bilingual | undefined {
  const [first] = left;
  if (verdict?.certainty === 'open') return undefined;
  return first && first.section === verdict?.section && first.share > 0.5 ? bothOf(first.words) : undefined;
}

/** Page 1 of a fault report, from what was asked and told. `lines`: how many of them prove it there; the others stand behind it. */
export function faultPageOf(source: Source, search: LocateRecord, lines = LINES): FaultPage {
  const { verdict, site } = search;
  const certainty = verdict?.certainty ?? 'open';
  const proof = evidenceOf(verdict).slice(0, lines);
  const kind = kindOf(search);
  return {
    headline: headlineOf(search, verdict),
    certainty,
    certaintyWord: wordOf('certainty', certainty),
    complaint: site.complaint,
    facts: factsOf(search, verdict),
    chain: linksOf(search),
    ...(kind ? { kind } : {}),
    proof: proof.length > 0 ? proof : [both('report.fault.no-proof')],
    besides: besidesOf(search, verdict, lines),
    done: doneOf(source, search),
    ...(verdict ? { next: bothOf(verdict.next) } : {}),
  };
}
