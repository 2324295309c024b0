import { pathToFileURL } from 'node:url';
import type { Bilingual } from '../../electron/contract/text.ts';
import { fontPaths } from '../../electron/reports/make/fonts.ts';
import type {
  Cell,
  Fact,
  Lane,
  ReportModel,
  Row,
  Section,
  Table,
  TimeLine,
} from '../../electron/reports/model/document.ts';

const esc = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const two = (p: Bilingual): string => `${esc(p.zh)} <small>${esc(p.en)}</small>`;
const lines = (list: readonly Bilingual[]): string =>
  list.map((p) => `<p>${esc(p.zh)}<br><small>${esc(p.en)}</small></p>`).join('');

let offsetS = 0;
const time = (t: number): string => new Date((t + offsetS) * 1000).toISOString().slice(0, 19).replace('T', ' ');

function cell(c: Cell): string {
  if (typeof c === 'string') return esc(c);
  if (typeof c === 'number') return c.toLocaleString('en');
  if ('zh' in c) return two(c);
  if ('at' in c) return time(c.at);
  if ('lasted' in c) return time(c.lasted - offsetS).slice(11);
  if ('verdict' in c) return `<b>${c.verdict}</b>`;
  if ('mark' in c) return `<svg width="9" height="9"><circle cx="4.5" cy="4.5" r="4"/></svg>`;
  if ('tag' in c) return `<span class="tag">${two(c.tag)}</span>`;
  if ('symbol' in c) return `<b>${c.symbol}</b>`;
  if ('small' in c) return typeof c.small === 'string' ? `<small>${esc(c.small)}</small>` : two(c.small);
  return 'of' in c ? c.of.map(cell).join('<br>') : c.beside.map(cell).join(' ');
}

function row(r: Row, columns: number): string {
  if (Array.isArray(r)) return `<tr>${r.map((c) => `<td>${cell(c)}</td>`).join('')}</tr>`;
  const text = 'title' in r ? `<b>${two(r.title)}</b> ${r.role ? two(r.role) : ''}` : cell(r.across);
  return `<tr><td colspan="${columns}">${text}</td></tr>`;
}
function table(t: Table): string {
  const head = t.columns.map((c) => `<th>${c.head === '' ? '' : two(c.head)}</th>`).join('');
  const body = t.rows.map((r) => row(r, t.columns.length)).join('');
  return `<table>${t.goesOn ? '' : `<thead><tr>${head}</tr></thead>`}<tbody>${body}</tbody></table>`;
}

const PLOT = 470;
function lane(l: Lane, y: number, line: TimeLine): string {
  const x = (t: number): number => (PLOT * (t - line.from)) / Math.max(1, line.to - line.from);
  const bar = (a: number, b: number, tall: number, fill: string): string =>
    `<rect x="${x(a)}" y="${y + 17 - tall}" width="${Math.max(1, x(b) - x(a))}" height="${tall}" fill="${fill}" stroke="#000"/>`;
  const spans = (l.spans ?? []).map(([a, b]) => bar(a, b, 14, '#000')).join('');
  const hollow = (l.hollow ?? []).map(([a, b]) => bar(a, b, 14, '#fff')).join('');
  const bins = (l.bins ?? []).map(([a, b, n]) => bar(a, b, 4 * Math.log10(n + 1), '#000')).join('');
  return `<line x1="0" x2="${PLOT}" y1="${y + 17}" y2="${y + 17}" stroke="#888"/>${spans}${hollow}${bins}`;
}
function timeLine(t: TimeLine): string {
  const names = t.lanes.map((l) => `<div class="lane">${l.symbol ?? ''} ${two(l.label)}</div>`).join('');
  const totals = t.lanes.map((l) => `<div class="lane">${l.total ?? '—'} ${l.unit ?? ''}</div>`).join('');
  const plot = t.lanes.map((l, i) => lane(l, i * 20, t)).join('');
  const svg = `<svg width="${PLOT}" height="${t.lanes.length * 20}">${plot}</svg>`;
  return `<h3>${two(t.title)}</h3><p>${time(t.from)} – ${time(t.to)}</p><div class="chart"><div>${names}</div>${svg}<div>${totals}</div></div>`;
}

function section(s: Section): string {
  const parts = [
    lines(s.intro ?? []),
    ...(s.timeLines ?? []).map(timeLine),
    ...(s.tables ?? []).map(table),
    s.numbered ? `<ol>${s.numbered.map((p) => `<li>${lines([p])}</li>`).join('')}</ol>` : '',
    lines(s.paragraphs ?? []),
    lines(s.remarks ?? []),
  ];
  return `<h2>${two(s.title)}</h2>${parts.join('')}`;
}

const fact = (f: Fact): string =>
  `<div><small>${two(f.label)}</small><br>${f.value === undefined ? '____' : cell(f.value)}</div>`;
const band = (label: Bilingual | undefined, body: string): string =>
  `<div class="band"><div><b>${label ? two(label) : ''}</b></div><div>${body}</div></div>`;

function firstPage(m: ReportModel): string {
  const w = m.words;
  const facts = (list: readonly Fact[]): string => `<div class="facts">${list.map(fact).join('')}</div>`;
  const ends = m.ends
    .map((e) => `<p>${two(e.label)}<br>${e.lines.map(esc).join('<br>')} ${esc(e.position ?? '')}</p>`)
    .join('');
  const figures = m.figures
    .map((f) => `<div><b class="figure">${cell(f.value ?? '—')}</b><br>${two(f.label)}</div>`)
    .join('');
  const signatures = m.signatures.map((s) => `<div>${two(s.role)}<br>${esc(s.name ?? '')}</div>`).join('');
  return [
    `<h1>${w.report ? two(w.report) : ''}</h1><p>${m.runId} ${time(m.madeAt)}</p>`,
    `<div class="facts"><div class="verdict">${two(m.verdictWord)}</div><div>${lines(m.basis)}${lines(m.why)}</div></div>`,
    band(w.measures, two(m.measures) + lines(m.cautions)),
    band(w.circuit, `<h3>${esc(m.circuit.number ?? '')}</h3>${facts(m.circuit.facts)}`),
    band(w.ends, ends),
    band(w.done, lines(m.done) + facts(m.doneFacts)),
    `<div class="facts">${figures}</div>`,
    band(w.proves, lines(m.proves)),
    band(w.unseen, lines(m.notObserved)),
    band(w.instrument, m.instruments.map((one) => facts(one.facts)).join('')),
    `<div class="facts">${signatures}</div>`,
  ].join('');
}

const faces = fontPaths()
  .map((path, i) => `@font-face{font-family:N;font-weight:${i ? 700 : 400};src:url("${pathToFileURL(path).href}")}`)
  .join('');
const CSS = `${faces}@page{size:A4;margin:18mm 16mm 17mm 24mm}body{font:9pt N;margin:0}small{font-size:7.5pt}h2{font-size:12pt}
table{border-collapse:collapse;width:100%;font-size:8pt}td,th{border-top:.4pt solid #888;padding:1.1mm;text-align:left;vertical-align:top}
.band{display:grid;grid-template-columns:20mm 1fr;gap:4mm;border-top:.4pt solid #888;padding:2mm 0}.facts{display:flex;gap:3mm}.facts>div{flex:1}
.figure{font-size:20pt}.verdict{font-size:29pt;border:2pt solid}.chart{display:flex}.lane{height:20px;width:27mm;overflow:hidden;white-space:nowrap}
.first{break-after:page}.tag{border:.7pt solid}p{margin:1.5mm 0}tr{break-inside:avoid}`;

/** The same content as the PDF, as a page that a browser prints: the peer of the report's figure. */
export function reportHtml(model: ReportModel): string {
  offsetS = model.zone.offsetS;
  const body = `<div class="first">${firstPage(model)}</div>${model.sections.map(section).join('')}`;
  return `<!doctype html><html lang="zh"><meta charset="utf-8"><style>${CSS}</style><body>${body}</body></html>`;
}
