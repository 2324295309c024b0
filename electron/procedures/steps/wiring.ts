import { parseAddress } from '../../contract/address.ts';
import type { Circuit, CircuitEnd } from '../../contract/circuit.ts';
import { parsePosition, positionSaid } from '../../contract/position.ts';
import { parseRate } from '../../contract/rate.ts';
import type { RunRecord } from '../../contract/run.ts';
import { howSet } from '../../contract/settings.ts';
import type { Capabilities, Identity } from '../../contract/tester.ts';
import { alike, type Bilingual } from '../../contract/text.ts';
import type { WiringView } from '../../contract/prompt.ts';
import { bothOf, say, words, type WordKey } from '../../contract/words/index.ts';
import { localTime } from '../../contract/release.ts';
import { needsRelease } from '../request/release.ts';

/** The picture that is drawn from the circuit and the settings; any other name is a picture that stands as it is. */
export const DRAWN = 'far-end-loop';

/** What is known before anybody touches a plug. */
export interface Wired {
  circuit: Circuit | undefined;
  settings: Readonly<Record<string, string>>;
  release: RunRecord['release'];
  offsetS: number;
  address: string;
  identity: Identity;
  capabilities: Capabilities;
}

/** Kinds of work that differ. */
type Kind = 'e1' | 'v35' | 'serial' | 'network' | 'line';
type Access = 'term' | 'bridge' | 'mon';

/** What lines of a service or interface are at their ends; E1 carries every service that is not named. */
const KIND_OF: Readonly<Record<string, 'e1' | 'v35' | 'v24'>> = {
  v35: 'v35',
  x21: 'v35',
  rs422: 'v35',
  v24: 'v24',
  e1: 'e1',
};
/** Connectors of data lines. */
const DATA_CONNECTORS: Readonly<Record<string, WordKey>> = {
  x21: 'connector.x21',
  rs422: 'connector.rs422',
  v24: 'connector.v24',
};
/** The data interface that is tested: as the procedure sets it, else as the circuit's service says. */
const dataInterfaceOf = ({ settings, circuit }: Wired): string => settings['interface'] ?? circuit?.service ?? '';
const E1_RATE = parseRate('2048k');

/** What the line is at its ends: by the tester's interface where the procedure sets one, else by the circuit. */
function lineOf({ settings, circuit }: Wired): 'e1' | 'v35' | 'v24' | undefined {
  const named = KIND_OF[settings['interface']?.split('-')[0] ?? circuit?.service ?? ''];
  const isE1 = circuit?.rate !== undefined && parseRate(circuit.rate) === E1_RATE;
  return named ?? (isE1 ? 'e1' : undefined);
}

function kindOf(wired: Wired): Kind {
  const line = lineOf(wired);
  if (wired.capabilities.attachment === 'network') return 'network';
  if (line === 'v35') return 'v35';
  if (wired.capabilities.attachment === 'serial-port') return 'serial';
  return line === 'e1' ? 'e1' : 'line';
}

/** A tester that has no choice of input always ends the line. */
function accessOf({ settings, capabilities }: Wired): Access {
  if (howSet(capabilities, 'termination') === 'not-applicable') return 'term';
  const { termination } = settings;
  return termination === 'bridge' || termination === 'mon' ? termination : 'term';
}

function connectorOf(kind: Kind, wired: Wired): WordKey {
  const { settings } = wired;
  if (kind === 'serial') return 'connector.serial';
  if (kind === 'v35') return DATA_CONNECTORS[dataInterfaceOf(wired)] ?? 'connector.v35';
  const impedance = settings['impedance'];
  return impedance === '75' || impedance === '120' ? `connector.${impedance}` : 'connector.e1';
}

/** Sentences of work by kind: heading and text of loop, unplugging and connecting. */
type Work = readonly [title: WordKey, text: WordKey];
const LOOPS = {
  e1: ['wiring.loop.e1', 'wiring.loop.e1-text'],
  v35: ['wiring.loop.v35', 'wiring.loop.v35-text'],
  serial: ['wiring.loop.serial', 'wiring.loop.serial-text'],
  network: ['wiring.loop.network', 'wiring.loop.network-text'],
  line: ['wiring.loop.line', 'wiring.loop.line-text'],
} as const satisfies Record<Kind, Work>;
const UNPLUGS = {
  e1: ['wiring.unplug.e1', 'wiring.unplug.text'],
  v35: ['wiring.unplug.v35', 'wiring.unplug.text'],
  serial: ['wiring.unplug.line', 'wiring.unplug.text'],
  network: ['wiring.unplug.network', 'wiring.unplug.network-text'],
  line: ['wiring.unplug.line', 'wiring.unplug.text'],
} as const satisfies Record<Kind, Work>;
const JOINS = {
  v35: ['wiring.join.e1-term', 'wiring.join.v35-text'],
  serial: ['wiring.join.serial', 'wiring.join.serial-text'],
  network: ['wiring.join.network', 'wiring.join.network-text'],
  line: ['wiring.join.e1-term', 'wiring.join.line-text'],
} as const satisfies Record<Exclude<Kind, 'e1'>, Work>;
/** The template of each kind. */
const PICTURES: Readonly<Record<Kind, string>> = {
  e1: 'line-loop',
  line: 'line-loop',
  v35: 'v35-loop',
  serial: 'serial-loop',
  network: 'network-loop',
};

const filled = (key: WordKey, parts: Readonly<Record<string, Bilingual>>): Bilingual => {
  const inLang = (lang: 'zh' | 'en'): Record<string, string> =>
    Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, part[lang]]));
  return { zh: say('zh', words[key], inLang('zh')), en: say('en', words[key], inLang('en')) };
};

/** Station, room: as they stand in the circuit. */
const placeOf = (end: CircuitEnd | undefined): string => [end?.site, end?.room].filter(Boolean).join(' ');
const portOf = (end: CircuitEnd | undefined, none: WordKey): Bilingual =>
  end?.position ? alike(end.position) : words[none];
/** The same to be read out: rack, row and port by their names, where the position says them. */
function portSaid(end: CircuitEnd | undefined, none: WordKey): Bilingual {
  const position = parsePosition(end?.position);
  return position ? bothOf(positionSaid(position)) : portOf(end, none);
}

function nameOfEnd(name: 'A' | 'Z', end: CircuitEnd | undefined): Bilingual {
  const place = placeOf(end);
  return place === ''
    ? words[`picture.${name}`]
    : filled('picture.end', { end: words[`picture.${name}`], place: alike(place) });
}

/** What the tester is called: what it calls itself; a laptop is one. */
function testerOf({ capabilities, identity }: Wired): Bilingual {
  if (capabilities.attachment !== 'line-port') return words['picture.laptop'];
  return identity.maker === '' ? words['picture.set'] : alike(`${identity.maker} ${identity.model}`.trim());
}

/** Its port, as the bench calls it. */
function addressOf({ address }: Wired): Bilingual {
  const { kind, path, host, port, options } = parseAddress(address);
  if (kind === 'sim') return words['picture.simulated'];
  if (host !== undefined) return alike(`${host}:${port}`);
  return alike([path, options['baud']].filter(Boolean).join(' · '));
}

/** Whether the line may be cut, and who said so. */
function mayCut({ circuit, release, offsetS }: Wired): Bilingual {
  if (release) {
    const until = localTime(release.untilMs, offsetS);
    return filled('wiring.may.released', { by: alike(release.by), until: alike(until) });
  }
  return words[circuit && !needsRelease(circuit) ? 'wiring.may.free' : 'wiring.may.unknown'];
}

/** The converter of an end, as far as the circuit says what stands there. */
const modelOf = (end: CircuitEnd | undefined): string =>
  [end?.converter?.maker, end?.converter?.model].filter(Boolean).join(' ');
const unitOf = (end: CircuitEnd | undefined): Bilingual =>
  alike([modelOf(end), end?.position].filter(Boolean).join(' · '));

/** Words for the far end: what to do there, in one message that can be read out. */
function farEndOf(what: Bilingual, { circuit }: Wired): Bilingual {
  const { A, Z } = circuit?.ends ?? {};
  return filled('far-end.text', {
    circuit: circuit ? filled('far-end.circuit', { number: alike(circuit.number) }) : alike(''),
    place: alike(placeOf(Z)),
    what,
    a: placeOf(A) === '' ? alike('') : { zh: `（${placeOf(A)}）`, en: ` (${placeOf(A)})` },
  });
}

/** Where the loop is: station and port of the far end, as far as they are known. */
function loopOf({ circuit }: Wired): Bilingual {
  const end = circuit?.ends?.Z;
  const known = [placeOf(end), end?.position].filter(Boolean).join(' · ');
  return known === ''
    ? words['picture.far-end']
    : filled('picture.end', { end: words['picture.Z'], place: alike(known) });
}

/** Names that fill the picture: every word of it that is not the same for all lines. */
function namesOf(wired: Wired, kind: Kind, access: Access, connector: Bilingual): WiringView['names'] {
  const { A, Z } = wired.circuit?.ends ?? {};
  return {
    a: nameOfEnd('A', A),
    z: nameOfEnd('Z', Z),
    'a-port': portOf(A, 'picture.no-port'),
    'z-port': portOf(Z, 'picture.no-port'),
    'a-unit': unitOf(A),
    'z-unit': unitOf(Z),
    point: words[kind === 'e1' ? 'picture.ddf' : 'picture.line-port'],
    'a-model': modelOf(A) === '' ? words['picture.aside'] : alike(modelOf(A)),
    tester: testerOf(wired),
    address: addressOf(wired),
    connector: kind === 'line' || kind === 'network' ? alike('') : connector,
    rx: words[`picture.rx-${access}`],
    unplug: words[access === 'term' ? 'picture.unplug' : 'picture.unplug-tx'],
  };
}

/** What to connect to what: the picture with its names, three sentences of work, and a text for the far end. Pure. */
export function wiringOf(wired: Wired): WiringView {
  const kind = kindOf(wired);
  const access = kind === 'e1' ? accessOf(wired) : 'term';
  const connector = words[connectorOf(kind, wired)];
  const { A, Z } = wired.circuit?.ends ?? {};
  const shared = { connector, tester: testerOf(wired), address: addressOf(wired), may: mayCut(wired) };
  const work = ([title, text]: Work, port: Bilingual): WiringView['works'][number] => ({
    title: words[title],
    text: filled(text, { ...shared, port }),
  });
  const [unplug, unplugText] = UNPLUGS[kind];
  const open = kind === 'e1' && access !== 'term';
  const join: Work = kind === 'e1' ? [`wiring.join.e1-${access}`, `wiring.join.e1-${access}-text`] : JOINS[kind];
  const loop = work(LOOPS[kind], portSaid(Z, kind === 'network' ? 'picture.far-end' : 'wiring.no-port'));
  const here = portSaid(A, 'wiring.no-port');
  return {
    picture: PICTURES[kind],
    shows: [kind, access, ...(DATA_CONNECTORS[dataInterfaceOf(wired)] ? [] : ['m34'])],
    title: words[`wiring.title.${kind}`],
    names: namesOf(wired, kind, access, connector),
    works: [loop, work([open ? 'wiring.unplug.e1-open' : unplug, unplugText], here), work(join, here)],
    farEnd: farEndOf(loop.text, wired),
    loop: loopOf(wired),
  };
}
