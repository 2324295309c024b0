import { actionWords, partsOf, spoken } from '../contract/site-action.ts';
import type { LocateCertainty, SiteLine } from '../contract/site.ts';
import { alike, type Bilingual } from '../contract/text.ts';
import { isWord, saidOf, wordOf, words, type Message, type WordKey } from '../contract/words/index.ts';
import { misfits, type SeenLoss } from './answer.ts';
import type { Fault, Kind } from './kinds.ts';
import type { Model } from './model.ts';
import { explaining, type Given, type Weighed } from './weigh.ts';

export const wordsSaid = (message: Message): Bilingual => message.said ?? words[message.code];

const joined = (parts: readonly Bilingual[], zh = '，', en = ', '): Bilingual => ({
  zh: parts.map((part) => part.zh).join(zh),
  en: parts.map((part) => part.en).join(en),
});

export const sectionName = (line: SiteLine, id: string): Bilingual => {
  const found = line.sections.find((section) => section.id === id);
  return found ? { zh: found.zh, en: found.en } : alike(id);
};

/** As many sections as a reader takes in. */
const LISTED = 3;
/** Sections in words: the first few, and how many there are. */
export function listed(line: SiteLine, ids: readonly string[]): Bilingual {
  const names = joined(
    ids.slice(0, LISTED).map((id) => sectionName(line, id)),
    '、',
  );
  return ids.length <= LISTED ? names : wordsSaid(spoken('locate.list-more', { list: names, n: ids.length }));
}

/** A kind of fault with the reason by which it is known; of the network, whose directions have names of their own. */
export function kindSaid({ section, kind }: Fault): Message {
  const own = `locate.kind.${kind.kind}-net`;
  return { code: section === 'net' && isWord(own) ? own : (`locate.kind.${kind.kind}` as WordKey) };
}

const percent = ({ sent, lost }: SeenLoss): number => {
  const shares = sent.map((n, i) => (n > 0 ? (100 * (lost[i] ?? 0)) / n : 0));
  const most = Math.max(...shares);
  return most >= 1 ? Math.round(most) : Math.round(most * 100) / 100;
};

function lossSaid(rung: string, seen: SeenLoss): Bilingual[] {
  const own = `locate.rung.${rung}`;
  const name = isWord(own) ? words[own] : wordOf('rung', rung);
  const n = percent(seen);
  return [
    ...(n > 0 ? [wordsSaid(spoken('locate.sees.loss', { rung: name, n }))] : []),
    ...(seen.slow ? [wordsSaid(spoken('locate.sees.slow', { rung: name }))] : []),
  ];
}

const LAMP = /^[A-Z][A-Z0-9_]+$/;

/** Letters of a key: what stands between them is a dash. */
const keyed = (text: string): string => text.replaceAll(/[^A-Za-z0-9]+/g, '-');

/** One thing seen, in words: `path errors` some, `REMOTE` flashing, `times of farHost` bursts. */
function thingSaid(name: string, value: string): Bilingual[] {
  if (name.startsWith('times of ')) return value === 'none' ? [] : [words[`locate.sees.times-${value}` as WordKey]];
  if (LAMP.test(name) && !isWord(`locate.sees.${name}`))
    return [wordsSaid(spoken('locate.sees.lamp', { name, state: wordOf('seen', value) }))];
  const [first = '', second] = name.split(' ');
  const what = second ?? first;
  const exact = `locate.sees.${what}-${keyed(value)}`;
  const general = `locate.sees.${what}`;
  const said = isWord(exact)
    ? words[exact]
    : isWord(general)
      ? wordsSaid(spoken(general, { value: valueSaid(value) }))
      : wordsSaid(spoken('locate.sees.other', { name, value: valueSaid(value) }));
  const of = second === undefined ? undefined : words[`locate.of.${first}` as WordKey];
  return [of === undefined ? said : { zh: `${of.zh}${said.zh}`, en: `${of.en}: ${said.en}` }];
}

/** A value as it is called; several of them, as settings have them, one after the other. */
const valueSaid = (value: string): Bilingual =>
  joined(
    value.split('+').map((one) => wordOf('seen', one)),
    '、',
  );

/** Things that say by themselves what others repeat. */
function thingsSaid({ seen }: Given, odd: readonly string[]): Bilingual {
  const parts = odd.flatMap((name) => {
    const loss = seen.lost[name];
    return loss ? lossSaid(name, loss) : thingSaid(name, seen.says[name] ?? '');
  });
  const unique = parts.filter((part, i) => parts.findIndex(({ en }) => en === part.en) === i);
  return joined(unique.slice(0, LISTED + 1));
}

const shows = (model: Model, given: Given, odd: readonly string[]): Message => {
  const action = wordsSaid(actionWords(model.line, given.action));
  const seen = thingsSaid(given, odd);
  return seen.en === '' ? spoken('locate.shows-good', { action }) : spoken('locate.shows', { action, seen });
};

/** An answer that shows a fault: what is not as on a good line. */
export const saidOfAnswer = (model: Model, given: Given): Message =>
  shows(model, given, misfits(given.seen, model.answer(model.healthy, given.action)));

/** An answer that found all it reached good. */
export const saidGood = (model: Model, { action }: Given): Message =>
  spoken('locate.shows-good', { action: wordsSaid(actionWords(model.line, action)) });

/** An answer that does not fit what the others say together. */
export function contradicting(model: Model, given: Given, best: number): Message {
  const odd = misfits(given.seen, model.answer(best, given.action));
  return spoken('locate.contradicts', {
    action: wordsSaid(actionWords(model.line, given.action)),
    seen: thingsSaid(given, odd),
  });
}

const NEXT_BY_KIND: Readonly<Record<string, WordKey>> = { power: 'locate.next.power', hung: 'locate.next.hung' };

function repairOf(line: SiteLine, section: string, kind: Kind | undefined): Message {
  const what = sectionName(line, section);
  if (kind?.order !== undefined) return spoken('locate.next.order', { what, order: wordOf('seen', kind.order) });
  const own = kind && NEXT_BY_KIND[kind.kind];
  return spoken(own ?? (`locate.next.${section.replace(/_[az]$/, '')}` as WordKey), { what });
}

/** What is to be done next: repair and prove, look together, nothing. */
export function nextStep(
  model: Model,
  weighed: Weighed,
  certainty: LocateCertainty,
  section: string | undefined,
  notExcluded: readonly string[],
): Message {
  if (certainty === 'none') return spoken('locate.next.none');
  if (certainty === 'open' || section === undefined)
    return spoken('locate.next.open', { list: listed(model.line, notExcluded) });
  const kinds = explaining(weighed).flatMap((i) =>
    model.faults[i]?.section === section ? [model.faults[i].kind] : [],
  );
  const repair = wordsSaid(repairOf(model.line, section, kinds.length === 1 ? kinds[0] : undefined));
  return saidOf(joined([repair, words['locate.next.prove']], '', ' '));
}

/** Why a question is asked: which of the sections left it tells from which. */
export function whyAsked(model: Model, action: string, left: readonly string[], weighed: Weighed): Message {
  const { classOf, classes } = model.answers(action);
  const alive = explaining(weighed);
  const normal = classOf[model.healthy]!;
  const shown = new Set(alive.flatMap((i) => (classOf[i] !== normal ? (model.faults[i]?.section ?? []) : [])));
  const some = left.filter((id) => shown.has(id));
  const rest = left.filter((id) => !shown.has(id));
  if (some.length > 0 && rest.length > 0)
    return spoken('locate.why.parts', { some: listed(model.line, some), rest: listed(model.line, rest) });
  const at = partsOf(action)?.at ?? '';
  const apart = classes.length > 1 ? left.filter((id) => id === at) : [];
  const others = left.filter((id) => !apart.includes(id));
  if (apart.length > 0 && others.length > 0)
    return spoken('locate.why.parts', { some: listed(model.line, apart), rest: listed(model.line, others) });
  const [first] = left;
  return left.length === 1
    ? spoken('locate.why.confirms', { what: sectionName(model.line, first!) })
    : left.length > 1
      ? spoken('locate.why.splits', { list: listed(model.line, left) })
      : spoken('locate.why.good');
}
